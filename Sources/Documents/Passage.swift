/// Pieces of one text, put together again.
struct Pieces {
    private(set) var raw: [UInt8] = []

    enum Join {
        /// The next line of the same block.
        case wrapped
        /// The same sentence after a page, a footnote block, a rule or a stray dash.
        case resumed
        /// A new block.
        case block
    }

    var isEmpty: Bool { raw.isEmpty }
    var isClosed: Bool { Ending.isClosed(raw[...]) }

    mutating func append(_ piece: some Collection<UInt8>, _ join: Join) {
        if !raw.isEmpty {
            switch join {
            case .wrapped where raw.last == Joint.soft: break
            case .wrapped: if !continuesWord(piece) { raw.append(0x20) }
            case .resumed: raw.append(continuesWord(piece) ? Joint.soft : Joint.resumed)
            case .block: raw.append(Joint.block)
            }
        }
        raw.append(contentsOf: piece)
    }

    /// Whether a hyphen at the end is within a word: "self-" and "harm", but not "audio-" and
    /// "and video". The hyphen stays, because nothing tells whether the word has one.
    private func continuesWord(_ piece: some Collection<UInt8>) -> Bool {
        guard raw.last != Joint.soft else { return true }
        guard raw.last == UInt8(ascii: "-"), raw.dropLast().last?.isLetter == true,
            piece.first?.isLower == true
        else { return false }
        let word = String(decoding: piece.prefix { $0.isLower }, as: UTF8.self)
        return word != "and" && word != "or"
    }
}

/// A numbered paragraph or a sub-paragraph, with its markup.
struct Passage {
    let number: Int
    let marks: [String]
    /// The headings above it, by index.
    let headings: [Int]
    var pieces = Pieces()

    var address: Address { Address(paragraph: number, marks: marks) }

    /// Whether there is no word in it; nothing so long is without one.
    var isEmpty: Bool {
        pieces.raw.count < DocumentLimits.minProse && Prose(pieces.raw[...]).text.isEmpty
    }
}

/// A footnote, with its markup.
struct RawFootnote {
    let number: Int
    /// The annex that it belongs to, by index.
    let annex: Int?
    var pieces = Pieces()
}

/// The footnotes of the text or of one annex, each of which numbers its own.
struct FootnoteScope {
    /// The numbers referred to so far, and those whose footnotes were read.
    var referred: Set<Int> = []
    var defined: Set<Int> = []
    /// The number of the footnote read last.
    var last = 0

    /// Whether a footnote of this number is still to come.
    func awaits(_ number: Int) -> Bool {
        referred.contains(number) && !defined.contains(number)
    }
}

/// A heading of the text.
struct RawHeading {
    var pieces = Pieces()
    var answers: AnswerLabel?
}

/// An annex, with its markup.
struct RawAnnex {
    struct Section {
        var heading: Pieces?
        var items: [Pieces] = []
    }

    let number: String
    /// Whether it is set off by nothing, so that its title is too.
    let isBare: Bool
    var heading = Pieces()
    var sections: [Section] = []
}

/// Where a line went.
enum LineAccount: Equatable {
    /// Blank, or a rule.
    case separator
    case unplaced
    case heading(Int)
    case passage(Int)
    case footnote(Int)
    case annex(Int)
}
