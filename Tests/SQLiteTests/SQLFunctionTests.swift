import Testing

@testable import SQLite

@Suite("A function of ours")
struct SQLFunctionTests {
    let scratch: Scratch
    let writer: Connection

    init() throws {
        scratch = try Scratch()
        writer = try scratch.writerWithTable()
        try writer.execute(
            script: """
                INSERT INTO items (name) VALUES ('KAZ'), ('NZL');
                CREATE VIEW visible_items AS SELECT name FROM items WHERE name = viewer();
                """)
    }

    @Test func `a view may ask it, and each run gets its answer`() throws {
        var viewer: Value = "KAZ"
        try writer.define(function: "viewer") { viewer }
        let sql: StaticString = "SELECT name FROM visible_items"
        #expect(try writer.all(sql) { $0.text(0) } == ["KAZ"])
        viewer = "NZL"
        #expect(try writer.all(sql) { $0.text(0) } == ["NZL"])
        viewer = nil
        #expect(try writer.all(sql) { $0.text(0) } == [])
    }

    @Test func `without it the view cannot be read`() throws {
        #expect(throws: SQLiteError.self) {
            try writer.all("SELECT name FROM visible_items") { $0.text(0) }
        }
    }

    @Test(
        arguments: [
            (5, "integer", "5"), ("x", "text", "x"), ("", "text", ""), (.textBytes([]), "text", ""),
            (.blob([]), "blob", ""), (.blob([65]), "blob", "A"), (nil, "null", ""),
        ] as [(Value, String, String)])
    func `an answer keeps its type`(answer: Value, type: String, text: String) throws {
        try writer.define(function: "answer") { answer }
        let row = try writer.first("SELECT typeof(answer()), answer()") { row in
            (row.text(0), row.text(1))
        }
        #expect(row?.0 == type)
        #expect(row?.1 == text)
    }

    @Test func `what a function holds goes with its connection`() throws {
        final class Held {
            let answer: Value = 1
        }
        weak var held: Held?
        do {
            let other = try Connection(
                path: scratch.folder + "/other.db", access: .readWriteCreate)
            let object = Held()
            held = object
            try other.define(function: "answer") { object.answer }
            #expect(try other.first("SELECT answer()") { $0.int(0) } == 1)
        }
        #expect(held == nil)
    }
}
