extension Citation {
    private static let names: Set<String> = ["para", "paras", "paragraph", "paragraphs"]
    /// Most words between a list of paragraphs and the symbol it is of.
    private static let maxDistance = 10

    /// The documents that a text names by symbol, with the paragraphs named of each:
    /// "CAT/OP/KAZ/1, paras. 36, 83, 102 and 108", "paragraph 36 of its report (CAT/OP/KAZ/1)".
    ///
    /// Paragraphs of an annex are not taken down: their numbers would point into the main text.
    static func found(in text: Bytes) -> [Citation] {
        var scanner = CitationScanner(text)
        var citations: [Citation] = []
        var pending: (paragraphs: [String], words: Int)?
        while let word = scanner.takeWord() {
            if let symbol = Symbol(word) {
                let paragraphs = scanner.takeParagraphs() ?? pending?.paragraphs ?? []
                citations.append(Citation(symbol: symbol.text, paragraphs: paragraphs))
                pending = nil
            } else if isName(word), let paragraphs = scanner.takeList(), scanner.takeOf() {
                pending = (paragraphs, 0)
            } else if let last = pending {
                pending = last.words < maxDistance ? (last.paragraphs, last.words + 1) : nil
            }
        }
        return citations
    }

    static func isName(_ word: Bytes) -> Bool {
        let letters = word.filter(\.isLetter).map(\.lowercased)
        return word.count <= 12 && names.contains(String(decoding: letters, as: UTF8.self))
    }
}

private struct CitationScanner {
    private var scanner: ByteScanner

    init(_ text: Bytes) { self.scanner = ByteScanner(text) }

    mutating func takeWord() -> Bytes? {
        skipSpaces()
        let word = scanner.rest.prefix { $0 > 0x20 }
        guard !word.isEmpty else { return nil }
        scanner.drop(word.count)
        return word
    }

    private mutating func skipSpaces() {
        while let next = scanner.rest.first, next <= 0x20 { scanner.drop(1) }
    }

    /// The list behind "paras.", if that is what comes next.
    mutating func takeParagraphs() -> [String]? {
        let start = scanner
        if let word = takeWord(), Citation.isName(word), let list = takeList() { return list }
        scanner = start
        return nil
    }

    mutating func takeList() -> [String]? {
        var list: [String] = []
        repeat {
            skipSpaces()
            guard let number = scanner.takeNumber() else { break }
            list += takeMarks(of: number) ?? [number.description + (takeRangeEnd() ?? "")]
        } while takeJoin(before: \.isDigit)
        return list.isEmpty ? nil : list
    }

    private mutating func takeMarks(of number: Int) -> [String]? {
        var list: [String] = []
        repeat {
            let start = scanner
            skipSpaces()
            var marks: [String] = []
            while marks.count < Address.maxMarks, let mark = takeMark() {
                marks.append(mark)
            }
            guard !marks.isEmpty else {
                scanner = start
                break
            }
            list.append(Address(paragraph: number, marks: marks).description)
        } while takeJoin(before: { $0 == UInt8(ascii: "(") })
        return list.isEmpty ? nil : list
    }

    /// Marks with nothing but a space between them are of one address: `(c) (i)`.
    private mutating func takeMark() -> String? {
        let start = scanner
        skipSpaces()
        if let mark = scanner.takeMark() { return mark }
        scanner = start
        return nil
    }

    /// A range is written with a hyphen.
    private mutating func takeRangeEnd() -> String? {
        let start = scanner
        if scanner.take("–") || scanner.take("-") || scanner.take(" to "),
            let last = scanner.takeNumber()
        {
            return "-\(last)"
        }
        scanner = start
        return nil
    }

    private mutating func takeJoin(before isNext: (UInt8) -> Bool) -> Bool {
        let start = scanner
        _ = scanner.take(",")
        skipSpaces()
        if scanner.take("and ") || scanner.take("& ") { skipSpaces() }
        if start.rest.count != scanner.rest.count, let next = scanner.rest.first, isNext(next) {
            return true
        }
        scanner = start
        return false
    }

    mutating func takeOf() -> Bool {
        let start = scanner
        skipSpaces()
        if scanner.take("of ") || scanner.take("in ") { return true }
        scanner = start
        return false
    }
}
