internal import SQLite
internal import Synchronization

/// How often what everyone may read has changed since the service began.
///
/// It moves after a commit in which a row of everyone's door is another than before, and before
/// anybody is told of that commit; whatever else is committed leaves it where it is, so that who
/// watches it, or how long answers take, learns nothing of what is confidential. It is no part of
/// any answer (decision record 0032).
package final class PublicRevision: Sendable {
    private let count = Atomic<Int>(0)

    /// To be looked at before what it stands for is read: that is then at least as new.
    package var now: Int { count.load(ordering: .acquiring) }

    func advance() { count.add(1, ordering: .releasing) }
}

/// What a transaction has done to the rows of everyone's door, all in all.
///
/// Each row that goes and each that comes is added by its digest, and a row that goes and comes
/// again cancels itself out: copying anew what has not changed is no change.
struct PublicMoves: Equatable {
    private var sum: Int = 0

    var areNone: Bool { sum == 0 }

    mutating func add(_ row: [Value]) { sum ^= row.hashValue }
}

extension Registry {
    /// Has every row that comes into a table of everyone's door, or goes from it, added to
    /// `publicMoves`.
    ///
    /// The triggers are this connection's own and are made from the list of the door, so that no
    /// act can forget to say what it moved. What is searched in moves with the words it is made of.
    func watchPublicTables() throws(SQLiteError) {
        try connection.define(function: "moved_publicly", arguments: -1, for: .statements) {
            [unowned self] row in
            publicMoves.add(row)
            return .null
        }
        for table in DoorOfEveryone.tables.subtracting(DoorOfEveryone.index).sorted() {
            let columns = try connection.all(
                "SELECT name FROM pragma_table_info(?1)", .text(table)
            ) { row in row.text(0) }
            try connection.execute(script: Self.triggers(on: table, columns))
        }
    }

    private static func triggers(on table: String, _ columns: [String]) -> String {
        func adding(_ row: String) -> String {
            let values = columns.map { "\(row).\"\($0)\"" }.joined(separator: ", ")
            return "SELECT moved_publicly('\(table)', \(values));"
        }
        let events = [
            ("INSERT", adding("NEW")), ("DELETE", adding("OLD")),
            ("UPDATE", adding("OLD") + adding("NEW")),
        ]
        return events.map { event, body in
            """
            CREATE TEMP TRIGGER "\(table) \(event)" AFTER \(event) ON main.\(table)
            BEGIN \(body) END;
            """
        }.joined(separator: "\n")
    }
}
