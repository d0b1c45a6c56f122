internal import Article16
internal import JSON
internal import Registry

/// What a report leads to: the corrections that are applied in it, and the reports that it amends
/// or that amend it, as far as its reader may see them.
struct ReportLinks {
    private let corrections: [CorrectionSummary]
    private let amends: AmendmentLink?
    private let amendedBy: [AmendmentLink]
    private let symbols: [SymbolRecord]

    /// Asks the registry for nothing where there is nothing of the kind.
    init(_ opened: Opened<ReportHead>, _ call: Call) throws {
        let version = opened.words.version
        let number = opened.sight == .publicEdition ? version.publicNumber ?? 1 : version.number
        corrections =
            number > 1
            ? try Corrigenda.all(of: opened, call).filter { $0.language == version.language }
            : []
        amends = try opened.words.amends.flatMap { amendment in
            try AmendmentLink(amendment.report, amendment.kind, call)
        }
        amendedBy =
            opened.words.amendments > 0
            ? try call.registry.amendments(of: opened.report.id, as: call.party).compactMap {
                amendment in
                try AmendmentLink(amendment.report, amendment.kind, call)
            } : []
        symbols =
            opened.words.symbols > 0 ? try call.registry.symbols(of: opened) : []
    }

    func write(_ opened: Opened<ReportHead>, into body: inout JSONWriter) {
        if !corrections.isEmpty {
            body.array("corrections") { array in
                for correction in corrections {
                    array.object { correction.writeSummary(opened, into: &$0) }
                }
            }
        }
        let readable = symbols.filter {
            Paragraph1.mayRead(symbol: $0.symbol, with: opened.sight)
        }
        if !readable.isEmpty {
            body.array("symbols") { array in
                for item in readable { array.object { Self.write(item, into: &$0) } }
            }
        }
        if let amends { body.object("amends") { amends.write(into: &$0) } }
        if !amendedBy.isEmpty {
            body.array("amended_by") { array in
                for link in amendedBy { array.object { link.write(into: &$0) } }
            }
        }
    }

    private static func write(_ symbol: SymbolRecord, into item: inout JSONWriter) {
        item.member("symbol", symbol.symbol)
        item.member("restricted", Paragraph1.isRestricted(symbol.symbol))
        item.member("given_on", symbol.givenOn.description)
    }
}

/// Another report that a reader may see.
private struct AmendmentLink {
    let report: ReportID
    let kind: AmendmentKind
    let symbol: String?

    /// Nil where the caller may not see it: hidden is absent.
    init?(_ id: ReportID, _ kind: AmendmentKind, _ call: Call) throws {
        guard let other = try call.registry.report(id, as: call.party, in: nil) else { return nil }
        report = id
        self.kind = kind
        symbol = other.words.symbol.flatMap {
            Paragraph1.mayRead(symbol: $0, with: other.sight) ? $0 : nil
        }
    }

    func write(into body: inout JSONWriter) {
        body.member("report_id", report.text)
        body.member("as", kind.rawValue)
        body.member("symbol", symbol)
    }
}
