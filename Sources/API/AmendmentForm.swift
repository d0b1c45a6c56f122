internal import Article16
internal import JSON
internal import Registry

/// What a report amends, on the wire: `{"report_id": "rep_...", "as": "addendum"}`.
enum AmendmentForm {
    static func read(_ body: inout ObjectReader) -> Amendment? {
        let report = body.string("report_id", 1...64)
        let kind = body.choice("as", AmendmentKind.self)
        return kind.map { Amendment(report: ReportID(report), kind: $0) }
    }
}

extension Call {
    /// A report that the caller may not see, and one that cannot be amended so, are the same as
    /// one that there is not.
    func requireAmendable(
        _ amendment: Amendment, symbol: String?, state: StateCode, issuer: Issuer,
        addressee: Addressee
    ) throws {
        guard let base = try registry.report(amendment.report, as: party, in: nil),
            Amendments.mayAmend(
                base.report, state: state, issuer: issuer, addressee: addressee)
        else {
            throw Problem.invalid(
                "#/amends/report_id", .conflict,
                "must be an adopted report of the same body, to the same addressee on the same "
                    + "State")
        }
        try requireSymbol(symbol, of: base, as: amendment.kind)
    }

    /// The symbol of what amends a report is the report's with its suffix.
    func requireSymbol(_ symbol: String?, of amendment: Amendment?) throws {
        guard let amendment, let symbol,
            let base = try registry.report(amendment.report, as: party, in: nil)
        else { return }
        try requireSymbol(symbol, of: base, as: amendment.kind)
    }

    private func requireSymbol(
        _ symbol: String?, of base: Opened<ReportHead>, as kind: AmendmentKind
    ) throws {
        guard let symbol,
            !Amendments.isSymbol(symbol, of: base.words.symbol, as: kind)
        else { return }
        throw Problem.invalid(
            "#/symbol", .conflict, "must be that of the report it amends with /Add.n or /Rev.n")
    }
}
