internal import Synchronization

/// A number that one thread changes and any may read.
///
/// Neither a lock nor a locked instruction: its one writer loads, adds and stores, and a reader
/// sees some recent value. Two writers would lose what the other added.
package struct Counter: ~Copyable, Sendable {
    private let value = Atomic(0)

    package init() {}

    package func add(_ count: Int = 1) {
        value.store(value.load(ordering: .relaxed) &+ count, ordering: .relaxed)
    }

    /// For what goes up and down.
    package func set(_ count: Int) { value.store(count, ordering: .relaxed) }

    package var now: Int { value.load(ordering: .relaxed) }
}

/// A row of numbers, each as a `Counter` is.
///
/// `@unchecked Sendable`: the pointer never changes, and what it points to are atomics; `@safe`:
/// each index is compared with their count first.
@safe package final class Counters: @unchecked Sendable {
    private let cells: UnsafeMutableBufferPointer<Atomic<Int>>

    package init(count: Int) {
        unsafe cells = .allocate(capacity: count)
        for index in 0..<count {
            unsafe cells.initializeElement(at: index, to: Atomic(0))
        }
    }

    deinit {
        unsafe cells.deinitialize().deallocate()
    }

    package func add(_ count: Int = 1, at index: Int) {
        precondition(unsafe cells.indices.contains(index))
        let value = unsafe cells[index].load(ordering: .relaxed) &+ count
        unsafe cells[index].store(value, ordering: .relaxed)
    }

    package func value(at index: Int) -> Int {
        precondition(unsafe cells.indices.contains(index))
        return unsafe cells[index].load(ordering: .relaxed)
    }
}
