/// An entry of a contents list.
enum ContentsEntry {
    /// Whether the line ends in a page number behind dot leaders or a tab.
    static func matches(_ line: Bytes) -> Bool {
        let words = line.trimmingSuffix { $0.isDigit || $0.isSpace || $0 == UInt8(ascii: "|") }
        let tail = line.suffix(line.count - words.count)
        let hasNumber = tail.contains(where: \.isDigit)
        let isLed = ["...", ". .", "…"].contains { words.suffix(3).elementsEqual($0.utf8) }
        return hasNumber && (isLed || tail.first == 0x09)
    }
}
