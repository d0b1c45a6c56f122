import API
import Article16
import HTTPMessages
import JSON
import Testing

/// `allowed` is a promise: what it lists is done when it is done as said, and what it does not
/// list is refused with the article that forbids it (api.md, sections 6 and 8).
struct AllowedTests {
    /// How far a report has come, and who wrote it.
    enum Stage: CaseIterable {
        case draft, adopted, sent, copied, replied, asked, withdrawn, reviewed, published
        case referred, invited, heard, decided
        case mechanismDraft, mechanismAdopted, mechanismSent, mechanismReviewed
        case mechanismPublished

        var isMechanisms: Bool { self >= .mechanismDraft }
    }

    @Test(arguments: Stage.allCases)
    func `what is allowed is done, and what is not is refused with its article`(
        stage: Stage
    ) throws {
        let world = try World()
        for reader in Reader.allCases {
            let promised = try Stage.story(stage, in: world)
            guard try world[reader].get(promised.report).status == .ok else { continue }
            let allowed = try promised.allowed(to: reader)
            for act in Act.allCases {
                let story = try Stage.story(stage, in: world)
                let answer = try story.attempt(act, by: reader)
                #expect(answer != nil || !allowed.contains(act), "\(reader) \(act)")
                if let answer, allowed.contains(act) {
                    #expect(answer.status.isSuccess, "\(reader) \(act) \(answer.text)")
                } else if let answer {
                    try story.requireRefused(act, reader, answer, allowed)
                }
            }
        }
    }

    private static let talk: [Act] = [.remind, .extend, .meet]

    static let table: [(Stage, Reader, [Act])] = [
        (.draft, .spt, [.edit, .delete, .adopt]),
        (.draft, .secretariat, [.edit, .delete, .adopt]),
        (.adopted, .spt, []),
        (.adopted, .secretariat, [.transmit, .reviewPersonalData, .markPersonalData]),
        (
            .sent, .secretariat,
            [
                .transmit, .recordStateDisclosure, .reviewPersonalData, .markPersonalData,
                .requestCommittee,
            ] + talk
        ),
        (.sent, .spt, [.requestCommittee]),
        (.sent, .liaisonKAZ, [.reply, .requestPublication, .recordStateDisclosure]),
        (
            .copied, .secretariat,
            [.recordStateDisclosure, .reviewPersonalData, .markPersonalData, .requestCommittee]
                + talk
        ),
        (.copied, .npmKAZ, []),
        (
            .asked, .secretariat,
            [
                .transmit, .recordStateDisclosure, .reviewPersonalData, .markPersonalData,
                .requestCommittee,
            ] + talk
        ),
        (.asked, .liaisonKAZ, [.reply, .withdrawPublicationRequest, .recordStateDisclosure]),
        (.withdrawn, .liaisonKAZ, [.reply, .requestPublication, .recordStateDisclosure]),
        (
            .reviewed, .secretariat,
            [
                .transmit, .recordStateDisclosure, .reviewPersonalData, .markPersonalData, .publish,
                .requestCommittee,
            ] + talk
        ),
        (
            .published, .secretariat,
            [.transmit, .reviewPersonalData, .markPersonalData, .requestCommittee] + talk
        ),
        (.referred, .spt, []),
        (.referred, .cat, [.inviteViews]),
        (.referred, .liaisonKAZ, [.reply, .requestPublication, .recordStateDisclosure]),
        (
            .invited, .liaisonKAZ,
            [.reply, .requestPublication, .recordStateDisclosure, .giveViews]
        ),
        // The last day for the views has passed.
        (.invited, .cat, [.giveViews, .decideAsCommittee]),
        (.heard, .cat, [.decideAsCommittee]),
        (.decided, .cat, [.makeStatement]),
        (
            .decided, .secretariat,
            [
                .transmit, .recordStateDisclosure, .reviewPersonalData, .markPersonalData, .publish,
                .makeStatement,
            ] + talk
        ),
        (.published, .liaisonKAZ, [.reply]),
        (.published, .everyone, []),
        (.mechanismDraft, .npmKAZ, [.edit, .delete, .adopt]),
        (.mechanismSent, .npmKAZ, [.transmit, .reviewPersonalData, .markPersonalData] + talk),
        (.mechanismSent, .liaisonKAZ, [.reply, .requestPublication]),
        (
            .mechanismReviewed, .npmKAZ,
            [.transmit, .reviewPersonalData, .markPersonalData, .publish] + talk
        ),
    ]

