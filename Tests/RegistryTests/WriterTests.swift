import Article16
import Dispatch
import Foundation
import SQLite
import Synchronization
import Testing

@testable import Registry

/// The one writer: group commit, fail-stop, and nobody beside it.
struct WriterTests {
    /// What answers told, in their order.
    private final class Told: Sendable {
        private let words = Mutex<[String]>([])
        private let done = DispatchSemaphore(value: 0)

        func tell(_ word: String) {
            words.withLock { $0.append(word) }
            done.signal()
        }

        func wait(for count: Int) -> [String] {
            for _ in 0..<count { done.wait() }
            return words.withLock { $0 }
        }
    }

    private struct Wrong: Error {}

    /// Holds a writer's queue until what is returned is signalled, so that work gathers.
    private func holding(_ writer: Writer) -> DispatchSemaphore {
        let (begun, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        writer.submit { _ in
            begun.signal()
            release.wait()
        } answer: { _ in
        }
        begun.wait()
        return release
    }

    @Test func `what is submitted together is committed together`() throws {
        let store = try Store()
        let writer = try store.writer()
        let state = try writer.perform { try $0.state("KAZ") }
        let (told, path, keys) = (Told(), store.path, store.keys)
        let count = Writer.batchLimit + 20
        let release = holding(writer)
        for _ in 0..<count {
            writer.submit { registry in
                _ = try registry.addMechanism(of: state, name: "M")
            } answer: { _ in
                // How many a reader sees when this one is told of its commit.
                let seen = Result {
                    try Registry.openForReading(
                        at: path, through: .members, keys: keys
                    ).countMechanisms(of: nil)
                }
                told.tell((try? "\(seen.get())") ?? "unread")  // It is told as it is.
            }
        }
        release.signal()
        let seen = told.wait(for: count)
        #expect(Set(seen) == ["\(Writer.batchLimit)", "\(count)"], "two commits")
        #expect(seen.prefix(Writer.batchLimit).allSatisfy { $0 == "\(Writer.batchLimit)" })
    }

    @Test func `a failure undoes its own work and nobody else's`() throws {
        let store = try Store()
        let writer = try store.writer()
        let state = try writer.perform { try $0.state("KAZ") }
        let told = Told()
        let release = holding(writer)
        for number in 0..<10 {
            writer.submit { registry in
                _ = try registry.addMechanism(of: state, name: "M\(number)")
                if number == 4 { throw Wrong() }
            } answer: { result in
                if case .failure(let error) = result { return told.tell("\(type(of: error))") }
                told.tell("done")
            }
        }
        release.signal()
        let words = told.wait(for: 10)
        #expect(words.filter { $0 == "done" }.count == 9)
        #expect(words[4] == "Wrong")
        let kept = try store.reader().mechanisms(of: state, after: "", limit: 100).map(\.name)
        #expect(kept.sorted() == (0..<10).filter { $0 != 4 }.map { "M\($0)" })
    }

    @Test func `after a failure of the store nothing is acknowledged any more`() throws {
        let store = try Store()
        let (told, failures) = (Told(), Told())
        let writer = try Writer(at: store.path, keys: store.keys) { _ in failures.tell("failed") }
        let state = try writer.perform { try $0.state("KAZ") }
        let release = holding(writer)
        for number in 0..<3 {
            writer.submit { registry in
                _ = try registry.addMechanism(of: state, name: "M")
                if number == 1 { throw StorageFault.unavailable }
            } answer: { result in
                told.tell(Self.word(of: result))
            }
        }
        release.signal()
        #expect(told.wait(for: 3) == ["unavailable", "unavailable", "unavailable"])
        #expect(failures.wait(for: 1) == ["failed"])
        writer.submit {
            _ = try $0.addMechanism(of: state, name: "M")
        } answer: { result in
            told.tell(Self.word(of: result))
        }
        #expect(told.wait(for: 1).last == "unavailable")
        #expect(try store.reader().countMechanisms(of: nil) == 0)
    }

    @Test func `a full store takes work again when there is room`() throws {
        let store = try Store()
        let told = Told()
        let writer = try Writer(at: store.path, keys: store.keys) { _ in told.tell("failed") }
        let state = try writer.perform { registry in
            try registry.connection.execute(script: "PRAGMA max_page_count = 1")
            return try registry.state("KAZ")
        }
        let name = String(repeating: "M", count: 100_000)
        let work: @Sendable (Registry) throws -> Void = {
            _ = try $0.addMechanism(of: state, name: name)
        }
        writer.submit(work) { told.tell(Self.word(of: $0)) }
        #expect(told.wait(for: 1) == ["full"])
        try writer.perform { try $0.connection.execute(script: "PRAGMA max_page_count = 100000") }
        writer.submit(work) { told.tell(Self.word(of: $0)) }
        #expect(told.wait(for: 1) == ["full", "done"])
        #expect(try store.reader().countMechanisms(of: nil) == 1)
    }

    private static func word(of result: Result<Void, any Error>) -> String {
        switch result {
        case .success: "done"
        case .failure(let error): (error as? StorageFault).map { "\($0)" } ?? "\(error)"
        }
    }

    @Test func `nobody writes beside a writer, and anybody reads`() throws {
        let store = try Store()
        var writer: Writer? = try store.writer()
        let alias = store.folder + "/alias.sqlite"
        try FileManager.default.createSymbolicLink(
            atPath: alias, withDestinationPath: store.path)
        for path in [store.path, alias] {
            let error = #expect(throws: (any Error).self) {
                try Writer(at: path, keys: store.keys)
            }
            #expect(error.map(Writer.isHeldElsewhere) == true)
        }
        #expect(try store.reader().countMechanisms(of: nil) == 0)
        #expect(!Writer.isHeldElsewhere(Wrong()))
        withExtendedLifetime(writer) {}
        writer = nil
        #expect(throws: Never.self) { try store.writer() }
    }

    @Test func `a reader writes nothing`() throws {
        let store = try Store()
        _ = try store.writer()
        let reader = try store.reader()
        #expect(throws: (any Error).self) { try reader.state("KAZ") }
        #expect(throws: (any Error).self) { try reader.makeSecrets() }
    }
}
