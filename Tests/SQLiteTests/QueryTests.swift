import Testing

@testable import SQLite

@Suite("A statement")
struct QueryTests {
    let scratch: Scratch
    let writer: Connection

    init() throws {
        scratch = try Scratch()
        writer = try scratch.writerWithTable()
    }

    @Test(arguments: [
        "", "plain", "a\u{0}b\u{0}", "🕊️ Ω ñ 漢字", String(repeating: "é", count: 100_000),
    ])
    func `a text comes back as it went in`(text: String) throws {
        try writer.run("INSERT INTO items (name) VALUES (?1)", .text(text))
        #expect(try writer.names() == [text])
        try writer.run("DELETE FROM items")
        try writer.run("INSERT INTO items (name) VALUES (?1)", .textBytes(Array(text.utf8)))
        let row = try writer.first("SELECT name, typeof(name) FROM items") { row in
            (row.bytes(0), row.text(1))
        }
        #expect(row?.0 == Array(text.utf8))
        #expect(row?.1 == "text")
    }

    @Test(
        arguments: [[], [0], [0, 255, 128, 0], Array(repeating: 7, count: 200_000)] as [[UInt8]])
    func `bytes come back as they went in`(bytes: [UInt8]) throws {
        try writer.run("INSERT INTO items (name, bytes) VALUES ('x', ?1)", .blob(bytes))
        let row = try writer.first("SELECT bytes, typeof(bytes) FROM items") { row in
            (row.bytes(0), row.text(1))
        }
        #expect(row?.0 == bytes)
        #expect(row?.1 == "blob")
    }

    @Test(arguments: [0, 1, -1, Int.max, Int.min])
    func `an integer comes back as it went in`(integer: Int) throws {
        #expect(try writer.first("SELECT ?1", Value(integer)) { $0.int(0) } == integer)
    }

    @Test func `NULL is told from zero and from nothing`() throws {
        let sql: StaticString = "SELECT ?1, ?2, ?3"
        let row = try writer.first(sql, nil, 0, "") { row in
            [row.optionalInt(0) == nil, row.optionalInt(1) == 0, row.optionalText(2) == ""]
                + [row.isNull(0), !row.isNull(1), row.optionalText(0) == nil]
                + [row.optionalBytes(0) == nil, row.optionalBytes(2) == []]
        }
        #expect(row == Array(repeating: true, count: 8))
    }

    @Test func `values may be optional`() throws {
        let absent: String? = nil
        #expect(Value(absent) == .null)
        #expect(Value("x" as String?) == .text("x"))
        #expect(Value(nil as Int?) == .null)
        #expect(Value(true) == .integer(1))
    }

    @Test func `bytes can be read where SQLite has them`() throws {
        let text = String(repeating: "No to torture. ", count: 10_000)
        try writer.run("INSERT INTO items (name) VALUES (?1)", .text(text))
        let sum = try writer.first("SELECT name, NULL FROM items") { row in
            row.withBytes(0) { bytes in
                var sum = 0
                for index in bytes.indices { sum += Int(bytes[index]) }
                return sum
            } + row.withBytes(1) { $0.count }
        }
        #expect(sum == text.utf8.reduce(0) { $0 + Int($1) })
    }

    @Test func `the same text is the same statement`() throws {
        let sql: StaticString = "SELECT ?1"
        #expect(try writer.prepare(sql) === writer.prepare(sql))
        for number in 0..<3 {
            #expect(try writer.first(sql, Value(number)) { $0.int(0) } == number)
        }
    }

    @Test func `changes are counted`() throws {
        let insert: StaticString = "INSERT INTO items (name) VALUES (?1)"
        #expect(try writer.run(insert, "a") == 1)
        #expect(try writer.run(insert, "b") == 1)
        #expect(writer.lastInsertedRow == 2)
        #expect(try writer.run("UPDATE items SET note = 'x'") == 2)
        #expect(try writer.run("UPDATE items SET note = 'y' WHERE id > 9") == 0)
        #expect(writer.totalChanges == 4)
    }

    @Test func `rows can be left before the last`() throws {
        var seen: [Int] = []
        try writer.each("VALUES (1), (2), (3)") { row in
            seen.append(row.int(0))
            return seen.count == 2 ? .stop : .continue
        }
        #expect(seen == [1, 2])
    }

    @Test func `a row that RETURNING gives is committed though none other is read`() throws {
        let id = try writer.first("INSERT INTO items (name) VALUES ('a'), ('b') RETURNING id") {
            $0.int(0)
        }
        #expect(id == 1)
        #expect(!writer.isInTransaction)
        #expect(try scratch.reader().names() == ["a", "b"])
    }

    @Test func `a statement is reset when its closure throws`() throws {
        try writer.run("INSERT INTO items (name) VALUES ('a'), ('b')")
        let sql: StaticString = "SELECT name FROM items ORDER BY id"
        for _ in 0..<2 {
            #expect(throws: SQLiteError.self) {
                try writer.all(sql) { _ throws(SQLiteError) in throw .unreadable("name") }
            }
        }
        #expect(try writer.all(sql) { $0.text(0) } == ["a", "b"])
        // No read transaction lingers: a checkpoint finds nobody to wait for.
        #expect(try writer.checkpoint(.truncate) == .init(pages: 0, moved: 0))
    }

    @Test(arguments: ["all", "first", "throw", "stop"])
    func `a reader that has finished holds nothing`(way: String) throws {
        try writer.run("INSERT INTO items (name) VALUES ('a'), ('b')")
        let reader = try scratch.reader()
        let sql: StaticString = "SELECT name FROM items"
        switch way {
        case "all": #expect(try reader.all(sql) { $0.text(0) }.count == 2)
        case "first": #expect(try reader.first(sql) { $0.text(0) } == "a")
        case "stop": try reader.each(sql) { _ in .stop }
        default:
            #expect(throws: SQLiteError.self) {
                try reader.each(sql) { _ throws(SQLiteError) in throw .unreadable("name") }
            }
        }
        try writer.run("INSERT INTO items (name) VALUES ('c')")
        #expect(try writer.checkpoint(.truncate).isComplete)
    }

    @Test func `a statement cannot run inside itself`() throws {
        let sql: StaticString = "VALUES (1), (2)"
        let error = #expect(throws: SQLiteError.self) {
            try writer.each(sql) { _ throws(SQLiteError) in
                try writer.each(sql) { _ in .stop }
                return .stop
            }
        }
        #expect(error?.kind == .other)
        #expect(try writer.all(sql) { $0.int(0) } == [1, 2])
    }

    @Test(arguments: [[], [1], [1, 2, 3]] as [[Value]])
    func `as many values are needed as there are parameters`(values: [Value]) throws {
        let error = #expect(throws: SQLiteError.self) {
            try writer.prepare("SELECT ?1, ?2, ?1").run(values)
        }
        #expect(error?.message == "2 values are needed, not \(values.count)")
    }

    @Test func `values of many kinds are bound at once`() throws {
        let row = try writer.first(
            "SELECT ?1, ?2, ?3, ?4, ?5", "one", .blob([2]), nil, .textBytes([52]), 5
        ) { [$0.text(0), $0.text(1), $0.text(2), $0.text(3), $0.text(4)] }
        #expect(row == ["one", "\u{2}", "", "4", "5"])
    }
}