    /// Who marks personal data adds languages and corrects, and erases while nothing is public,
    /// asked for, or before the Committee.
    private static func besides(_ acts: [Act], _ stage: Stage) -> [Act] {
        guard acts.contains(.markPersonalData) else { return [] }
        let free: [Stage] = [.adopted, .sent, .copied, .mechanismSent, .mechanismReviewed]
        return [.addLanguageVersion, .issueCorrigendum] + (free.contains(stage) ? [.erase] : [])
    }

    @Test func `the acts at each step are those of the table`() throws {
        let world = try World()
        for (stage, reader, acts) in Self.table {
            let story = try Stage.story(stage, in: world)
            #expect(
                try story.allowed(to: reader)
                    == Set(acts + Self.besides(acts, stage)),
                "\(stage), \(reader)")
        }
    }
}

extension AllowedTests.Stage: Comparable {
    static func < (left: Self, right: Self) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }

    static func story(_ stage: Self, in world: World) throws -> Story {
        let story = try Story(in: world, by: stage.isMechanisms ? .npmKAZ : .secretariat)
        switch stage {
        case .draft, .mechanismDraft: break
        case .adopted, .mechanismAdopted: try story.adopt()
        case .sent, .mechanismSent: try story.reachAddressee()
        case .copied:
            try story.reachAddressee()
            try story.send(to: "npm")
        case .replied:
            try story.reachAddressee()
            try story.draftReply()
            try story.submitReply()
        case .asked, .withdrawn, .reviewed, .published:
            try story.reachAddressee()
            try story.ask()
            if stage == .withdrawn { try story.withdraw() }
            if stage > .withdrawn { try story.review() }
            if stage == .published { try story.publish() }
        case .referred, .invited, .heard, .decided:
            try story.reachAddressee()
            try story.refer()
            if stage > .referred { try story.invite() }
            if stage > .invited { try story.hear() }
            if stage == .decided {
                try story.review()
                try story.decide()
            }
        case .mechanismReviewed, .mechanismPublished:
            try story.reachAddressee()
            try story.review()
            if stage == .mechanismPublished { try story.publish() }
        }
        return story
    }
}

extension Story {
    func allowed(to reader: Reader) throws -> Set<Act> {
        let acts = try world[reader].get(report).json["allowed"]?.elements ?? []
        return Set(acts.compactMap { $0["act"]?.text.flatMap(Act.init(rawValue:)) })
    }

    /// Does an act where `allowed` says, or where it would say; nil where there is no such place.
    func attempt(_ act: Act, by reader: Reader) throws -> Response? {
        let listed = try world[reader].get(report).json["allowed"]?.elements ?? []
        let said = listed.first { $0["act"]?.text == act.rawValue }
        guard let place = try place(of: act, reader) else { return nil }
        let method = said?["method"]?.text ?? place.method
        let href = said?["href"]?.text ?? place.href
        let resource = act == .withdrawPublicationRequest ? request ?? "" : report
        return try world[reader].act(href, try content(of: act, reader), on: resource, method)
    }

    private func place(of act: Act, _ reader: Reader) throws -> (method: String, href: String)? {
        switch act {
        case .edit: ("PATCH", report)
        case .delete: ("DELETE", report)
        case .adopt: ("POST", report + "/adoption")
        case .transmit: ("POST", report + "/transmissions")
        case .reply: ("POST", report + "/replies")
        case .requestPublication: ("POST", report + "/publication-requests")
        case .withdrawPublicationRequest: try withdrawal(seenBy: reader).map { ("POST", $0) }
        case .recordStateDisclosure: ("POST", report + "/state-disclosures")
        case .reviewPersonalData: ("POST", report + "/personal-data-reviews")
        // Who may not know of items finds nothing there.
        case .markPersonalData:
            knowsOfItems(reader) ? ("POST", report + "/personal-data-items") : nil
        case .reissue: ("POST", report + "/reissues")
        case .publish: ("POST", report + "/publications")
        case .remind: ("POST", report + "/reminders")
        case .extend: ("POST", report + "/extensions")
        case .meet: ("POST", report + "/meetings")
        case .requestCommittee: ("POST", report + "/article-16-4")
        case .inviteViews: ("POST", report + "/article-16-4/invitation")
        case .giveViews: ("POST", report + "/article-16-4/views")
        case .decideAsCommittee: ("POST", report + "/article-16-4/decision")
        case .makeStatement: ("POST", report + "/article-16-4/execution")
        // Done to one recommendation at a time, and offered by no report; offered where comments
        // were to follow, in CommentsTests.
        case .assess, .deliverComments: nil
        case .addLanguageVersion: ("POST", report + "/language-versions")
        case .issueCorrigendum: ("POST", report + "/corrigenda")
        case .erase: ("POST", report + "/erasure")
        }
    }

