/// A table as RFC 4180 has it: a header, CR LF, quotes where they are needed.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe, which makes it
/// text (OWASP, CSV injection).
struct CSV {
    private(set) var bytes: [UInt8] = []

    init(_ columns: [String]) {
        append(columns)
    }

    /// The rows that follow others.
    init() {}

    mutating func append(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell: cell)
        }
        bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
    }

    private mutating func append(cell: String) {
        let text = Self.isFormula(cell) ? "'" + cell : cell
        guard text.utf8.contains(where: Self.needsQuotes) else {
            bytes += text.utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isFormula(_ cell: String) -> Bool {
        guard let first = cell.utf8.first else { return false }
        return "=+-@\t\r".utf8.contains(first)
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        "\",\r\n".utf8.contains(byte)
    }
}
