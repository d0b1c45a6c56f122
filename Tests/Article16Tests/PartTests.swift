import Testing

@testable import Article16

@Suite("C7 and C9: publication in whole or in part, and of more")
struct PartTests {
    /// The parts that the tables name; paragraphs, then annexes.
    static let parts: [String: PublicationScope] = [
        "14": part(["14"]), "15": part(["15"]), "14,15": part(["14", "15"]),
        "14+II": part(["14"], ["II"]), "II": part([], ["II"]), "whole": .whole,
    ]

    static func part(_ paragraphs: Set<String>, _ annexes: Set<String> = []) -> PublicationScope {
        .part(PublicationPart(paragraphs: paragraphs, annexes: annexes))
    }

    static func publish(
        _ report: Report, on ground: Ground = .stateDisclosure, _ scope: PublicationScope,
        _ decision: Decision? = Example.decision, by party: Party = .secretariat,
        date: CalendarDate = Example.today
    ) -> String {
        outcome { () throws(Refusal) in
            try Paragraph2.publish(
                report, on: ground, scope: scope, decision: decision, by: party, date: date,
                today: Example.today)
        }
    }

    /// "If the State Party makes part of the report public, the Subcommittee … may publish".
    static let needs = Table(
        """
                                          | 14                         whole
        neither                           | no_state_disclosure        no_state_disclosure
        decision                          | no_state_disclosure        no_state_disclosure
        disclosure                        | decision_missing           decision_missing
        disclosure and decision           | yes                        yes
        disclosure and decision, unread   | personal_data_not_reviewed personal_data_not_reviewed
        disclosure and decision, read old | review_of_another_edition  review_of_another_edition
        """)

    @Test(arguments: needs.cells)
    func `C7: whole or part, where the State disclosed and the Subcommittee decided`(
        cell: Cell
    ) throws {
        var report = Example.report(.toState, .reviewed)
        if cell.row.contains("disclosure") { report.disclosedOn = Example.disclosed }
        if cell.row.hasSuffix("unread") { report.review = nil }
        if cell.row.hasSuffix("read old") {
            report.review = PersonalDataReview(
                edition: Example.oldEdition, reviewedOn: day("2025-03-31"), recordedAt: 20)
        }
        let decision = cell.row.contains("decision") ? Example.decision : nil
        let scope = try #require(Self.parts[cell.column])
        #expect(Self.publish(report, scope, decision) == cell.answer)
    }

    /// Disclosed, decided, published; transmitted on 3 January 2024, reviewed on 31 March 2025.
    static let days = Table(
        """
                                         | publish
        2024-09-02 2025-02-14 2025-04-07 | yes
        2024-09-02 2024-09-02 2025-03-31 | yes
        2024-01-03 2024-01-03 2025-03-31 | yes
        2025-06-01 2025-06-01 2025-06-01 | yes
        2024-09-02 2024-09-01 2025-04-07 | date_out_of_order
        2024-09-02 2025-04-08 2025-04-07 | date_out_of_order
        2024-09-02 2025-04-07 2025-04-07 | yes
        2024-09-02 2025-02-14 2025-03-30 | date_out_of_order
        2024-09-02 2025-02-14 2025-06-01 | yes
        2024-09-02 2025-02-14 2025-06-02 | date_in_the_future
        2024-09-02 2025-06-02 2025-06-01 | date_in_the_future
        """)

    @Test(arguments: days.cells)
    func `C7: disclosed, then decided, then published`(cell: Cell) {
        let days = cell.row.split(separator: " ").map { day(String($0)) }
        var report = Example.report(.toState, .reviewed)
        report.disclosedOn = days[0]
        let decision = Decision(decidedOn: days[1], reference: "Session 55")
        for scope in [Example.part, .whole] {
            #expect(Self.publish(report, scope, decision, date: days[2]) == cell.answer)
        }
    }

    /// Who may open a part, on which ground: a request is always for the whole, a mechanism
    /// decides on how much.
    static let scopes = Table(
        """
                                              | 14                       whole
        secretariat art_16_2_request          | partial_request          yes
        secretariat art_16_2_state_disclosure | yes                      yes
        secretariat art_16_4_decision         | no_committee_decision    no_committee_decision
        secretariat issuer_decision           | ground_of_another_issuer ground_of_another_issuer
        npm-KAZ issuer_decision               | yes                      yes
        """)

    @Test(arguments: scopes.cells)
    func `each ground opens what the Protocol lets it open`(cell: Cell) throws {
        let words = cell.row.split(separator: " ").map(String.init)
        let party = try #require(Example.parties[words[0]])
        var report = Example.report(party == .secretariat ? .toState : .toAuthorities, .ready)
        report.disclosedOn = Example.disclosed
        let ground = try #require(Ground(rawValue: words[1]))
        let scope = try #require(Self.parts[cell.column])
        #expect(Self.publish(report, on: ground, scope, by: party) == cell.answer)
    }

    /// What is public, and what is to be public from then on.
    static let growth = Table(
        """
              | 14                14,15             14+II             15                whole
        14    | already_published yes               yes               already_published yes
        14,15 | already_published already_published already_published already_published yes
        14+II | already_published already_published already_published already_published yes
        15    | already_published yes               already_published already_published yes
        II    | already_published already_published yes               already_published yes
        whole | already_published already_published already_published already_published \
        already_published
        """)

    @Test(arguments: growth.cells)
    func `C9: from a part to more and to the whole, never to less, never from the whole`(
        cell: Cell
    ) throws {
        let present = try #require(Self.parts[cell.row])
        let next = try #require(Self.parts[cell.column])
        #expect(next.isWider(than: present) == (cell.answer == "yes"))
        for party in [Party.secretariat, Kind.toAuthorities.hands] {
            let isState = party == .secretariat
            var report = Example.report(isState ? .toState : .toAuthorities, .disclosed)
            report.publication = Publication(
                ground: isState ? .stateDisclosure : .issuerDecision, scope: present,
                publishedOn: Example.published, comments: .none)
            let ground: Ground = isState ? .stateDisclosure : .issuerDecision
            #expect(Self.publish(report, on: ground, next, by: party) == cell.answer)
        }
    }

    @Test func `what is added to a part is all that both hold`() {
        let old = PublicationPart(paragraphs: ["14"], annexes: ["I"])
        let both = old.union(PublicationPart(paragraphs: ["14", "15"], annexes: ["II"]))
        #expect(both == PublicationPart(paragraphs: ["14", "15"], annexes: ["I", "II"]))
        #expect(both.contains(old))
        #expect(!old.contains(both))
    }

    @Test func `nobody publishes without a ground, and the nearest one is named`() {
        let waiting = Example.report(.toState, .reviewed)
        #expect(throws: Refusal.publicationNotRequested) {
            try Act.publish.require(.secretariat, on: waiting)
        }
    }

    @Test func `C9: what is added comes no earlier than what is public`() {
        let report = Example.report(.toState, .partly)
        let before = Example.published.adding(days: -1)
        #expect(Self.publish(report, .whole, date: before) == "date_out_of_order")
        #expect(Self.publish(report, .whole, date: Example.published) == "yes")
    }
}
