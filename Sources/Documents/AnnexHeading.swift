/// A line that begins an annex: "Annex II", "Annex II. List of …", "Appendix".
struct AnnexHeading {
    /// Nil where none is printed.
    let number: String?
    /// Whether it is "Annexes", which none of them is called.
    let isPlural: Bool
    /// What stands behind the number on the same line.
    let title: [UInt8]
    /// Whether nothing sets it off.
    let isBare: Bool

    private static let names: Set<String> = ["annex", "annexe", "annexes", "anexo", "appendix"]

    init?(_ line: Bytes) {
        guard let heading = HeadingLine(line) else { return nil }
        var scanner = ByteScanner(heading.text)
        let name = scanner.rest.prefix(while: \.isLetter)
        let lowered = String(decoding: name.map(\.lowercased), as: UTF8.self)
        guard AnnexHeading.names.contains(lowered), name.first!.isUpper else { return nil }
        scanner.drop(name.count)
        scanner.skipSpaces()
        let number = scanner.takeAnnexNumber()
        guard scanner.isAtEnd || !scanner.rest.first!.isWordByte || scanner.startsWithDash else {
            return nil
        }
        scanner.skipSeparators()
        // Without anything that sets it off, "Annex I contains …" is a sentence.
        guard !heading.isBare || scanner.isAtEnd || !Ending.isFullStop(heading.text[...]) else {
            return nil
        }
        self.number = number
        self.isPlural = number == nil && lowered.hasSuffix("s")
        self.title = Array(scanner.rest)
        self.isBare = heading.isBare
    }
}

extension ByteScanner {
    /// Whether an en or em dash is next.
    var startsWithDash: Bool {
        rest.starts(with: "–".utf8) || rest.starts(with: "—".utf8)
    }

    mutating func skipSeparators() {
        while let first = rest.first {
            if first.isSpace || ".:-".utf8.contains(first) {
                drop(1)
            } else if startsWithDash {
                drop(3)
            } else {
                return
            }
        }
    }
}
