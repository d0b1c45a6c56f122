import Testing

@testable import Article16

@Suite("Article 16 (4): the Committee against Torture")
struct CommitteeTests {
    static let acts: [Act] = [
        .requestCommittee, .inviteViews, .giveViews, .decideAsCommittee, .makeStatement,
    ]

    /// Only the Subcommittee asks, only the Committee invites and decides, on the report of the
    /// Subcommittee on a State alone. No file is there yet.
    static let whose = [
        Whose(
            step: .refer, stage: .transmitted, no: .notWhoRequestsTheCommittee,
            table: Table(
                """
                            | SPT->State SPT->NPM NPM->authorities
                spt         | yes        no       no
                secretariat | yes        no       no
                others      | no         no       no
                """)),
        Whose(
            step: .invite, stage: .transmitted, no: .notTheCommittee,
            table: Table(
                """
                       | SPT->State        SPT->NPM NPM->authorities
                cat    | no_committee_file no       no
                others | no                no       no
                """)),
        Whose(
            step: .hear, stage: .transmitted, no: .notWhoGivesViews,
            table: Table(
                """
                            | SPT->State        SPT->NPM NPM->authorities
                cat         | state_not_invited no       no
                liaison-KAZ | state_not_invited no       no
                others      | no                no       no
                """)),
        Whose(
            step: .decide, stage: .transmitted, no: .notTheCommittee,
            table: Table(
                """
                       | SPT->State        SPT->NPM NPM->authorities
                cat    | no_committee_file no       no
                others | no                no       no
                """)),
        Whose(
            step: .state, stage: .transmitted, no: .notWhoMakesStatements,
            table: Table(
                """
                            | SPT->State           SPT->NPM NPM->authorities
                cat         | no_statement_decided no       no
                secretariat | no_statement_decided no       no
                others      | no                   no       no
                """)),
    ]

