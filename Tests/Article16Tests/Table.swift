@testable import Article16

/// One answer of a table, with the names of its row and its column.
struct Cell: Sendable, CustomStringConvertible {
    let row: String
    let column: String
    let answer: String

    var description: String { "\(row) | \(column) | \(answer)" }
}

/// A table in words that a lawyer can check, cut into one case for each answer.
///
/// The first line names the columns, each later one a row, a bar, and an answer to each column.
/// A row `others` stands for every party that has no row of its own.
struct Table: Sendable {
    let cells: [Cell]

    init(_ text: String) {
        let rows = text.split(separator: "\n").map { line in
            let halves = line.split(separator: "|")
            precondition(halves.count == 2, "A row needs a bar: \(line)")
            return (
                name: halves[0].trimmed, words: halves[1].split(separator: " ").map(String.init)
            )
        }
        let columns = rows[0].words
        let named = Set(rows.map(\.name))
        cells = rows.dropFirst().flatMap { row in
            precondition(row.words.count == columns.count, "A row has too few answers: \(row)")
            let names =
                row.name == "others"
                ? Example.parties.keys.filter { !named.contains($0) }.sorted() : [row.name]
            return names.flatMap { name in
                zip(columns, row.words).map { Cell(row: name, column: $0, answer: $1) }
            }
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

/// What comes of an attempt, as the tables say it: `yes`, or the code of the refusal.
func outcome<Order: ~Copyable>(_ attempt: () throws(Refusal) -> Order) -> String {
    do {
        _ = try attempt()
        return "yes"
    } catch {
        return error.rawValue
    }
}
