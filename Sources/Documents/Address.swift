/// Where a text stands in a document: `58`, `58(a)`, `58(a)(i)`, or `annex:II:3`.
///
/// The same address names the same text in every language of a document. Addresses sort in
/// their natural order: 9 before 10, `58` before `58(a)`, `(ix)` before `(x)`, annexes last.
package struct Address: Hashable, Sendable {
    /// Most digits of a number; the longest report known to us has 3.
    package static let maxDigits = 4
    /// Most marks after a number: `58(a)(i)(a)`.
    package static let maxMarks = 3
    /// Most letters of a mark; `(xxxviii)` has 7.
    package static let maxMarkLength = 8

    package enum Place: Hashable, Sendable {
        /// A numbered paragraph of the text.
        case paragraph(Int)
        /// An item of an annex, counted from 1 in the order of the page.
        case annex(String, item: Int)
    }

    package let place: Place
    /// The marks of the sub-paragraphs, outermost first, without brackets: `["a", "i"]`.
    package let marks: [String]

    package init(paragraph: Int, marks: [String] = []) {
        self.place = .paragraph(paragraph)
        self.marks = marks
    }

    package init(annex: String, item: Int) {
        self.place = .annex(annex, item: item)
        self.marks = []
    }

    /// Reads the written form, and only that: no spaces, no leading zero, lower-case marks.
    package init?(_ text: String) {
        var scanner = ByteScanner(text.utf8[...])
        if scanner.take("annex:") {
            guard let annex = scanner.takeAnnexNumber(), scanner.take(":"),
                let item = scanner.takeNumber(), scanner.isAtEnd
            else { return nil }
            self.init(annex: annex, item: item)
            return
        }
        guard let number = scanner.takeNumber() else { return nil }
        var marks: [String] = []
        while !scanner.isAtEnd {
            guard marks.count < Address.maxMarks, let mark = scanner.takeMark() else { return nil }
            marks.append(mark)
        }
        self.init(paragraph: number, marks: marks)
    }

    /// The text that this one is a part of; a paragraph and an annex item are part of none.
    package var parent: Address? {
        guard case .paragraph(let number) = place, !marks.isEmpty else { return nil }
        return Address(paragraph: number, marks: Array(marks.dropLast()))
    }

    /// Whether `other` is this text or a part of it: `58` contains `58(a)`.
    package func contains(_ other: Address) -> Bool {
        place == other.place && other.marks.starts(with: marks)
    }
}

extension Address: CustomStringConvertible {
    package var description: String {
        switch place {
        case .paragraph(let number): marks.reduce("\(number)") { "\($0)(\($1))" }
        case .annex(let annex, let item): "annex:\(annex):\(item)"
        }
    }
}

extension Address: Comparable {
    package static func < (left: Address, right: Address) -> Bool {
        switch (left.place, right.place) {
        case (.paragraph(let first), .paragraph(let second)):
            first == second ? precedes(left.marks, right.marks) : first < second
        case (.paragraph, .annex): true
        case (.annex, .paragraph): false
        case (.annex(let first, let item), .annex(let second, let other)):
            first == second ? item < other : annexKey(first) < annexKey(second)
        }
    }

    private static func precedes(_ left: [String], _ right: [String]) -> Bool {
        for (level, (first, second)) in zip(left, right).enumerated() where first != second {
            return markKey(first, level: level) < markKey(second, level: level)
        }
        return left.count < right.count
    }

    /// Letters stand at the first and third level and Roman numerals at the second, as the United
    /// Nations prints them; what is not of its level's kind comes after what is.
    private static func markKey(_ mark: String, level: Int) -> (Int, Int, String) {
        let isRomanLevel = level % 2 == 1
        if !isRomanLevel, mark.utf8.count == 1 { return (0, 0, mark) }
        if let value = RomanNumeral.value(mark.utf8[...]) { return (1, value, mark) }
        return (2, mark.utf8.count, mark)
    }

    private static func annexKey(_ annex: String) -> (Int, Int, String) {
        if let number = Int(annex) { return (0, number, annex) }
        if let value = RomanNumeral.value(annex.utf8[...]) { return (0, value, annex) }
        return (1, annex.utf8.count, annex)
    }
}
