import Testing

@testable import SQLite

@Suite("Transactions")
struct TransactionTests {
    let scratch: Scratch
    let writer: Connection

    init() throws {
        scratch = try Scratch()
        writer = try scratch.writerWithTable()
    }

    /// What a floor above throws.
    enum Refused: CarriesSQLiteError, Equatable {
        case byTheTreaty
        case byTheStore(SQLiteError.Kind)

        init(_ error: SQLiteError) { self = .byTheStore(error.kind) }
    }

    struct Other: Error {}

    func insert(_ name: String) throws(SQLiteError) {
        try writer.run("INSERT INTO items (name) VALUES (?1)", .text(name))
    }

    func insertOrRefuse(_ name: String) throws(Refused) {
        do { try insert(name) } catch { throw Refused(error) }
    }

    @Test func `what a transaction did is there when it returns`() throws {
        let two = try writer.immediate { () throws(SQLiteError) in
            try insert("a")
            try insert("b")
            return 2
        }
        #expect(two == 2)
        #expect(!writer.isInTransaction)
        #expect(try scratch.reader().names() == ["a", "b"])
    }

    @Test func `a transaction of one statement needs no more than that`() throws {
        try writer.immediate { try writer.run("INSERT INTO items (name) VALUES ('a')") }
        #expect(try writer.names() == ["a"])
    }

    @Test func `what a transaction did is gone when it throws`() throws {
        #expect(throws: Refused.byTheTreaty) {
            try writer.immediate { () throws(Refused) in
                try insertOrRefuse("a")
                throw .byTheTreaty
            }
        }
        #expect(throws: Other.self) {
            try writer.immediate {
                try insert("b")
                throw Other()
            }
        }
        #expect(!writer.isInTransaction)
        #expect(try writer.names() == [])
    }

    @Test func `SQLite's errors come as the body's kind of error`() throws {
        try insert("a")
        #expect(throws: Refused.byTheStore(.constraint(.unique))) {
            try writer.immediate { () throws(Refused) in try insertOrRefuse("a") }
        }
        // BEGIN inside BEGIN is SQLite's to refuse.
        #expect(throws: Refused.byTheStore(.other)) {
            try writer.immediate { () throws(Refused) in
                try writer.immediate { () throws(Refused) in }
            }
        }
        #expect(!writer.isInTransaction)
    }

    @Test func `a savepoint that throws leaves the rest`() throws {
        try writer.immediate {
            try insert("before")
            #expect(throws: Other.self) {
                try writer.savepoint {
                    try insert("undone")
                    throw Other()
                }
            }
            try writer.savepoint { () throws(SQLiteError) in try insert("after") }
        }
        #expect(try scratch.reader().names() == ["before", "after"])
    }

    @Test func `savepoints stand inside each other`() throws {
        try writer.immediate {
            try writer.savepoint {
                try insert("outer")
                #expect(throws: Other.self) {
                    try writer.savepoint {
                        try insert("inner")
                        throw Other()
                    }
                }
                try insert("outer, later")
            }
        }
        #expect(try writer.names() == ["outer", "outer, later"])
    }

    @Test func `a savepoint is no transaction of its own`() throws {
        let error = #expect(throws: SQLiteError.self) {
            try writer.savepoint { () throws(SQLiteError) in try insert("a") }
        }
        #expect(error?.kind == .other)
        #expect(try writer.names() == [])
    }

    /// SQLite may roll the whole transaction back when the disk is full; those behind in the batch
    /// must not be committed one by one.
    @Test func `when SQLite gives up a batch, nothing of it is kept`() throws {
        try writer.execute(
            script: "CREATE TABLE heap (b BLOB) STRICT; PRAGMA max_page_count = 40")
        var refused = 0
        #expect(throws: SQLiteError.self) {
            try writer.immediate { () throws(SQLiteError) in
                for name in ["a", "FULL", "b"] {
                    do throws(SQLiteError) {
                        try writer.savepoint { () throws(SQLiteError) in
                            try insert(name)
                            guard name == "FULL" else { return }
                            try writer.run("INSERT INTO heap VALUES (zeroblob(1000000))")
                        }
                    } catch {
                        refused += 1
                        // As after SQLITE_IOERR, where SQLite does it by itself.
                        writer.rollBack()
                    }
                }
            }
        }
        #expect(refused == 2)
        #expect(try writer.names() == [])
        try insert("the next batch")
        #expect(try scratch.reader().names() == ["the next batch"])
    }

    @Test func `a reading transaction sees one state`() throws {
        let reader = try scratch.reader()
        try insert("a")
        try reader.reading { () throws(SQLiteError) in
            #expect(try reader.names() == ["a"])
            try insert("b")
            #expect(try reader.names() == ["a"])
        }
        #expect(try reader.names() == ["a", "b"])
    }

    @Test func `a reading transaction in steps sees one state`() throws {
        let reader = try scratch.reader()
        try insert("a")
        try reader.beginReading()
        #expect(try reader.names() == ["a"])
        try insert("b")
        #expect(try reader.names() == ["a"])
        try reader.commit()
        #expect(try reader.names() == ["a", "b"])
    }

    @Test func `a reading transaction ends when its body throws`() throws {
        let reader = try scratch.reader()
        #expect(throws: Other.self) {
            try reader.reading {
                #expect(try reader.names() == [])
                throw Other()
            }
        }
        #expect(!reader.isInTransaction)
        try insert("a")
        #expect(try writer.checkpoint(.truncate).isComplete)
    }

    @Test func `a transaction in steps can be undone`() throws {
        try writer.beginImmediate()
        try insert("a")
        writer.rollBack()
        writer.rollBack()
        #expect(try writer.names() == [])
        try writer.beginImmediate()
        try insert("b")
        try writer.commit()
        #expect(try writer.names() == ["b"])
    }

    @Test func `a commit that fails is undone`() throws {
        try writer.execute(
            script: """
                CREATE TABLE links (item INTEGER REFERENCES items DEFERRABLE INITIALLY DEFERRED)
                STRICT
                """)
        let error = #expect(throws: SQLiteError.self) {
            try writer.immediate { () throws(SQLiteError) in
                try writer.run("INSERT INTO links VALUES (9)")
            }
        }
        #expect(error?.kind == .constraint(.foreignKey))
        #expect(!writer.isInTransaction)
        #expect(try writer.first("SELECT count(*) FROM links") { $0.int(0) } == 0)
    }

    /// What comes out of a transaction may be something that cannot be copied.
    struct Order: ~Copyable {
        let number: Int
    }

    @Test func `a transaction may give an order that is spent once`() throws {
        let order = try writer.immediate { () throws(SQLiteError) in Order(number: 16) }
        #expect(order.number == 16)
    }
}