    @Test(arguments: whose.flatMap { whose in whose.table.cells.map { (whose, $0) } })
    func `C8: each step is one body's, and nobody else's`(whose: Whose, cell: Cell) {
        for (expected, found) in whose.outcomes(cell) { #expect(found == expected) }
    }

    /// What each step comes to, by how far the file is. The decision is for a statement.
    static let when = Table(
        """
                    | refer               invite                hear
        none        | yes                 no_committee_file     state_not_invited
        requested   | committee_file_open yes                   state_not_invited
        invited     | committee_file_open state_already_invited yes
        heard       | committee_file_open state_already_invited views_already_received
        lapsed      | committee_file_open state_already_invited yes
        rejected    | yes                 no_committee_file     state_not_invited
        statement   | committee_file_open state_already_invited state_not_invited
        publication | committee_file_open state_already_invited state_not_invited
        both        | committee_file_open state_already_invited state_not_invited
        stated      | yes                 no_committee_file     state_not_invited
        both-stated | committee_file_open state_already_invited state_not_invited
        """)

    static let whenDecided = Table(
        """
                    | decide                state
        none        | no_committee_file     no_statement_decided
        requested   | state_not_heard       no_statement_decided
        invited     | state_not_heard       no_statement_decided
        heard       | yes                   no_statement_decided
        lapsed      | yes                   no_statement_decided
        rejected    | no_committee_file     no_statement_decided
        statement   | committee_has_decided yes
        publication | committee_has_decided no_statement_decided
        both        | committee_has_decided yes
        stated      | no_committee_file     statement_already_made
        both-stated | committee_has_decided statement_already_made
        """)

    @Test(arguments: when.cells + whenDecided.cells) func `C8: the steps come in their order`(
        cell: Cell
    ) throws {
        let stage = try #require(FileStage(rawValue: cell.row))
        let step = try #require(Step(rawValue: cell.column))
        let found = step.outcome(
            on: Example.report(file: stage), by: step.doer(for: .toState))
        #expect(found == cell.answer)
    }

    @Test func `C8: only what was transmitted goes before the Committee`() {
        for stage in [Stage.draft, .adopted, .copied] {
            for kind in [Kind.toState, .toStateWithCopy] {
                let report = Example.report(kind, stage)
                #expect(Step.refer.outcome(on: report, by: .subcommittee) == "not_transmitted")
            }
        }
    }

    /// Transmitted 3 January 2024, requested 3 February 2025, invited 3 March, heard 20 April,
    /// decided 12 May; today is 1 June 2025.
    static let days = Table(
        """
                   | refer  invite hear   decide state
        2024-01-02 | early  early  early  early  early
        2024-01-03 | yes    early  early  early  early
        2025-02-02 | yes    early  early  early  early
        2025-02-03 | yes    yes    early  early  early
        2025-03-02 | yes    yes    early  early  early
        2025-03-03 | yes    yes    yes    early  early
        2025-04-19 | yes    yes    yes    early  early
        2025-04-20 | yes    yes    yes    yes    early
        2025-05-11 | yes    yes    yes    yes    early
        2025-05-12 | yes    yes    yes    yes    yes
        2025-06-01 | yes    yes    yes    yes    yes
        2025-06-02 | future future future future future
        """)

    @Test(arguments: days.cells) func `C8: the days of the steps are in order`(cell: Cell) throws {
        let step = try #require(Step(rawValue: cell.column))
        let before: [Step: FileStage] = [
            .refer: .none, .invite: .requested, .hear: .invited, .decide: .heard,
            .state: .statement,
        ]
        let stage = try #require(before[step])
        let found = step.outcome(
            on: Example.report(file: stage), by: step.doer(for: .toState), date: day(cell.row))
        let words = ["date_out_of_order": "early", "date_in_the_future": "future"]
        #expect(words[found, default: found] == cell.answer)
    }

    /// Invited on 3 March 2025.
    static let dueDays = Table(
        """
                   | due
        2025-03-02 | views_due_too_early
        2025-03-03 | views_due_too_early
        2025-03-04 | yes
        2030-01-01 | yes
        """)

    @Test(arguments: dueDays.cells)
    func `C8: the last day for the views comes after the invitation`(cell: Cell) {
        let found = outcome { () throws(Refusal) in
            try Paragraph4.invite(
                on: Example.report(file: .requested), by: .committee, date: Example.invited,
                viewsDueOn: day(cell.row), today: Example.today)
        }
        #expect(found == cell.answer)
    }

    /// The views were due on 30 April 2025 and did not come.
    @Test(arguments: [("2025-04-29", false), ("2025-04-30", false), ("2025-05-01", true)])
    func `C8: without views nothing is decided before their last day has passed`(
        date: String, isHeard: Bool
    ) {
        let found = Step.decide.outcome(
            on: Example.report(file: .lapsed), by: .committee, date: day(date))
        #expect(found == (isHeard ? "yes" : "state_not_heard"))
    }

    /// Of ten members, whoever is present.
    static let votes = Table(
        """
           | adopted     rejected
        0  | no_majority yes
        1  | no_majority yes
        4  | no_majority yes
        5  | no_majority yes
        6  | yes         majority_not_followed
        7  | yes         majority_not_followed
        10 | yes         majority_not_followed
        """)

    @Test(arguments: votes.cells, [nil, 6, 8, 10])
    func `C8: a decision needs a majority of all members`(cell: Cell, present: Int?) throws {
        let votes = Votes(inFavour: try #require(Int(cell.row)), present: present)
        let found = outcome { () throws(Refusal) in
            try Paragraph4.decide(
                cell.column == "adopted" ? .publishReport : nil, votes: votes, reference: nil,
                on: Example.report(file: .heard), by: .committee, date: Example.today,
                today: Example.today)
        }
        #expect(found == cell.answer)
    }

    /// What was decided, by what was asked for.
    static let measures = Table(
        """
                         | public_statement   publish_report     both
        public_statement | yes                beyond_the_request yes
        publish_report   | beyond_the_request yes                yes
        both             | beyond_the_request beyond_the_request yes
        """)

    @Test(arguments: measures.cells)
    func `C8: the Committee decides on what it was asked for`(cell: Cell) throws {
        var report = Example.report(file: .heard)
        report.committeeFile = CommitteeFile(
            id: CommitteeFileID("p4f_1"), requestedOn: Example.referred,
            askedFor: try #require(Measure(rawValue: cell.column)),
            invitation: report.committeeFile?.invitation)
        let measure = try #require(Measure(rawValue: cell.row))
        let found = outcome { () throws(Refusal) in
            try Paragraph4.decide(
                measure, votes: Votes(inFavour: 6), reference: nil, on: report, by: .committee,
                date: Example.today, today: Example.today)
        }
        #expect(found == cell.answer)
    }
}
