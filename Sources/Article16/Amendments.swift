/// > The Subcommittee on Prevention shall communicate its recommendations and observations
/// > confidentially to the State Party and, if relevant, to the national preventive mechanism.
///
/// What was adopted is added to by an addendum and replaced by a revision: reports of their own,
/// each as confidential as it is itself (domain.md, section 9).
package enum Amendments {
    /// An adopted report of the same body to the same addressee on the same State.
    package static func mayAmend(
        _ base: Report, state: StateCode, issuer: Issuer, addressee: Addressee
    ) -> Bool {
        base.lifecycle != .draft && base.state == state && base.issuer == issuer
            && base.addressee == addressee
    }

    /// Whether a symbol is that of the base with its suffix: `CAT/OP/KAZ/2/Add.1`.
    package static func isSymbol(
        _ symbol: String, of base: String?, as kind: AmendmentKind
    ) -> Bool {
        isSymbol(symbol, of: base, suffix: kind.suffix)
    }

    static func isSymbol(_ symbol: String, of base: String?, suffix: String) -> Bool {
        guard let base else { return true }
        let start = Array((base + suffix).utf8)
        let digits = symbol.utf8.dropFirst(start.count)
        return symbol.utf8.starts(with: start) && !digits.isEmpty
            && digits.first != UInt8(ascii: "0")
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

package enum AmendmentKind: String, CaseIterable, Sendable {
    case addendum, revision

    var suffix: String {
        switch self {
        case .addendum: "/Add."
        case .revision: "/Rev."
        }
    }
}
