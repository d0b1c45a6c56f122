internal import Article16
internal import JSON
internal import Registry

/// An act that a caller may do now, and where.
struct AllowedAct {
    let name: String
    let method: String
    let href: String

    static func write(_ acts: [AllowedAct], into array: inout JSONWriter) {
        for act in acts {
            array.object { item in
                item.member("act", act.name)
                item.member("method", act.method)
                item.member("href", act.href)
            }
        }
    }

    init(_ act: Act, on report: Report) {
        let path = "/v1/reports/\(report.id)"
        let (method, href): (String, String) =
            switch act {
            case .edit: ("PATCH", path)
            case .delete: ("DELETE", path)
            case .adopt: ("POST", path + "/adoption")
            case .transmit: ("POST", path + "/transmissions")
            case .reply: ("POST", path + "/replies")
            case .requestPublication: ("POST", path + "/publication-requests")
            case .withdrawPublicationRequest:
                (
                    "POST",
                    "/v1/publication-requests/\(report.openRequest?.id.text ?? "")/withdrawal"
                )
            case .recordStateDisclosure: ("POST", path + "/state-disclosures")
            case .reviewPersonalData: ("POST", path + "/personal-data-reviews")
            case .markPersonalData: ("POST", path + "/personal-data-items")
            case .publish: ("POST", path + "/publications")
            case .reissue: ("POST", path + "/reissues")
            case .remind: ("POST", path + "/reminders")
            case .extend: ("POST", path + "/extensions")
            case .meet: ("POST", path + "/meetings")
            case .assess: ("GET", path + "/recommendations")
            case .requestCommittee: ("POST", path + "/article-16-4")
            case .inviteViews: ("POST", path + "/article-16-4/invitation")
            case .giveViews: ("POST", path + "/article-16-4/views")
            case .decideAsCommittee: ("POST", path + "/article-16-4/decision")
            case .makeStatement: ("POST", path + "/article-16-4/execution")
            case .addLanguageVersion: ("POST", path + "/language-versions")
            case .issueCorrigendum: ("POST", path + "/corrigenda")
            case .deliverComments:
                ("POST", "/v1/publication-requests/\(report.awaitsComments?.text ?? "")/comments")
            case .erase: ("POST", path + "/erasure")
            }
        name = act.rawValue
        self.method = method
        self.href = href
    }

    init(_ act: OtherAct, _ href: String) {
        name = act.rawValue
        method = "POST"
        self.href = href
    }

    static let askForConfirmation = AllowedAct(.askForConfirmation, "/v1/confirmations")
}

extension Call {
    /// What this caller may do to the report now; a token that only reads may do nothing.
    func allowedActs(_ opened: Opened<ReportHead>) throws -> [AllowedAct] {
        guard caller?.permissions.mayWrite == true else { return [] }
        // Assessing is done to one recommendation at a time, and offered there.
        var acts = Act.allowed(to: party, on: opened.report, today: today)
            .filter { $0 != .assess }
        let lettingOut: Set<Act> = [.publish, .reissue]
        if !lettingOut.isDisjoint(with: acts), try hands(on: opened) == .reviewer {
            acts.removeAll(where: lettingOut.contains)
        }
        return acts.map { AllowedAct($0, on: opened.report) }
    }

    /// The report that the path names, as far as paragraph 1 opens it; 404 otherwise.
    func visibleReport() throws -> Opened<ReportHead> {
        try visibleReport(ReportID(parameters[0]))
    }

    func visibleReport(_ id: ReportID) throws -> Opened<ReportHead> {
        guard let sealed = try registry.report(id, as: party),
            let opened = Paragraph1.open(sealed, as: party)
        else { throw Problem.notFound }
        subject = opened
        return opened
    }

    /// Whether the act is this caller's at all (403); whether the report is ready for it comes
    /// after the content (409).
    func require(_ act: Act, on opened: Opened<ReportHead>) throws {
        try act.requireBelongs(to: party, on: opened.report)
        try requireWriter()
    }

    func requireWriter() throws {
        guard caller?.permissions.mayWrite == true else {
            throw Problem.insufficientPermission("This token only reads.")
        }
    }
}