    private func knowsOfItems(_ reader: Reader) -> Bool {
        issuer == .npmKAZ ? reader == .npmKAZ : [.spt, .secretariat].contains(reader)
    }

    /// Who may not read the request has nothing to withdraw.
    private func withdrawal(seenBy reader: Reader) throws -> String? {
        guard let request, try world[reader].get(request).status == .ok else { return nil }
        return request + "/withdrawal"
    }

    private func content(of act: Act, _ reader: Reader) throws -> String? {
        switch act {
        case .edit: return #"{"title": "Another"}"#
        case .delete: return nil
        case .adopt: return Sample.adoption
        case .transmit: return Sample.transmission(to: try nextRecipient())
        case .reply: return Sample.reply
        case .requestPublication: return Sample.request
        case .withdrawPublicationRequest: return Sample.withdrawal
        case .recordStateDisclosure: return Sample.disclosure
        case .reviewPersonalData: return try reviewing()
        case .markPersonalData: return Sample.item
        case .reissue: return Sample.reissue
        case .publish:
            return Sample.publication(on: try basis())
        case .remind: return Sample.reminder
        case .extend: return Sample.more
        case .meet: return Sample.meeting
        case .assess, .deliverComments: return nil
        case .requestCommittee: return Sample.referral("public_statement")
        case .inviteViews: return Sample.invitation
        case .giveViews: return Sample.views
        case .decideAsCommittee: return Sample.decision()
        case .makeStatement: return Sample.statement
        case .addLanguageVersion: return Sample.version
        case .issueCorrigendum: return Sample.corrigendum
        case .erase: return Sample.erasure
        }
    }

    /// The ground that there is, if there is one.
    private func basis() throws -> String {
        if issuer == .npmKAZ { return "issuer_decision" }
        let files = try world[.secretariat].get(report + "/article-16-4").json.items
        return files.contains { $0["decision"] != nil } ? "art_16_4_decision" : "art_16_2_request"
    }

    /// To whom the report was not sent yet, or its addressee.
    private func nextRecipient() throws -> String {
        let sent = try world[issuer].get(report + "/transmissions").json.items
            .compactMap { $0["addressee"]?.text }
        let possible = issuer == .npmKAZ ? ["authorities", "spt"] : ["state_party", "npm"]
        return possible.first { !sent.contains($0) } ?? possible[0]
    }

    func requireRefused(
        _ act: Act, _ reader: Reader, _ answer: Response, _ allowed: Set<Act>
    ) throws {
        // The second of two requests is the first (domain.md, section 4).
        let isSecond = try act == .requestPublication && reader == .liaisonKAZ && isAsked()
        if isSecond { return #expect(answer.status == .ok) }
        // Who brings no token is asked for one first.
        if reader == .everyone { return #expect(answer.status == .unauthorized) }
        #expect([403, 409].contains(answer.status.code), "\(reader) \(act) \(answer.text)")
        #expect(answer.json["article"]?.text?.hasPrefix("OPCAT art. 1") == true)
        #expect(answer.json["code"]?.text.flatMap(Refusal.init(rawValue:)) != nil)
        let instead = answer.json["allowed"]?.elements.compactMap { $0["act"]?.text }
        #expect(instead.map(Set.init) == Set(allowed.map(\.rawValue)), "\(reader) \(act)")
    }

    private func isAsked() throws -> Bool {
        try world[.liaisonKAZ].get(report).json["confidentiality"]?.text == "publication_requested"
    }
}
