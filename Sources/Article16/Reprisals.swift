/// > No authority or official shall order, apply, permit or tolerate any sanction against any
/// > person or organization for having communicated to the Subcommittee on Prevention or to its
/// > delegates any information, whether true or false, and no such person or organization shall
/// > be otherwise prejudiced in any way. (Article 15.)
///
/// Article 21 (1) says the same for mechanisms. What is kept of a reprisal is narrow on purpose:
/// days, by which way it was told, where it stands; there is no place for a name or a story.
package enum Reprisals {
    /// The Subcommittee and who records for it; for everybody else there are none.
    package static func mayRead(as party: Party) -> Bool {
        switch party {
        case .subcommittee, .secretariat: true
        case .mechanism, .state, .committee, .dashboard, .auditor, .operator, .anyone: false
        }
    }

    package static func mayRecord(as party: Party) -> Bool { party == .secretariat }
}

/// By which way a reprisal was told; never by whom.
package enum ReprisalChannel: String, CaseIterable, Sendable {
    case direct
    case mechanism = "npm"
    case civilSociety = "civil_society"
    case unitedNations = "united_nations"
    case other
}

package enum ReprisalStatus: String, CaseIterable, Sendable {
    case open, closed
}
