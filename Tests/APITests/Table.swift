import Testing

/// A table as RFC 4180, section 2, says how to read it.
enum Table {
    static func read(_ octets: [UInt8]) -> [[String]] {
        var (rows, row, cell, isQuoted, index) = ([[String]](), [String](), [UInt8](), false, 0)
        while index < octets.count {
            let next = index + 1 < octets.count ? octets[index + 1] : 0
            switch octets[index] {
            case UInt8(ascii: "\"") where isQuoted && next == UInt8(ascii: "\""):
                cell.append(octets[index])
                index += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted:
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
            case UInt8(ascii: "\r") where !isQuoted && next == UInt8(ascii: "\n"):
                rows.append(row + [String(decoding: cell, as: UTF8.self)])
                (row, cell) = ([], [])
                index += 1
            default: cell.append(octets[index])
            }
            index += 1
        }
        #expect(row.isEmpty && cell.isEmpty && !isQuoted, "it ends with its last line")
        return rows
    }
}
