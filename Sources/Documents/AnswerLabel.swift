/// What a heading of a reply says it answers.
enum AnswerLabel: Equatable {
    /// "Paragraph 6", "Paragraphs 14 and 15", "Paragraph 58 (a)–(c)".
    case paragraphs([Address])
    /// "Subparagraphs (e) and (g)", of the paragraph that a heading above names.
    case subparagraphs([String])

    /// Nil for a heading that names nothing, or names a part of something else ("paragraph 2 of
    /// the Act").
    init?(_ heading: [UInt8]) {
        var scanner = AnswerScanner(heading)
        guard scanner.skipLead() else { return nil }
        var addresses: [Address] = []
        var marks: [String] = []
        while scanner.takeName() {
            if let found = scanner.takeAddresses() {
                guard addresses.isEmpty else { return nil }
                addresses = found
            } else {
                guard let found = scanner.takeMarks(), marks.isEmpty else { return nil }
                marks = found
            }
        }
        guard scanner.endsWell else { return nil }
        switch (addresses.isEmpty, marks.isEmpty) {
        case (true, true): return nil
        case (true, false): self = .subparagraphs(marks)
        case (false, true): self = .paragraphs(addresses)
        case (false, false):
            guard let parts = AnswerLabel.parts(marks, of: addresses) else { return nil }
            self = .paragraphs(parts)
        }
    }

    /// The sub-paragraphs with these marks; nil unless it is one whole paragraph they are of.
    static func parts(_ marks: [String], of addresses: [Address]) -> [Address]? {
        guard addresses.count == 1, case .paragraph(let number) = addresses[0].place,
            addresses[0].marks.isEmpty
        else { return nil }
        return marks.map { Address(mark: $0, of: number) }
    }
}

extension Address {
    /// The address of a mark, or of several that touch, without the outer brackets: `a)(i`.
    init(mark: String, of number: Int) {
        let marks = mark.utf8.split { !$0.isLower }.map { String(decoding: $0, as: UTF8.self) }
        self.init(paragraph: number, marks: Array(marks.prefix(Address.maxMarks)))
    }
}
