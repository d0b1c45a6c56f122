import Article16
import Dispatch
import Foundation
import SQLite
import Testing

@testable import Registry

/// An index has what its circle reads, is dropped when nobody looks in it, and is bounded.
@Suite("The indexes of circles")
struct ReaderIndexTests {
    private let store: Store
    private let writer: Writer
    private let world: GeneratedWorld

    init() throws {
        store = try Store()
        writer = try store.writer()
        world = try writer.perform { registry in
            try GeneratedWorld.make(of: 30, seed: 5, in: registry)
        }
    }

    private var parties: [Party] {
        [.secretariat, .dashboard(.subcommittee), .committee]
            + world.states.map { .state($0) }
            + world.mechanisms.map { .mechanism($0.id, of: $0.state) }
    }

    /// Looks in the index of a party's circle and waits for what it finds.
    private func look(
        _ indexes: ReaderIndexes, as party: Party, in found: Found = Found()
    ) -> Result<Set<String>, any Error>? {
        let done = DispatchSemaphore(value: 0)
        let isTaken = indexes.look(for: Caller(looking: party)) { result in
            found.result = Result {
                let (registry, index) = try result.get()
                found.index = index
                try index.follow(registry, as: party)
                return Set(index.textsPresent().keys)
            }
            done.signal()
        }
        guard isTaken else { return nil }
        done.wait()
        return found.result
    }

    @Test func `each index has exactly what its circle reads`() throws {
        let reader = try store.reader()
        let indexes = ReaderIndexes(of: store.path, keys: store.keys)
        var sizes: Set<Int> = []
        for party in parties {
            let own = try reader.connection.all(
                "SELECT report_id FROM report_readers WHERE audience = ?1",
                .text(party.audience!.key)
            ) { $0.text(0) }
            #expect(try look(indexes, as: party)?.get() == Set(own), "\(party)")
            sizes.insert(own.count)
        }
        #expect(sizes.count > 2 && indexes.count == parties.count)
    }

    @Test func `an index that nobody looks in is dropped`() throws {
        let indexes = ReaderIndexes(
            of: store.path, keys: store.keys, idle: .milliseconds(200))
        _ = try look(indexes, as: .secretariat)?.get()
        #expect(indexes.count == 1)
        for _ in 0..<200 where indexes.count > 0 { Thread.sleep(forTimeInterval: 0.02) }
        #expect(indexes.count == 0)
        #expect(try look(indexes, as: .secretariat)?.get().isEmpty == false)
    }

    @Test func `where memory is short the longest unused go`() throws {
        let indexes = ReaderIndexes(of: store.path, keys: store.keys, memory: 1)
        let found = parties.map { _ in Found() }
        for (party, found) in zip(parties, found) {
            _ = try look(indexes, as: party, in: found)?.get()
        }
        let left = { found.count { $0.index != nil } }
        for _ in 0..<100 where indexes.count > 1 || left() > 1 {
            Thread.sleep(forTimeInterval: 0.02)
        }
        #expect(indexes.count == 1)
        // They are gone from memory, and not from the count alone.
        #expect(left() == 1)
    }

    @Test func `a circle that reads too much gets no answer, and not a wrong one`() throws {
        let index = try ReaderIndex(limit: 4096)
        let door = try store.member()
        door.look(for: Caller(looking: .secretariat))
        for _ in 0..<2 {
            #expect(throws: ReaderIndex.TooLarge.self) {
                try index.follow(door, as: .secretariat)
            }
            #expect(index.textsPresent().isEmpty)
        }
    }
}

/// Where a queue leaves what it found: the semaphore of the asker guards it.
private final class Found: @unchecked Sendable {
    var result: Result<Set<String>, any Error>?
    weak var index: ReaderIndex?
}
