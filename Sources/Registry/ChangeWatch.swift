package import Article16
internal import Dispatch

/// Those who wait for a change, on a queue and a connection of their own: neither a loop nor the
/// writer is held up by them.
///
/// A commit wakes those whose audience was told of something in it, and nobody else, so that what
/// is hidden from a reader costs them no time either.
///
/// `@unchecked Sendable`: `queue` guards everything below it.
package final class ChangeWatch: @unchecked Sendable {
    /// Looks for what is waited for and answers if it is there, or in any case where `isLast`;
    /// says whether it answered.
    package typealias Look = @Sendable (Readers, _ isLast: Bool) -> Bool

    /// How many wait at once; who comes when it is full is answered at once. Late answers of a
    /// loop are bounded (`--max-queued`), and writes need most of that room.
    static let limit = 256

    private let queue = DispatchQueue(label: "opcat.changes", qos: .userInitiated)
    private let readers: Readers
    private var waiting: [Int: (audiences: Set<Audience>, look: Look)] = [:]
    private var count = 0
    private var isClosed = false

    /// Listens to the writer's commits.
    package init(store: String, writer: Writer) {
        readers = Readers(of: store, keys: writer.keys)
        writer.onCommit { [weak self] audiences in self?.wake(audiences) }
    }

    /// Whoever waits is answered with what there is, and nobody waits any more.
    package func close() {
        queue.async {
            self.isClosed = true
            for key in self.waiting.keys { self.look(key, isLast: true) }
        }
    }

    /// Whether there is room to wait; then it is looked again at once, since something may have
    /// been committed after the loop looked, and what is committed from here on wakes it.
    ///
    /// - Parameter seconds: after which it is answered with what there is.
    package func wait(for audiences: Set<Audience>, seconds: Int, look: @escaping Look) -> Bool {
        queue.sync {
            guard !isClosed, waiting.count < Self.limit else { return false }
            count += 1
            let key = count
            waiting[key] = (audiences, look)
            queue.async { self.look(key, isLast: false) }
            queue.asyncAfter(deadline: .now() + .seconds(seconds)) { self.look(key, isLast: true) }
            return true
        }
    }

    private func wake(_ audiences: Set<Audience>) {
        queue.async {
            for (key, one) in self.waiting where !one.audiences.isDisjoint(with: audiences) {
                self.look(key, isLast: false)
            }
        }
    }

    private func look(_ key: Int, isLast: Bool) {
        guard let one = waiting[key] else { return }
        defer { readers.endReading() }
        if one.look(readers, isLast) { waiting[key] = nil }
    }
}
