/// The marks of the sub-paragraphs open at a place: `(a)`, or `(a)` and `(ii)`.
struct SubparagraphMarks {
    private enum Kind { case letter, roman }
    private struct Mark {
        let kind: Kind
        let value: Int
        let text: String
    }

    private var open: [Mark] = []

    var isEmpty: Bool { open.isEmpty }
    var marks: [String] { open.map(\.text) }

    /// Whether the mark begins a list or a list within a list: `(a)` or `(i)`.
    static func isFirst(_ mark: String) -> Bool { mark == "a" || mark == "i" }

    /// Takes a mark if it is the next of an open list, innermost first, or begins a new one.
    ///
    /// `(i)` after `(h)` is a letter unless `(ii)` follows.
    /// - Parameter following: The mark of the next marked line, if there is one.
    mutating func take(_ mark: String, following: String?) -> Bool {
        if mark == "i", following == "ii", push(mark) { return true }
        for level in open.indices.reversed() where isNext(mark, at: level) {
            open[level...] = [
                Mark(kind: open[level].kind, value: open[level].value + 1, text: mark)
            ]
            return true
        }
        return push(mark)
    }

    private func isNext(_ mark: String, at level: Int) -> Bool {
        let last = open[level]
        return SubparagraphMarks.value(mark, last.kind) == last.value + 1
    }

    private mutating func push(_ mark: String) -> Bool {
        guard open.count < Address.maxMarks else { return false }
        let kind: Kind = mark == "i" ? .roman : .letter
        guard mark == "i" || mark == "a",
            !open.contains(where: { $0.kind == kind && kind == .roman })
        else { return false }
        guard kind == .roman || open.isEmpty || open.last!.kind == .roman else { return false }
        open.append(Mark(kind: kind, value: 1, text: mark))
        return true
    }

    private static func value(_ mark: String, _ kind: Kind) -> Int? {
        switch kind {
        case .letter: mark.utf8.count == 1 ? Int(mark.utf8.first! - 0x60) : nil
        case .roman: RomanNumeral.value(mark.utf8[...])
        }
    }
}
