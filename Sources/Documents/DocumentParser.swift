extension Document {
    /// Takes the text of a report apart.
    ///
    /// - Parameter bytes: UTF-8, with or without a byte order mark; Markdown or plain text.
    /// - Throws: What keeps it from being a report; see `DocumentError.message`.
    package init(parsing bytes: some Collection<UInt8>) throws(DocumentError) {
        let reader = try TextReader(SourceText(bytes), as: .report)
        self.init(reader)
    }

    init(_ reader: TextReader) {
        let footnotes = reader.resolvedFootnotes()
        let read = reader.passages.map { ($0, Prose($0.pieces.raw[...])) }
            .filter { !$1.text.isEmpty }
        let texts = read.map { ($0.0.address, $0.1) }
        self.init(
            paragraphs: read.map { passage, prose in
                Paragraph(
                    address: passage.address, headingPath: reader.words(of: passage.headings),
                    text: prose.string, footnotes: prose.footnotes)
            },
            recommendations: RecommendationReader(texts, footnotes: footnotes).recommendations(),
            footnotes: footnotes,
            annexes: reader.annexes.map(Annex.init),
            unplaced: reader.unplacedLines())
    }
}

extension ReplyDocument {
    /// Takes the text of a reply apart.
    ///
    /// - Parameter bytes: UTF-8, with or without a byte order mark; Markdown or plain text.
    /// - Throws: What keeps it from being a reply; see `DocumentError.message`.
    package init(parsing bytes: some Collection<UInt8>) throws(DocumentError) {
        let reader = try TextReader(SourceText(bytes), as: .reply)
        self.init(reader)
    }

    init(_ reader: TextReader) {
        let read = reader.passages.map { ($0, Prose($0.pieces.raw[...])) }
            .filter { !$1.text.isEmpty }
        self.init(
            paragraphs: read.map { passage, prose in
                ReplyParagraph(
                    number: "\(passage.number)", headingPath: reader.words(of: passage.headings),
                    text: prose.string)
            },
            items: reader.items(read.map(\.0)),
            unplaced: reader.unplacedLines())
    }
}

extension TextReader {
    func words(of headings: [Int]) -> [String] {
        headings.map {
            String(decoding: spaced(Prose(self.headings[$0].pieces.raw[...])), as: UTF8.self)
        }
    }

    /// "I.Introduction" with the space that a conversion dropped.
    private func spaced(_ heading: Prose) -> [UInt8] {
        let text = heading.text
        guard HeadingNumber(text[...]) != nil, let stop = text.firstIndex(of: UInt8(ascii: ".")),
            stop + 1 < text.count, text[stop + 1] != 0x20
        else { return text }
        return text[...stop] + [0x20] + text[(stop + 1)...]
    }

    func unplacedLines() -> [UnplacedLine] {
        accounts.indices.filter { accounts[$0] == .unplaced }.map {
            let text = source[$0].trimmingSuffix { $0 == Joint.soft }
            return UnplacedLine(line: $0 + 1, text: String(decoding: text, as: UTF8.self))
        }
    }

    func resolvedFootnotes() -> [Footnote] {
        var resolvers: [Int?: IbidResolver] = [:]
        return footnotes.map { raw in
            let printed = Prose(raw.pieces.raw[...]).string
            let text = resolvers[raw.annex, default: IbidResolver()].resolve(printed)
            return Footnote(
                number: "\(raw.number)", text: text ?? printed,
                printed: text == nil ? nil : printed,
                annex: raw.annex.map { annexes[$0].number },
                cites: Citation.found(in: Array((text ?? printed).utf8)[...]))
        }
    }

    /// The paragraphs of a reply under each heading that names what they answer.
    func items(_ passages: [Passage]) -> [ReplyItem] {
        var items: [ReplyItem] = []
        var current: Int?
        for passage in passages {
            let (heading, answers) = answers(of: passage.headings)
            if let last = items.last, current != nil, current == heading {
                items[items.count - 1] = ReplyItem(
                    answers: last.answers, paragraphs: last.paragraphs + ["\(passage.number)"])
            } else if !answers.isEmpty {
                items.append(ReplyItem(answers: answers, paragraphs: ["\(passage.number)"]))
            }
            current = answers.isEmpty ? nil : heading
        }
        return items
    }

    /// What the innermost heading that names something names, and which heading that is.
    private func answers(of path: [Int]) -> (heading: Int?, [Address]) {
        var found: (heading: Int?, answers: [Address]) = (nil, [])
        for heading in path {
            switch headings[heading].answers {
            case .paragraphs(let addresses): found = (heading, addresses)
            case .subparagraphs(let marks):
                found = (heading, AnswerLabel.parts(marks, of: found.answers) ?? [])
            case nil: break
            }
        }
        return found
    }
}

extension Annex {
    init(_ raw: RawAnnex) {
        self.init(
            number: raw.number, heading: Prose(raw.heading.raw[...]).string,
            sections: raw.sections.map { section in
                AnnexSection(
                    heading: section.heading.map { Prose($0.raw[...]).string },
                    items: section.items.map { Prose($0.raw[...]).string })
            })
    }
}
