/// To whose audit trail an act is written.
///
/// The owner of an act is an institution, and everybody reads the acts of their own (domain.md,
/// sections 1 and 8). One trail for all would tell each State how much the others do, so each
/// institution has a trail, and a count, of its own.
package struct Trail: Hashable, Sendable {
    /// The name under which the registry keeps it, and by which the auditor asks for it.
    package let key: String

    package init(key: String) {
        self.key = key
    }

    /// What the service does by itself, and what nobody who is known asked of it.
    package static let register = Trail(key: "register")
    package static let auditor = Trail(key: "auditor")
    package static let `operator` = Trail(key: "operator")
    private static let subcommittee = Trail(key: "subcommittee")
    private static let committee = Trail(key: "committee")
}

extension Trail {
    /// The trail of an institution; nil for who brings no token, who reads nothing confidential.
    ///
    /// A dashboard has a trail apart from its institution's, for that names drafts, which a
    /// dashboard is not to know of.
    package static func of(_ party: Party) -> Trail? {
        switch party {
        case .subcommittee, .secretariat: subcommittee
        case .mechanism(let id, of: _): Trail(key: id.text)
        case .state(let code): Trail(key: code.code)
        case .committee: committee
        case .dashboard(.state(let code)): Trail(key: "dashboard:" + code.code)
        case .dashboard(.subcommittee): Trail(key: "dashboard:subcommittee")
        case .dashboard(.everyone): Trail(key: "dashboard:public")
        case .auditor: auditor
        case .operator: self.operator
        case .anyone: nil
        }
    }

    /// Everybody reads their own institution's acts, and the auditor all (domain.md, section 8).
    package func mayBeRead(by party: Party) -> Bool {
        party == .auditor || Self.of(party) == self
    }
}
