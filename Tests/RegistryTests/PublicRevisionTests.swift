import Article16
import SQLite
import Testing

@testable import Registry

/// What everyone reads has a revision: it moves with it, and with nothing else.
@Suite("The revision of what everyone reads")
struct PublicRevisionTests {
    /// A published report and a confidential one, in a world of many.
    private struct Made {
        let store: Store
        let writer: Writer
        let published: String
        let hidden: String

        init() throws {
            store = try Store()
            writer = try store.writer()
            (published, hidden) = try writer.perform { registry in
                _ = try GeneratedWorld.make(of: 60, seed: 11, in: registry)
                let published = try registry.connection.first(
                    "SELECT min(id) FROM public_reports"
                ) { $0.text(0) }
                let hidden = try registry.connection.first(
                    """
                    SELECT min(id) FROM reports
                    WHERE publication_id IS NULL AND visit_id IS NULL AND lifecycle <> 'draft'
                    """
                ) { $0.text(0) }
                return (try #require(published), try #require(hidden))
            }
        }

        /// Whether it moves when this is done and committed.
        func moves(_ work: @escaping @Sendable (Registry) throws -> Void) throws -> Bool {
            let before = writer.publicRevision.now
            try writer.perform(work)
            return writer.publicRevision.now != before
        }
    }

    private struct Wrong: Error {}

    @Test func `it moves with each row of everyone's that comes, goes or changes`() throws {
        let made = try Made()
        let state = try made.writer.perform { try $0.state("KAZ") }
        #expect(try made.moves { _ = try $0.addMechanism(of: state, name: "M") })
        #expect(
            try made.moves {
                try $0.connection.run("UPDATE mechanisms SET name = 'N' WHERE name = 'M'")
            })
        #expect(
            try made.moves {
                try $0.connection.run("DELETE FROM mechanisms WHERE name = 'N'")
            })
    }

    @Test func `every table of everyone's door moves it`() throws {
        let made = try Made()
        let watched = try made.writer.perform { registry in
            try registry.connection.all(
                """
                SELECT DISTINCT tbl_name FROM temp.sqlite_schema
                WHERE type = 'trigger' ORDER BY 1
                """
            ) { $0.text(0) }
        }
        #expect(watched == DoorOfEveryone.tables.subtracting(DoorOfEveryone.index).sorted())
    }

    @Test func `what is confidential does not move it`() throws {
        let made = try Made()
        let hidden = ReportID(made.hidden)
        #expect(try !made.moves { try $0.publish(hidden) })
        #expect(try !made.moves { try $0.record("opened", of: "x", by: nil, at: "2024-01-03") })
        #expect(
            try !made.moves {
                try $0.connection.run(
                    "UPDATE sealed_reports SET reminded_on = '2024-01-03' WHERE id = ?1",
                    .text(hidden.text))
            })
    }

    @Test func `to copy what everyone reads anew is no change`() throws {
        let made = try Made()
        let published = ReportID(made.published)
        #expect(try !made.moves { try $0.publish(published) })
        #expect(try !made.moves { try $0.publishEverything() })
    }

    @Test func `what is undone has not moved it`() throws {
        let made = try Made()
        let state = try made.writer.perform { try $0.state("KAZ") }
        let before = made.writer.publicRevision.now
        #expect(throws: Wrong.self) {
            try made.writer.perform { registry in
                _ = try registry.addMechanism(of: state, name: "M")
                throw Wrong()
            }
        }
        made.writer.submit { registry in
            _ = try registry.addMechanism(of: state, name: "M")
            throw Wrong()
        } answer: { (_: Result<Void, any Error>) in
        }
        made.writer.finish()
        #expect(try !made.moves { try $0.record("opened", of: "x", by: nil, at: "2024-01-03") })
        #expect(made.writer.publicRevision.now == before)
    }

    @Test func `who is told of a commit finds the revision moved`() throws {
        let made = try Made()
        let state = try made.writer.perform { try $0.state("KAZ") }
        let (before, revision) = (made.writer.publicRevision.now, made.writer.publicRevision)
        let told = Box(0)
        made.writer.submit { registry in
            _ = try registry.addMechanism(of: state, name: "M")
        } answer: { _ in
            told.value = revision.now
        }
        made.writer.finish()
        #expect(told.value == before + 1)
    }
}

/// What an answer finds, put down on the writer's queue and read when that has finished.
private final class Box: @unchecked Sendable {
    var value: Int

    init(_ value: Int) {
        self.value = value
    }
}
