private let comma = UInt8(ascii: ",")

extension TextReader {
    /// How far ahead the next mark of a list is looked for, in lines.
    private static let maxMarkDistance = 40

    /// Begins a numbered paragraph.
    mutating func begin(_ number: Int, _ line: Int) -> LineAccount {
        let content = LineShape(source[line]).content
        let rest = NumberedLine(content)?.rest ?? Array(content)
        marks = SubparagraphMarks()
        if form == .report, let marked = MarkedLine(rest[...]),
            SubparagraphMarks.isFirst(marked.mark), followsUp(marked.mark, after: line),
            marks.take(marked.mark, following: nil)
        {
            return open(Passage(number: number, marks: marks.marks, headings: above), marked.rest)
        }
        return open(Passage(number: number, marks: [], headings: above), rest)
    }

    private mutating func open(_ passage: Passage, _ text: [UInt8]) -> LineAccount {
        passages.append(passage)
        (sink, hasTarget, isListing) = (.passage, true, false)
        append(text[...], .block)
        return .passage(passages.count - 1)
    }

    private var above: [Int] { path.entries.map(\.heading) }

    /// Whether `(b)` comes soon after `(a)`, or `(ii)` after `(i)`.
    private func followsUp(_ mark: String, after line: Int) -> Bool {
        nextMark(after: line) == (mark == "a" ? "b" : "ii")
    }

    private func nextMark(after line: Int) -> String? {
        for next in (line + 1)..<min(source.count, line + 1 + TextReader.maxMarkDistance) {
            if starts[next] != nil { return nil }
            if let marked = MarkedLine(LineShape(source[next]).content) { return marked.mark }
        }
        return nil
    }

    mutating func takeOfBody(_ line: Int) -> LineAccount {
        let shape = LineShape(source[line])
        guard !shape.content.isEmpty else { return .separator }
        if FootnoteLine.isTitleNote(source[line]) {
            sink = .note
            return .unplaced
        }
        if let part = takeSubparagraph(shape, line) { return part }
        if let heading = takeHeading(line) { return heading }
        return takeText(shape, line)
    }

    private mutating func takeSubparagraph(_ shape: LineShape, _ line: Int) -> LineAccount? {
        guard form == .report, hasTarget, let marked = MarkedLine(shape.content),
            !isHeadingWithMark(shape, line)
        else { return nil }
        let target = passages[passages.count - 1]
        guard
            target.pieces.isEmpty || Ending.invitesItem(target.pieces.raw[...])
                || !marks.isEmpty && (gap != .none || shape.isListItem)
        else { return nil }
        guard marks.take(marked.mark, following: nextMark(after: line)) else { return nil }
        return open(
            Passage(number: target.number, marks: marks.marks, headings: target.headings),
            marked.rest)
    }

    /// An unmarked line goes on with what it stands in.
    private mutating func takeText(_ shape: LineShape, _ line: Int) -> LineAccount {
        switch sink {
        case .note: return .unplaced
        case .footnote where continuesFootnote(shape):
            footnotes[footnotes.count - 1].pieces.append(shape.content, .wrapped)
            return .footnote(footnotes.count - 1)
        case .heading where continuesHeading(shape):
            headings[headings.count - 1].pieces.append(shape.content, .wrapped)
            return .heading(headings.count - 1)
        case .nothing, .passage, .footnote, .heading: break
        }
        guard hasTarget, let join = join(shape, line) else {
            if !hasTarget { sink = .nothing }
            return .unplaced
        }
        if join == .block, !Ending.isFullStop(passages[passages.count - 1].pieces.raw[...]) {
            isListing = true
        }
        append(shape.content, join)
        sink = .passage
        return .passage(passages.count - 1)
    }

    /// How the line goes on with the paragraph; nil if it does not.
    private func join(_ shape: LineShape, _ line: Int) -> Pieces.Join? {
        let pieces = passages[passages.count - 1].pieces
        let isOpen = !pieces.isClosed
        if pieces.isEmpty { return .block }
        if shape.isListItem {
            let isBroken = gap != .none && startsLower(shape) && pieces.raw.last != comma
            return isOpen && (isBroken || Ending.leavesOpen(pieces.raw[...])) ? .resumed : .block
        }
        if gap == .none, sink == .passage { return .wrapped }
        if isOpen { return isListing && gap == .blank && !startsLower(shape) ? .block : .resumed }
        // Below the last paragraph nothing shows that a new block is still part of it.
        let isPart = line < lastStart || startsLower(shape) || !Ending.isFullStop(pieces.raw[...])
        guard isPart else { return nil }
        return gap == .blank && sink == .passage ? .block : .resumed
    }

    private func startsLower(_ shape: LineShape) -> Bool {
        Prose(shape.content.prefix(Reference.maxLength)).text.first?.isLower == true
    }

    private func continuesFootnote(_ shape: LineShape) -> Bool {
        let pieces = footnotes[footnotes.count - 1].pieces
        if gap == .none || pieces.isEmpty { return true }
        let isTextOpen = hasTarget && !passages[passages.count - 1].pieces.isClosed
        return !pieces.isClosed && !isTextOpen && startsLower(shape)
    }

    private func continuesHeading(_ shape: LineShape) -> Bool {
        let isUnclosed = !headings[headings.count - 1].pieces.raw[...].hasPairedStars
        return gap == .none && !shape.isListItem && (isUnclosed || startsLower(shape))
    }

    private mutating func append(_ text: Bytes, _ join: Pieces.Join) {
        passages[passages.count - 1].pieces.append(text, join)
        noteReferences(in: text)
    }
}
