import Testing

@testable import Article16

@Suite("Changes: who is told is who may know")
struct ChangeTests {
    /// Who is told of what, of a report of the Subcommittee with a copy to the mechanism.
    static let confidential = Table(
        """
                                            | subcommittee dashboard mec_kaz KAZ everyone
        report_created                      | yes          yes       no      no  no
        report_changed                      | yes          yes       no      no  no
        report_deleted                      | yes          yes       no      no  no
        report_adopted                      | yes          yes       no      no  no
        report_transmitted                  | yes          yes       yes     yes no
        report_copied                       | yes          yes       yes     no  no
        reminded                            | yes          yes       no      yes no
        reply_due_extended                  | yes          yes       no      yes no
        reply_submitted                     | yes          yes       no      yes no
        meeting_recorded                    | yes          yes       no      yes no
        recommendation_assessed             | yes          yes       no      yes no
        recommendation_assessed_internally  | yes          yes       no      no  no
        publication_requested               | yes          yes       no      yes no
        publication_request_withdrawn       | yes          yes       no      yes no
        state_disclosure_recorded           | yes          yes       no      yes no
        personal_data_reviewed              | yes          no        no      no  no
        report_published                    | yes          yes       yes     yes no
        """)

    @Test(arguments: confidential.cells)
    func `of a confidential report`(cell: Cell) throws {
        let change = try #require(Change(rawValue: cell.row))
        let told = Paragraph1.told(of: change, to: Example.report(.toStateWithCopy, .transmitted))
        #expect(told.map(\.key).contains(cell.column) == (cell.answer == "yes"))
    }

    @Test func `the table has every change`() {
        #expect(Set(Self.confidential.cells.map(\.row)) == Set(Change.allCases.map(\.rawValue)))
    }

    @Test func `a draft's changes are its writers' alone, and no dashboard's`() {
        for change in [Change.created, .changed, .deleted, .adopted] {
            let draft = Example.report(.toStateWithCopy, .draft)
            #expect(Paragraph1.told(of: change, to: draft) == [.subcommittee])
        }
    }

    /// What everyone is told is in one sequence, so that nobody reads it twice.
    @Test func `of a published report everyone is told of what they see, and of nothing else`() {
        let report = Example.report(.toStateWithCopy, .published)
        for change in Change.allCases {
            let told = Paragraph1.told(of: change, to: report)
            let isOpen = change == .published || change == .transmitted
            #expect(told.contains(.everyone) == isOpen, "\(change)")
            #expect(!isOpen || told.count == 1, "\(change)")
        }
    }

    @Test(arguments: Change.allCases) func `nobody is told who may not read`(change: Change) {
        for report in World.all {
            let readers = Set(Paragraph1.readers(of: report).keys)
            #expect(Paragraph1.told(of: change, to: report).isSubset(of: readers))
        }
    }
}
