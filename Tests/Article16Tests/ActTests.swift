import Testing

@testable import Article16

@Suite("What a report's readers are told they may do")
struct ActTests {
    /// The acts of each party at each stage, besides those of the dialogue; who is not named has
    /// none.
    static let tables: [Kind: Table] = [
        .toState: Table(
            """
                                    | allowed
            draft spt               | edit,delete,adopt
            draft secretariat       | edit,delete,adopt
            adopted secretariat     | transmit,review_personal_data
            copied secretariat      | transmit,review_personal_data
            transmitted secretariat | transmit,record_state_disclosure,review_personal_data
            transmitted liaison-KAZ | reply,request_publication,record_state_disclosure
            reviewed secretariat    | transmit,record_state_disclosure,review_personal_data
            reviewed liaison-KAZ    | reply,request_publication,record_state_disclosure
            requested secretariat   | transmit,record_state_disclosure,review_personal_data
            requested liaison-KAZ   | reply,withdraw_publication_request,record_state_disclosure
            ready secretariat       | transmit,record_state_disclosure,review_personal_data,publish
            ready liaison-KAZ       | reply,withdraw_publication_request,record_state_disclosure
            disclosed secretariat   | transmit,record_state_disclosure,review_personal_data,publish
            disclosed liaison-KAZ   | reply,request_publication,record_state_disclosure
            partly secretariat      | transmit,record_state_disclosure,review_personal_data,publish
            partly liaison-KAZ      | reply,request_publication,record_state_disclosure
            asking secretariat      | transmit,record_state_disclosure,review_personal_data,publish
            asking liaison-KAZ      | reply,withdraw_publication_request,record_state_disclosure
            published secretariat   | transmit,review_personal_data
            published liaison-KAZ   | reply
            """),
        .toStateWithCopy: Table(
            """
                                    | allowed
            draft spt               | edit,delete,adopt
            draft secretariat       | edit,delete,adopt
            adopted secretariat     | transmit,review_personal_data
            copied secretariat      | transmit,review_personal_data
            transmitted secretariat | record_state_disclosure,review_personal_data
            transmitted liaison-KAZ | reply,request_publication,record_state_disclosure
            reviewed secretariat    | record_state_disclosure,review_personal_data
            reviewed liaison-KAZ    | reply,request_publication,record_state_disclosure
            requested secretariat   | record_state_disclosure,review_personal_data
            requested liaison-KAZ   | reply,withdraw_publication_request,record_state_disclosure
            ready secretariat       | record_state_disclosure,review_personal_data,publish
            ready liaison-KAZ       | reply,withdraw_publication_request,record_state_disclosure
            disclosed secretariat   | record_state_disclosure,review_personal_data,publish
            disclosed liaison-KAZ   | reply,request_publication,record_state_disclosure
            partly secretariat      | record_state_disclosure,review_personal_data,publish
            partly liaison-KAZ      | reply,request_publication,record_state_disclosure
            asking secretariat      | record_state_disclosure,review_personal_data,publish
            asking liaison-KAZ      | reply,withdraw_publication_request,record_state_disclosure
            published secretariat   | review_personal_data
            published liaison-KAZ   | reply
            """),
        .toMechanism: Table(
            """
                                    | allowed
            draft spt               | edit,delete,adopt
            draft secretariat       | edit,delete,adopt
            adopted secretariat     | transmit,review_personal_data
            copied secretariat      | transmit,review_personal_data
            transmitted secretariat | review_personal_data
            transmitted npm-KAZ     | reply,request_publication
            reviewed secretariat    | review_personal_data
            reviewed npm-KAZ        | reply,request_publication,publish
            requested secretariat   | review_personal_data
            requested npm-KAZ       | reply,withdraw_publication_request
            ready secretariat       | review_personal_data,publish
            ready npm-KAZ           | reply,withdraw_publication_request,publish
            disclosed secretariat   | review_personal_data
            disclosed npm-KAZ       | reply,request_publication,publish
            partly secretariat      | review_personal_data
            partly npm-KAZ          | reply,request_publication,publish
            asking secretariat      | review_personal_data,publish
            asking npm-KAZ          | reply,withdraw_publication_request,publish
            published secretariat   | review_personal_data
            published npm-KAZ       | reply
            """),
        .toAuthorities: Table(
            """
                                    | allowed
            draft npm-KAZ           | edit,delete,adopt
            adopted npm-KAZ         | transmit,review_personal_data
            copied npm-KAZ          | transmit,review_personal_data
            transmitted npm-KAZ     | transmit,review_personal_data
            transmitted liaison-KAZ | reply,request_publication
            reviewed npm-KAZ        | transmit,review_personal_data,publish
            reviewed liaison-KAZ    | reply,request_publication
            requested npm-KAZ       | transmit,review_personal_data
            requested liaison-KAZ   | reply,withdraw_publication_request
            ready npm-KAZ           | transmit,review_personal_data,publish
            ready liaison-KAZ       | reply,withdraw_publication_request
            disclosed npm-KAZ       | transmit,review_personal_data,publish
            disclosed liaison-KAZ   | reply,request_publication
            partly npm-KAZ          | transmit,review_personal_data,publish
            partly liaison-KAZ      | reply,request_publication
            asking npm-KAZ          | transmit,review_personal_data,publish
            asking liaison-KAZ      | reply,withdraw_publication_request
            published npm-KAZ       | transmit,review_personal_data
            published liaison-KAZ   | reply
            """),
        .toAuthoritiesWithCopy: Table(
            """
                                    | allowed
            draft npm-KAZ           | edit,delete,adopt
            adopted npm-KAZ         | transmit,review_personal_data
            copied npm-KAZ          | transmit,review_personal_data
            transmitted npm-KAZ     | review_personal_data
            transmitted liaison-KAZ | reply,request_publication
            reviewed npm-KAZ        | review_personal_data,publish
            reviewed liaison-KAZ    | reply,request_publication
            requested npm-KAZ       | review_personal_data
            requested liaison-KAZ   | reply,withdraw_publication_request
            ready npm-KAZ           | review_personal_data,publish
            ready liaison-KAZ       | reply,withdraw_publication_request
            disclosed npm-KAZ       | review_personal_data,publish
            disclosed liaison-KAZ   | reply,request_publication
            partly npm-KAZ          | review_personal_data,publish
            partly liaison-KAZ      | reply,request_publication
            asking npm-KAZ          | review_personal_data,publish
            asking liaison-KAZ      | reply,withdraw_publication_request
            published npm-KAZ       | review_personal_data
            published liaison-KAZ   | reply
            """),
    ]

