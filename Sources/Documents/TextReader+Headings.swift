extension TextReader {
    /// How many lines that may be headings are looked through for the paragraph they head.
    private static let maxHeadingRun = 8

    /// Where the text begins: at the headings directly above its first paragraph.
    func beginning(before first: Int) -> Int {
        var start = first
        var line = first - 1
        while line >= 0, first - start < TextReader.maxHeadingRun * 4 {
            if isPassable(line) {
                line -= 1
                continue
            }
            guard isFrontHeading(line) else { break }
            start = line
            line -= 1
        }
        return start
    }

    private func isPassable(_ line: Int) -> Bool {
        source.isBlank(line) || Furniture.isRule(source[line])
    }

    private func isFrontHeading(_ line: Int) -> Bool {
        guard !ContentsEntry.matches(source[line]), let heading = HeadingLine(source[line]),
            !FootnoteLine.isTitleNote(LineShape(source[line]).content)
        else { return false }
        if heading.isBare { return isBareFrontHeading(heading, line) }
        return !isTitle(heading) && !Ending.isFullStop(heading.text[...])
    }

    private func isBareFrontHeading(_ heading: HeadingLine, _ line: Int) -> Bool {
        if heading.startsLower {
            guard line > 0, let above = HeadingLine(source[line - 1]) else { return false }
            return !isPassable(line - 1) && above.number != nil && isFrontHeading(line - 1)
        }
        let last = endsWithNext(line) ? line + 1 : line
        let isApart = line == 0 || isPassable(line - 1)
        return isApart && isPassable(last + 1) && heading.looksBare && heading.number != nil
    }

    /// Whether the next line goes on with this one, being of the same block with a small letter.
    private func endsWithNext(_ line: Int) -> Bool {
        line + 1 < source.count && HeadingLine(source[line + 1])?.startsLower == true
    }

    /// The only `#` heading of the first level is the title of the document.
    private func isTitle(_ heading: HeadingLine) -> Bool {
        guard heading.depth == 1, heading.number == nil else { return false }
        return (0..<source.count).count { LineShape(source[$0]).hashes == 1 } == 1
    }

    /// Whether the line is a block of its own, or stands right above a paragraph.
    func isAlone(_ line: Int) -> Bool {
        let isLast = line + 1 >= source.count || isPassable(line + 1) || starts[line + 1] != nil
        return isLast && (line == 0 || isPassable(line - 1))
    }

    /// Takes the line if it is a heading of the text.
    mutating func takeHeading(_ line: Int) -> LineAccount? {
        guard let heading = HeadingLine(source[line]) else { return nil }
        let label = form == .reply ? AnswerLabel(heading.text) : nil
        guard isHeading(heading, at: line, label: label) else { return nil }
        headings.append(RawHeading(answers: label))
        headings[headings.count - 1].pieces.append(LineShape(source[line]).content, .block)
        var isPart = false
        if case .subparagraphs = label { isPart = true }
        path.enter(heading, heading: headings.count - 1, isPartOfAnswer: isPart)
        marks = SubparagraphMarks()
        (sink, hasTarget) = (.heading, false)
        return .heading(headings.count - 1)
    }

    private func isHeading(_ heading: HeadingLine, at line: Int, label: AnswerLabel?) -> Bool {
        let isOpen = hasTarget && !passages[passages.count - 1].pieces.isClosed
        let awaitsText = hasTarget && passages[passages.count - 1].pieces.isEmpty
        if heading.depth < HeadingLine.boldDepth {
            return !(isOpen && heading.startsLower) && !heading.isSentence
        }
        guard !awaitsText else { return false }
        if label != nil, heading.text.count <= DocumentLimits.maxBareHeading, isAlone(line) {
            return true
        }
        if !heading.isBare {
            guard heading.looksBare || heading.isLabel else { return false }
            if heading.isUnclosed, isOpen || !endsLikeHeading(line) { return false }
            return !isOpen || gap == .blank && sink != .footnote || heading.number != nil
        }
        guard heading.looksBare, !isWithinText(line) else { return false }
        let isPlausible = heading.number.map(path.continues) ?? (isAlone(line) && !isInList)
        return !isOpen && isPlausible && headsSomething(line)
    }

    /// Whether "(a) Police stations" is a heading: marked as one, or bold, or below a full stop,
    /// and right above a numbered paragraph.
    func isHeadingWithMark(_ shape: LineShape, _ line: Int) -> Bool {
        if shape.hashes > 0 { return !Ending.isClosed(shape.content) }
        guard let heading = HeadingLine(source[line]), heading.number?.isMark == true,
            heading.looksBare, headsSomething(line)
        else { return false }
        return !heading.isBare || marks.isEmpty && !isInList
    }

    /// Whether the block that begins here, of a few lines at most, ends without a full stop.
    private func endsLikeHeading(_ line: Int) -> Bool {
        var last = line
        while last + 1 < source.count, !isPassable(last + 1), last - line < 4 { last += 1 }
        return last - line < 4 && !Ending.isClosed(source[last])
    }

    /// Whether the text before leads up to a list, or is one.
    private var isInList: Bool {
        hasTarget && !Ending.isFullStop(passages[passages.count - 1].pieces.raw[...])
    }

    /// Whether the line before belongs to the same block.
    private func isWithinText(_ line: Int) -> Bool {
        gap == .none && (sink == .passage || sink == .footnote)
    }

    /// Whether a numbered paragraph follows, with nothing but headings between.
    private func headsSomething(_ line: Int) -> Bool {
        var next = line + 1
        var count = 0
        while next < source.count, count < TextReader.maxHeadingRun {
            defer { next += 1 }
            if isPassable(next) { continue }
            if starts[next] != nil { return true }
            count += 1
            if Furniture.isPageMatter(source[next]) { continue }
            guard let heading = HeadingLine(source[next]) else { return false }
            if !heading.isBare { return heading.looksBare || heading.depth < 7 }
            guard heading.looksBare || next == line + 1 && heading.startsLower else { return false }
        }
        return false
    }
}

extension HeadingLine {
    /// A sentence that a conversion took for a heading.
    fileprivate var isSentence: Bool {
        text.count > DocumentLimits.maxBareHeading && Ending.isFullStop(text[...])
    }

    /// "Recommendations:" in bold type.
    fileprivate var isLabel: Bool {
        text.last == UInt8(ascii: ":") && text.count <= DocumentLimits.maxBareHeading
            && text.first?.isLower == false
    }
}
