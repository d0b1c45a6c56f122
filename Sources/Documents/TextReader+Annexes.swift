extension TextReader {
    /// Takes the line if it begins an annex; those stand below the last paragraph.
    mutating func beginAnnex(_ line: Int) -> LineAccount? {
        guard let heading = AnnexHeading(source[line]), !heading.isBare || isAnnexAlone(line) else {
            return nil
        }
        (isInAnnexes, hasTarget, sink) = (true, false, .nothing)
        guard form == .report else { return .unplaced }
        // "Annexes" stands above "Annex I", which may be printed again on its next page.
        let isAgain = heading.number != nil && heading.number == annexes.last?.number
        guard !heading.isPlural, !isAgain else { return .unplaced }
        let number = heading.number ?? RomanNumeral.numeral(min(annexes.count + 1, 99))
        var annex = RawAnnex(number: number, isBare: heading.isBare)
        annex.heading.append(heading.title, .block)
        annexes.append(annex)
        scopes.append(FootnoteScope())
        noteReferences(in: LineShape(source[line]).content)
        return .annex(annexes.count - 1)
    }

    private func isAnnexAlone(_ line: Int) -> Bool { gap != .none && isAlone(line) }

    mutating func takeOfAnnex(_ line: Int) -> LineAccount {
        let shape = LineShape(source[line])
        guard !shape.content.isEmpty else { return .separator }
        guard form == .report, !annexes.isEmpty else { return .unplaced }
        noteReferences(in: shape.content)
        if sink == .footnote, gap == .none {
            footnotes[footnotes.count - 1].pieces.append(shape.content, .wrapped)
            return .footnote(footnotes.count - 1)
        }
        let current = annexes.count - 1
        annexes[current].take(
            shape, HeadingLine(source[line]), continuing: continuesLineBefore(shape, line))
        sink = .nothing
        return .annex(current)
    }
}

extension TextReader {
    /// Whether this line of an annex goes on with the one before: it begins with a small letter,
    /// or with a word for which a wrapped line had no room, or within bold type.
    private func continuesLineBefore(_ shape: LineShape, _ line: Int) -> Bool {
        guard gap != .blank, !shape.isListItem, line > 0 else { return false }
        let text = Prose(shape.content.prefix(Reference.maxLength)).text
        if text.first?.isLower == true { return true }
        guard gap == .none else { return false }
        if !source[line - 1].hasPairedStars { return true }
        let word = source[line].prefix { !$0.isSpace }
        return source.isWrapped && source[line - 1].count + 1 + word.count > source.width
    }
}

extension RawAnnex {
    /// Adds a line: the title, the heading of a group, an item, or more of the last of these.
    ///
    /// A group's heading is known by being set off; where nothing in the annex is, all are items.
    mutating func take(_ shape: LineShape, _ line: HeadingLine?, continuing: Bool) {
        let isSetOff = line.map { !$0.isBare } ?? false
        if continuing, !heading.isEmpty {
            resume(shape.content)
        } else if sections.isEmpty, heading.isEmpty, isSetOff || isBare {
            heading.append(shape.content, .block)
        } else if isSetOff {
            var title = Pieces()
            title.append(shape.content, .block)
            sections.append(Section(heading: title))
        } else {
            if sections.isEmpty { sections.append(Section()) }
            var item = Pieces()
            item.append(shape.content, .block)
            sections[sections.count - 1].items.append(item)
        }
    }

    private mutating func resume(_ text: Bytes) {
        guard let section = sections.indices.last else { return heading.append(text, .wrapped) }
        guard let item = sections[section].items.indices.last else {
            sections[section].heading?.append(text, .wrapped)
            return
        }
        sections[section].items[item].append(text, .wrapped)
    }
}
