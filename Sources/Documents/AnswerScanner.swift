/// Reads the numbers and marks in a heading of a reply.
struct AnswerScanner {
    /// Most words before the first name.
    private static let maxLeadWords = 9
    private static let names: Set<String> = [
        "paragraph", "paragraphs", "para", "paras", "subparagraph", "subparagraphs", "subpara",
        "subparas",
    ]

    private var scanner: ByteScanner

    init(_ heading: [UInt8]) {
        self.scanner = ByteScanner(heading[...])
        if HeadingNumber(heading[...]) != nil {
            scanner.drop(heading.prefix { $0 != UInt8(ascii: ".") }.count + 1)
        }
    }

    /// Passes the words before "paragraph", as in "Reply to the recommendation in paragraph 30";
    /// false if it does not come soon.
    mutating func skipLead() -> Bool {
        for _ in 0...AnswerScanner.maxLeadWords {
            scanner.skipSpaces()
            if nameLength != nil { return true }
            let word = scanner.rest.prefix { !$0.isSpace }
            guard !word.isEmpty, !word.contains(where: \.isDigit) else { return false }
            scanner.drop(word.count)
        }
        return false
    }

    /// Takes "paragraph", "paras." or "sub-paragraph", and the comma or word that joins it.
    mutating func takeName() -> Bool {
        let start = scanner
        skipJoin()
        guard let length = nameLength else {
            scanner = start
            return false
        }
        scanner.drop(length)
        return true
    }

    private var nameLength: Int? {
        let word = scanner.rest.prefix { $0.isLetter || $0 == UInt8(ascii: "-") }
        let letters = word.filter(\.isLetter).map(\.lowercased)
        guard AnswerScanner.names.contains(String(decoding: letters, as: UTF8.self)) else {
            return nil
        }
        let hasStop = scanner.rest.dropFirst(word.count).first == UInt8(ascii: ".")
        return word.count + (hasStop ? 1 : 0)
    }

    /// A list of numbers and ranges, each perhaps with marks; nil if none is next.
    mutating func takeAddresses() -> [Address]? {
        var found: [Address] = []
        repeat {
            guard let number = takeNumber() else { break }
            if let marks = takeMarks() {
                found += marks.map { Address(mark: $0, of: number) }
            } else if let last = takeRangeEnd() {
                guard last > number, last - number < DocumentLimits.maxRange else { return nil }
                found += (number...last).map { Address(paragraph: $0) }
            } else {
                found.append(Address(paragraph: number))
            }
        } while takeJoin(before: \.isDigit)
        return found.isEmpty ? nil : found
    }

    /// A list of marks and ranges of marks; marks that touch are one: `(a)(i)` is `["a)(i"]`.
    mutating func takeMarks() -> [String]? {
        var found: [String] = []
        repeat {
            guard let mark = takeMark() else { break }
            if takeRangeSign(before: UInt8(ascii: "(")) {
                guard let last = takeMark(), let range = Self.range(mark, last) else { return nil }
                found += range
            } else {
                found.append(mark)
            }
        } while takeJoin(before: { $0 == UInt8(ascii: "(") })
        return found.isEmpty ? nil : found
    }

    private mutating func takeNumber() -> Int? {
        scanner.skipSpaces()
        return scanner.takeNumber()
    }

    private mutating func takeMark() -> String? {
        scanner.skipSpaces()
        guard var mark = scanner.takeMark() else { return nil }
        while let inner = takeInnerMark() { mark += ")(" + inner }
        return mark
    }

    private mutating func takeInnerMark() -> String? {
        let start = scanner
        scanner.skipSpaces()
        if let mark = scanner.takeMark() { return mark }
        scanner = start
        return nil
    }

    private mutating func takeRangeEnd() -> Int? {
        guard takeRangeSign(before: nil) else { return nil }
        return takeNumber()
    }

    /// A hyphen, a dash or "to".
    private mutating func takeRangeSign(before next: UInt8?) -> Bool {
        let start = scanner
        scanner.skipSpaces()
        let isSign =
            scanner.take("-") || scanner.take("–") || scanner.take("—") || scanner.take("to ")
        scanner.skipSpaces()
        let follows = next == nil ? scanner.rest.first?.isDigit == true : scanner.rest.first == next
        if isSign, follows { return true }
        scanner = start
        return false
    }

    /// A comma or "and" before another of the same kind.
    private mutating func takeJoin(before isNext: (UInt8) -> Bool) -> Bool {
        let start = scanner
        skipJoin()
        if let next = scanner.rest.first, isNext(next) { return true }
        scanner = start
        return false
    }

    private mutating func skipJoin() {
        scanner.skipSpaces()
        if scanner.take(",") { scanner.skipSpaces() }
        if scanner.take("and ") || scanner.take("& ") || scanner.take("or ") || scanner.take("of ")
        {
            scanner.skipSpaces()
        }
    }

    /// Whether nothing follows that makes it a paragraph of something else.
    var endsWell: Bool {
        var rest = scanner
        rest.skipSpaces()
        guard let first = rest.rest.first else { return true }
        if [".", ":", "-", "–", "—", "("].contains(where: { rest.rest.starts(with: $0.utf8) }) {
            return true
        }
        guard first.isLetter else { return false }
        let words = rest.rest.prefix(DocumentLimits.maxHeading).split(whereSeparator: {
            !$0.isLetter
        }).prefix(12)
        let lowered = words.map { String(decoding: $0.map(\.lowercased), as: UTF8.self) }
        let own: Set<String> = ["report", "observations", "recommendations", "document"]
        return ["of", "in", "from"].contains(lowered[0])
            && lowered.contains(where: own.contains)
    }

    private static func range(_ first: String, _ last: String) -> [String]? {
        if first.utf8.count == 1, last.utf8.count == 1, first < last {
            return (first.utf8.first!...last.utf8.first!).map {
                String(decoding: [$0], as: UTF8.self)
            }
        }
        guard let start = RomanNumeral.value(first.utf8[...]),
            let end = RomanNumeral.value(last.utf8[...]), start < end
        else { return nil }
        return (start...end).map { RomanNumeral.numeral($0).lowercased() }
    }
}