    @Test(arguments: Kind.allCases, Stage.allCases)
    func `the acts allowed to each party are those of the table`(kind: Kind, stage: Stage) throws {
        let cells = try #require(Self.tables[kind]).cells
        for (name, party) in Example.parties {
            let cell = cells.first { $0.row == "\(stage.rawValue) \(name)" }
            let expected = cell?.answer.split(separator: ",").map(String.init) ?? []
            let allowed = Act.allowed(to: party, on: Example.report(kind, stage))
            let opening = allowed.filter { !Self.beside.contains($0) }
            #expect(opening.map(\.rawValue) == expected, "\(name)")
        }
    }

    /// Acts that have tables of their own.
    static let beside: [Act] =
        ofTheDialogue + CommitteeTests.acts + [.markPersonalData, .erase] + ofDocuments

    @Test(arguments: Kind.allCases, Stage.allCases)
    func `who reviews for personal data marks it, at the same stages`(kind: Kind, stage: Stage) {
        for (name, party) in Example.parties {
            let allowed = Act.allowed(to: party, on: Example.report(kind, stage))
            #expect(
                allowed.contains(.markPersonalData) == allowed.contains(.reviewPersonalData),
                "\(name)")
        }
    }

    @Test(arguments: Kind.allCases, Stage.allCases)
    func `who reviews for personal data adds languages and corrects, at the same stages`(
        kind: Kind, stage: Stage
    ) {
        for (name, party) in Example.parties {
            let allowed = Act.allowed(to: party, on: Example.report(kind, stage))
            for act in [Act.addLanguageVersion, .issueCorrigendum] {
                #expect(allowed.contains(act) == allowed.contains(.reviewPersonalData), "\(name)")
            }
            #expect(!allowed.contains(.deliverComments))
        }
    }

    static let ofDocuments: [Act] = [.addLanguageVersion, .issueCorrigendum, .deliverComments]

    static let ofTheDialogue: [Act] = [.remind, .extend, .meet, .assess]

    /// The acts of the dialogue, from the day on which the addressee has the report.
    static let dialogue = Table(
        """
                    | SPT->State SPT->NPM NPM->authorities
        spt         | assess     assess   none
        secretariat | all        all      none
        npm-KAZ     | none       none     all
        others      | none       none     none
        """)

    @Test(arguments: dialogue.cells, Stage.allCases)
    func `the issuer leads the dialogue once the addressee has the report`(
        cell: Cell, stage: Stage
    ) throws {
        let party = try #require(Example.parties[cell.row])
        let acts = ["all": Self.ofTheDialogue, "assess": [.assess], "none": []][cell.answer]
        for kind in Kind.named(cell.column) {
            let report = Example.report(kind, stage)
            let allowed = Act.allowed(to: party, on: report).filter(Self.ofTheDialogue.contains)
            #expect(allowed == (report.addressed == nil ? [] : acts), "\(kind)")
        }
    }

    @Test func `every row of the tables is one that is looked at`() {
        let rows = Stage.allCases.flatMap { stage in
            Example.parties.keys.map { "\(stage.rawValue) \($0)" }
        }
        for cell in Self.tables.values.flatMap(\.cells) { #expect(rows.contains(cell.row)) }
    }

    /// A promise that the rules do not keep, or an act they allow and nobody is told of, is shown
    /// as the world it happens in.
    @Test func `an act is allowed if and only if its rule gives an order, in every world`() {
        var count = 0
        var wrong: [String] = []
        for report in World.all {
            for (name, party) in Example.parties {
                let allowed = Act.allowed(to: party, on: report, today: Example.today)
                for step in Step.allCases {
                    count += 1
                    let given = World.gives(step, on: report, by: party)
                    guard allowed.contains(step.act) != given else { continue }
                    wrong.append("\(name) \(step) \(report)")
                }
            }
        }
        #expect(wrong.prefix(3).isEmpty)
        #expect(count == World.all.count * Example.parties.count * Act.allCases.count)
    }
}
