/// A line without the signs that Markdown puts in front of it.
struct LineShape {
    /// What is left: text, perhaps with emphasis around it.
    let content: Bytes
    /// The number of `#`, 0 for a line that is not marked as a heading.
    let hashes: Int
    /// Whether a list dash stood in front.
    let isListItem: Bool

    init(_ line: Bytes) {
        var rest = line
        let isTableRow = rest.count > 1 && rest.first == bar && rest.last == bar
        if isTableRow { rest = rest.dropFirst().dropLast() }
        var hashes = 0
        while let level = LineShape.headingLevel(rest) {
            hashes += level
            rest = rest.dropFirst(level).drop { $0.isSpace }
        }
        if hashes > 0 { rest = LineShape.withoutClosingHashes(rest) }
        var isListItem = false
        while let length = LineShape.dashLength(rest) {
            isListItem = true
            rest = rest.dropFirst(length).drop { $0.isSpace }
        }
        self.content = rest
        self.hashes = hashes
        self.isListItem = isListItem
    }

    private static func headingLevel(_ line: Bytes) -> Int? {
        let count = line.prefix { $0 == UInt8(ascii: "#") }.count
        guard count > 0 else { return nil }
        let next = line.dropFirst(count).first
        return next == nil || next!.isSpace ? count : nil
    }

    private static func withoutClosingHashes(_ line: Bytes) -> Bytes {
        let kept = line.trimmingSuffix { $0 == UInt8(ascii: "#") }
        return kept.isEmpty || kept.last!.isSpace ? kept.trimmingSuffix(\.isSpace) : line
    }

    /// The length of a list dash: `-`, `*` or `+` and a space, or a bullet or a dash of print.
    private static func dashLength(_ line: Bytes) -> Int? {
        guard let first = line.first else { return nil }
        let second = line.dropFirst().first
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
            return second == nil || second!.isSpace ? 1 : nil
        case 0xC2: return second == 0xB7 ? 2 : nil
        case 0xE2: return bullets.contains(Array(line.prefix(3))) ? 3 : nil
        case 0xEF: return line.starts(with: [0xEF, 0x82, 0xB7]) ? 3 : nil
        default: return nil
        }
    }

    /// The bullets and dashes of print that begin an item, with three bytes each.
    private static let bullets: Set<[UInt8]> = Set(
        "•‣⁃▪▫■□●○◦–—−".unicodeScalars.map { Array(String($0).utf8) })
}

private let bar = UInt8(ascii: "|")

extension ArraySlice<UInt8> {
    func trimmingSuffix(_ isDropped: (UInt8) -> Bool) -> Bytes {
        var kept = self
        while let last = kept.last, isDropped(last) { kept.removeLast() }
        return kept
    }
}
