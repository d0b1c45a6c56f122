/// Puts in place of "Ibid." what it stands for.
///
/// It stands for the one source of the footnote directly before. Where that names several, or is
/// itself unresolved, nothing is put in its place.
struct IbidResolver {
    private static let locators = [
        "para", "art", "rule", "p.", "pp.", "annex", "sect", "chap", "guideline", "principle",
    ]

    private var before: String?

    /// The text with its source; nil if it stays as it is.
    mutating func resolve(_ text: String) -> String? {
        guard let rest = IbidResolver.afterIbid(text) else {
            before = text
            return nil
        }
        let resolved = before.flatMap { IbidResolver.replace($0, rest) }
        before = resolved
        return resolved
    }

    /// What follows "Ibid." at the beginning: "" or ", para. 36."
    private static func afterIbid(_ text: String) -> Substring? {
        for opening in ["Ibid", "ibid", "See ibid"] where text.hasPrefix(opening) {
            let rest = text.dropFirst(opening.count)
            return rest.hasPrefix(".") ? rest.dropFirst() : rest
        }
        return nil
    }

    private static func replace(_ before: String, _ rest: Substring) -> String? {
        let isBare = !rest.contains { $0.isLetter || $0.isNumber }
        if isBare { return isSingle(before[...]) ? before : nil }
        guard rest.hasPrefix(","), isSingle(before[...]) else { return nil }
        return "\(source(of: before))\(rest)"
    }

    /// Whether the footnote names one source.
    private static func isSingle(_ text: Substring) -> Bool {
        let bytes = Array(text.utf8)
        return Citation.found(in: bytes[...]).count < 2 && !bytes.contains(UInt8(ascii: ";"))
            && Sentences.ranges(in: bytes[...]).count == 1
    }

    /// The footnote without the place in its source: up to ", para. …" and the like.
    private static func source(of text: String) -> Substring {
        let bytes = Array(text.utf8)
        for index in bytes.indices where bytes[index] == UInt8(ascii: ",") {
            let next = bytes[(index + 1)...].drop { $0 == 0x20 }
            if locators.contains(where: { next.starts(with: $0.utf8) }) {
                return Substring(String(decoding: bytes[..<index], as: UTF8.self))
            }
        }
        return text.hasSuffix(".") ? text.dropLast() : text[...]
    }
}
