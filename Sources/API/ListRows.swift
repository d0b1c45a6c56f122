internal import HTTPMessages
internal import JSON
internal import Registry

/// The next rows of a list that is read to its end. A list's operation hands them over in place of
/// a page, so that such a list holds what its pages hold, each item in the same octets.
///
/// Confined to the thread of its call.
final class ListRows {
    /// How many an operation is asked for at once.
    static let batch = 100

    /// Where they begin; nil for the beginning of the list.
    let after: ListPosition?
    /// Where those behind them begin; nil at the end.
    private(set) var next: ListPosition?
    private var writer = JSONWriter(capacity: 64 * 1024)
    /// Where each line ends, before the octet that ends it.
    private var ends: [Int] = []

    init(after: ListPosition?) { self.after = after }

    func take<Item>(
        _ items: some Sequence<Item>, next: ListPosition?,
        write: (Item, inout JSONWriter) throws -> Void
    ) rethrows {
        for item in items {
            try write(item, &writer)
            ends.append(writer.bytes.count)
            writer.endLine()
        }
        self.next = next
    }

    /// An item a line.
    var lines: [UInt8] { writer.bytes }

    /// An item a row.
    ///
    /// - Parameter path: of the list.
    func rows(of table: ListTable, at path: String) throws -> [UInt8] {
        let octets = lines
        var (csv, begin) = (CSV(), 0)
        for end in ends {
            let item = try JSONParser.parse(octets.span.extracting(begin..<end))
            csv.append(table.cells(of: item, at: path))
            begin = end + 1
        }
        return csv.bytes
    }
}

extension Call {
    /// What goes for a list as a whole, before anything of it is looked for.
    ///
    /// What is confidential leaves in bulk with the permission to export alone (decision record
    /// 0046); what belongs to one report or State is read in one go anyway.
    func requireWholeList(_ query: Query) throws {
        for name in ["limit", "cursor", "count", "wait"] where query[name] != nil {
            throw Problem.parameter(name, "goes with pages; this form has the whole list")
        }
        guard caller?.permissions.mayExport != false || !isTakenInBulk else {
            throw Problem.insufficientPermission("This token may not export.")
        }
    }

    /// Whether the list tells of confidential matter across reports and States.
    var isTakenInBulk: Bool {
        parameters.isEmpty && (operation.isConfidential || operation.access == .readsTrail)
    }
}
