internal import JSON

/// A table of counts: how many there are of what has the same values.
///
/// A cell's values stand in the order of `by`; nil where there is none, or none to its reader.
struct Tally {
    let by: [String]
    private(set) var counts: [[String?]: Int] = [:]
    private(set) var total = 0

    init(by: [String]) {
        self.by = by
    }

    /// Counts one thing, in each cell of its values: it may have several of a kind, or none.
    mutating func count(_ values: [[String]]) {
        total += 1
        let cells = values.reduce([[]]) { cells, some in
            cells.flatMap { cell in
                some.isEmpty ? [cell + [nil]] : some.map { cell + [$0] }
            }
        }
        for cell in Set<[String?]>(cells) { counts[cell, default: 0] += 1 }
    }

    /// In the order of their values, what has none first.
    var cells: [(values: [String?], count: Int)] {
        counts.sorted { first, second in
            first.key.map { $0 ?? "" }.lexicographicallyPrecedes(second.key.map { $0 ?? "" })
        }.map { ($0.key, $0.value) }
    }
}

/// A table as it is answered: a count that may not be told is nil.
struct CountedTable {
    let by: [String]
    let rows: [(values: [String?], count: Int?)]
    let total: Int?

    var json: [UInt8] {
        DocumentForm.written { body in
            body.member("by", by)
            body.array("items") { array in
                for row in rows { array.object { write(row.values, row.count, into: &$0) } }
            }
            Self.write("total", total, into: &body)
        }
    }

    private func write(_ values: [String?], _ count: Int?, into item: inout JSONWriter) {
        for (name, value) in zip(by, values) {
            item.member(named: name)
            if let value { item.string(value) } else { item.null() }
        }
        Self.write("count", count, into: &item)
    }

    private static func write(
        _ name: StaticString, _ count: Int?, into body: inout JSONWriter
    ) {
        if let count { body.member(name, count) } else { body.null(name) }
    }

    /// Without the total, which a spreadsheet would take for one more row.
    var csv: [UInt8] {
        var table = CSV(by + ["count"])
        for row in rows {
            table.append(row.values.map { $0 ?? "" } + [row.count.map(String.init) ?? ""])
        }
        return table.bytes
    }
}

extension CountedTable {
    init(_ tally: Tally) {
        by = tally.by
        rows = tally.cells.map { ($0.values, $0.count) }
        total = tally.total
    }
}
