/// What a text is read as.
enum TextForm {
    case report
    case reply
}

/// Goes through the lines of a text once and gives each its place.
///
/// It keeps where it is: the headings above, the paragraph being read, the list of sub-paragraphs
/// that is open, and what parted this line from the one before.
struct TextReader {
    /// What parted a line from the text before it.
    enum Gap: Comparable {
        case none
        case blank
        /// The end of a page, a footnote, a rule.
        case interruption
    }

    /// What an unmarked line belongs to.
    enum Sink: Equatable {
        case nothing
        case passage
        case heading
        case footnote
        case note
    }

    let source: SourceText
    let form: TextForm
    /// The numbers of the paragraphs, by the lines where they begin.
    let starts: [Int: Int]
    /// The line where the last paragraph begins.
    let lastStart: Int

    // What was found.
    var passages: [Passage] = []
    var footnotes: [RawFootnote] = []
    var headings: [RawHeading] = []
    var annexes: [RawAnnex] = []
    var accounts: [LineAccount]

    // Where the reader is.
    var path = HeadingPath()
    var marks = SubparagraphMarks()
    var gap = Gap.none
    var sink = Sink.nothing
    /// The footnotes of the text, and after that those of each annex.
    var scopes = [FootnoteScope()]
    /// Whether the annexes have begun.
    var isInAnnexes = false
    /// Whether a text of the paragraphs is being read: false below a new heading.
    var hasTarget = false
    /// Whether the paragraph being read has come to a list of items without marks.
    var isListing = false

    init(_ source: SourceText, as form: TextForm) throws(DocumentError) {
        let numbering = try Numbering(source)
        self.source = source
        self.form = form
        self.starts = Dictionary(
            uniqueKeysWithValues: numbering.paragraphs.map { ($0.line, $0.number) })
        self.lastStart = numbering.paragraphs.last!.line
        self.accounts = Array(repeating: .separator, count: source.count)
        let first = numbering.paragraphs[0].line
        let front = beginning(before: first)
        for line in 0..<front where isText(line) { accounts[line] = .unplaced }
        for line in front..<source.count { accounts[line] = take(line) }
        giveUpEmptyPassages()
        giveUpUnusedHeadings()
        if form == .reply { giveUpFootnotes() }
    }

    private func isText(_ line: Int) -> Bool {
        !source.isBlank(line) && !Furniture.isRule(source[line])
    }

    private mutating func take(_ line: Int) -> LineAccount {
        guard !source.isBlank(line) else { return pass(.blank, .separator) }
        if Furniture.isRule(source[line]) { return pass(.interruption, .separator) }
        let account = takeWords(line)
        guard let account else { return pass(.interruption, .unplaced) }
        gap = .none
        return account
    }

    /// Nil for what belongs to the page.
    private mutating func takeWords(_ line: Int) -> LineAccount? {
        if let number = starts[line] { return begin(number, line) }
        if line > lastStart, let annex = beginAnnex(line) { return annex }
        if let footnote = takeFootnote(line) { return footnote }
        if Furniture.isPageMatter(source[line]) { return nil }
        return isInAnnexes ? takeOfAnnex(line) : takeOfBody(line)
    }

    private mutating func pass(_ gap: Gap, _ account: LineAccount) -> LineAccount {
        self.gap = max(self.gap, gap)
        if sink == .note { sink = .nothing }
        return account
    }

    /// A reply has no list of footnotes; they are not placed.
    private mutating func giveUpFootnotes() {
        for line in accounts.indices {
            if case .footnote = accounts[line] { accounts[line] = .unplaced }
        }
    }

    /// A heading that stands above no paragraph has no place in the document.
    private mutating func giveUpUnusedHeadings() {
        let used = Set(passages.lazy.filter { !$0.isEmpty }.flatMap(\.headings))
        for line in accounts.indices {
            if case .heading(let heading) = accounts[line], !used.contains(heading) {
                accounts[line] = .unplaced
            }
        }
    }

    /// Nor has a number without words.
    private mutating func giveUpEmptyPassages() {
        let empty = Set(passages.indices.filter { passages[$0].isEmpty })
        for line in accounts.indices {
            if case .passage(let passage) = accounts[line], empty.contains(passage) {
                accounts[line] = .unplaced
            }
        }
    }
}
