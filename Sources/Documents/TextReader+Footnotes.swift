extension TextReader {
    /// Takes the line if it begins a footnote.
    mutating func takeFootnote(_ line: Int) -> LineAccount? {
        let shape = LineShape(source[line])
        guard shape.hashes == 0, !shape.isListItem, let note = FootnoteLine(shape.content),
            isFootnote(note)
        else { return nil }
        var footnote = RawFootnote(number: note.number, annex: annexInScope)
        footnote.pieces.append(note.rest, .block)
        footnotes.append(footnote)
        defined.insert(note.number)
        sink = .footnote
        return .footnote(footnotes.count - 1)
    }

    private var annexInScope: Int? { annexes.isEmpty ? nil : annexes.count - 1 }

    private func isFootnote(_ note: FootnoteLine) -> Bool {
        let isApart = gap != .none || sink == .footnote || sink == .nothing
        let isReferred = referred.contains("\(note.number)")
        guard !defined.contains(note.number) else { return false }
        if note.isRaised { return isApart || isReferred }
        let last = footnotes.last.flatMap { $0.annex == annexInScope ? $0.number : nil } ?? 0
        return isApart && isReferred && note.number == last + 1
    }
}
