extension TextReader {
    /// Takes the line if it begins a footnote.
    mutating func takeFootnote(_ line: Int) -> LineAccount? {
        let shape = LineShape(source[line])
        guard shape.hashes == 0, !shape.isListItem, let note = FootnoteLine(shape.content),
            let scope = scope(of: note)
        else { return nil }
        var footnote = RawFootnote(number: note.number, annex: scope == 0 ? nil : scope - 1)
        footnote.pieces.append(note.rest, .block)
        footnotes.append(footnote)
        scopes[scope].defined.insert(note.number)
        scopes[scope].last = note.number
        sink = .footnote
        return .footnote(footnotes.count - 1)
    }

    /// The text or annex whose footnote this is; nil if it is none.
    ///
    /// It is of the place that refers to it: some conversions put all footnotes at the end. A
    /// plain number must be the next, and a raised one may come before its reference.
    private func scope(of note: FootnoteLine) -> Int? {
        let current = scopes.count - 1
        let isApart = gap != .none || sink == .footnote || sink == .nothing
        if scopes[current].awaits(note.number), note.isRaised || isApart {
            return note.isRaised || note.number == scopes[current].last + 1 ? current : nil
        }
        guard note.isRaised, isApart else { return nil }
        if let other = scopes.firstIndex(where: { $0.awaits(note.number) }) { return other }
        return scopes[current].defined.contains(note.number) ? nil : current
    }

    /// Takes down the footnotes that a piece of text refers to.
    mutating func noteReferences(in text: Bytes) {
        for number in Prose(text).footnotes.compactMap({ Int($0) }) {
            scopes[scopes.count - 1].referred.insert(number)
        }
    }
}
