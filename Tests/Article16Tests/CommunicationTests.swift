import Testing

@testable import Article16

@Suite("C1 and C2: a report is written, adopted and communicated")
struct CommunicationTests {
    static let writer = """
                    | SPT->State SPT->NPM NPM->authorities
        spt         | yes        yes      no
        secretariat | yes        yes      no
        npm-KAZ     | no         no       yes
        others      | no         no       no
        """

    static let hands = """
                    | SPT->State SPT->NPM NPM->authorities
        secretariat | yes        yes      no
        npm-KAZ     | no         no       yes
        others      | no         no       no
        """

    static let whose: [Whose] = [
        Whose(step: .edit, stage: .draft, no: .notTheIssuer, table: Table(writer)),
        Whose(step: .delete, stage: .draft, no: .notTheIssuer, table: Table(writer)),
        Whose(step: .adopt, stage: .draft, no: .notTheIssuer, table: Table(writer)),
        Whose(step: .transmit, stage: .adopted, no: .notTheTransmitter, table: Table(hands)),
    ]

    @Test(arguments: whose[0].table.cells)
    func `C1: the issuer edits its draft, and deletes it`(cell: Cell) {
        for (expected, found) in Self.whose[0].outcomes(cell) { #expect(found == expected) }
        for (expected, found) in Self.whose[1].outcomes(cell) { #expect(found == expected) }
    }

    @Test(arguments: whose[2].table.cells)
    func `C2: the issuer adopts its report`(cell: Cell) {
        for (expected, found) in Self.whose[2].outcomes(cell) { #expect(found == expected) }
    }

    @Test(arguments: whose[3].table.cells)
    func `C2: the secretariat transmits, and a mechanism what it wrote`(cell: Cell) {
        for (expected, found) in Self.whose[3].outcomes(cell) { #expect(found == expected) }
    }

    /// When the right body may do it. The text is frozen from its adoption on.
    static let when = Table(
        """
                    | edit        delete      adopt           transmit
        draft       | yes         yes         yes             not_adopted
        adopted     | text_frozen text_frozen already_adopted yes
        copied      | text_frozen text_frozen already_adopted yes
        transmitted | text_frozen text_frozen already_adopted already_transmitted
        reviewed    | text_frozen text_frozen already_adopted already_transmitted
        requested   | text_frozen text_frozen already_adopted already_transmitted
        ready       | text_frozen text_frozen already_adopted already_transmitted
        disclosed   | text_frozen text_frozen already_adopted already_transmitted
        partly      | text_frozen text_frozen already_adopted already_transmitted
        asking      | text_frozen text_frozen already_adopted already_transmitted
        published   | text_frozen text_frozen already_adopted already_transmitted
        """)

    @Test(arguments: when.cells)
    func `a text is changed as a draft, adopted once, and sent once to each body`(
        cell: Cell
    ) throws {
        let stage = try #require(Stage(rawValue: cell.row))
        let step = try #require(Step(rawValue: cell.column))
        for kind in Kind.allCases {
            let report = Example.report(kind, stage)
            #expect(step.outcome(on: report, by: step.doer(for: kind)) == cell.answer, "\(kind)")
        }
    }

    /// A report without its text in the language it was written in.
    static let withoutText = Table(
        """
                 | edit        delete      adopt           transmit
        draft    | yes         yes         text_missing    not_adopted
        adopted  | text_frozen text_frozen already_adopted text_missing
        """)

    @Test(arguments: withoutText.cells)
    func `a report without text is neither adopted nor transmitted`(cell: Cell) throws {
        let step = try #require(Step(rawValue: cell.column))
        for kind in Kind.allCases {
            var report = Example.report(kind, try #require(Stage(rawValue: cell.row)))
            report.hasText = false
            let doer = step.doer(for: kind)
            #expect(step.outcome(on: report, by: doer) == cell.answer, "\(kind)")
            #expect(Act.allowed(to: doer, on: report).contains(step.act) == (cell.answer == "yes"))
        }
    }

    /// What `no` stands for in the next table.
    static let noRecipient = Refusal.recipientNotForThisReport

    /// To whom an adopted report may be sent (domain.md, section 3).
    static let recipients = Table(
        """
                    | SPT->State SPT->NPM NPM->authorities
        state_party | yes        no       no
        npm         | yes        yes      no
        authorities | no         no       yes
        spt         | no         no       yes
        """)

    @Test(arguments: recipients.cells)
    func `a report goes to the bodies it is for, and to each of them once`(cell: Cell) throws {
        let recipient = try #require(Recipient(rawValue: cell.row))
        for kind in Kind.named(cell.column) {
            var report = Example.report(kind, .adopted)
            func send() -> String {
                outcome { () throws(Refusal) in
                    try Communication.transmit(
                        report, to: recipient, by: kind.hands, on: Example.transmitted,
                        today: Example.today)
                }
            }
            let refusal = Self.noRecipient.rawValue
            #expect(send() == (cell.answer == "yes" ? "yes" : refusal))
            report.transmissions = [
                Transmission(recipient: recipient, transmittedOn: Example.transmitted)
            ]
            let second = Refusal.alreadyTransmitted.rawValue
            #expect(send() == (cell.answer == "yes" ? second : refusal))
        }
    }

    @Test(arguments: Kind.allCases)
    func `the orders say what was decided, and nothing else`(kind: Kind) throws {
        let adoption = try Communication.adopt(
            Example.report(kind, .draft), by: kind.hands, on: Example.adopted,
            today: Example.today)
        #expect(adoption.report == ReportID("rep_1"))
        #expect(adoption.adoptedOn == Example.adopted)
        let transmission = try Communication.transmit(
            Example.report(kind, .adopted), to: kind.addressee.recipient,
            mechanism: Example.mechanism, by: kind.hands, on: Example.transmitted,
            today: Example.today)
        #expect(transmission.report == ReportID("rep_1"))
        #expect(transmission.recipient == kind.addressee.recipient)
        #expect(transmission.mechanism == Example.mechanism)
        #expect(transmission.transmittedOn == Example.transmitted)
    }

    /// Everything starts confidential, whoever wrote it.
    @Test(arguments: Kind.allCases) func `C1: a new report is a confidential draft`(kind: Kind) {
        let report = Report(
            id: ReportID("rep_2"), state: Example.kazakhstan, issuer: kind.issuer,
            addressee: kind.addressee)
        #expect(report.lifecycle == .draft)
        #expect(report.confidentiality == .confidential)
        #expect(report.transmissions.isEmpty)
        #expect(report.replyDueOn == nil)
    }
}
