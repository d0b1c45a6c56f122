/// On whose behalf a caller speaks: the institution, never the person (domain.md, section 1).
package enum Party: Hashable, Sendable {
    /// A member of the Subcommittee on Prevention.
    case subcommittee
    /// Who records acts for the Subcommittee.
    case secretariat
    /// A member of one national preventive mechanism of one State.
    case mechanism(MechanismID, of: StateCode)
    /// The focal point of a State Party: its liaison.
    case state(StateCode)
    /// The Committee against Torture.
    case committee
    /// A machine that only reads, as far as its scope reaches.
    case dashboard(DashboardScope)
    /// Reads the audit trail, no content.
    case auditor
    /// Keeps accounts and the machine, and has no right to confidential content.
    case `operator`
    /// Whoever brings no token.
    case anyone
}

/// What a dashboard was given to read.
package enum DashboardScope: Hashable, Sendable {
    case state(StateCode)
    case subcommittee
    case everyone
}

/// A circle of readers, the unit in which article 16 lets people read.
///
/// The registry keeps for each report the audiences that `Paragraph1.readers` names, so that a
/// list touches what its reader may see and nothing else: neither its length nor its time can
/// tell of more.
package enum Audience: Hashable, Sendable {
    case subcommittee
    case dashboardOfSubcommittee
    case committee
    case mechanism(MechanismID)
    case state(StateCode)
    case everyone

    /// The name under which the registry keeps it.
    package var key: String {
        switch self {
        case .subcommittee: "subcommittee"
        case .dashboardOfSubcommittee: "dashboard"
        case .committee: "committee"
        case .mechanism(let id): id.text
        case .state(let code): code.code
        case .everyone: "everyone"
        }
    }
}

extension Party {
    /// The circle a party belongs to besides everyone's; nil for who belongs to that alone.
    package var audience: Audience? {
        switch self {
        case .subcommittee, .secretariat: .subcommittee
        case .mechanism(let id, of: _): .mechanism(id)
        case .state(let code), .dashboard(.state(let code)): .state(code)
        case .dashboard(.subcommittee): .dashboardOfSubcommittee
        case .committee: .committee
        case .dashboard(.everyone), .auditor, .operator, .anyone: nil
        }
    }
}
