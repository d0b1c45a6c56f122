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
        language_version_added              | yes          yes       yes     yes no
        corrigendum_issued                  | yes          yes       yes     yes no
        report_erased                       | yes          yes       yes     yes no
        report_transmitted                  | yes          yes       yes     yes no
        report_copied                       | yes          yes       yes     no  no
        reminded                            | yes          yes       no      yes no
        reply_due_extended                  | yes          yes       no      yes no
        reply_submitted                     | yes          yes       no      yes no
        meeting_recorded                    | yes          yes       no      yes no
        recommendation_assessed             | yes          yes       no      yes no
        recommendation_assessed_internally  | yes          no        no      no  no
        publication_requested               | yes          yes       no      yes no
        publication_request_withdrawn       | yes          yes       no      yes no
        comments_delivered                  | yes          yes       no      yes no
        state_disclosure_recorded           | yes          yes       no      yes no
        personal_data_reviewed              | yes          no        no      no  no
        personal_data_changed               | yes          no        no      no  no
        report_published                    | yes          yes       yes     yes no
        public_edition_reissued             | yes          yes       yes     yes no
        """)

    /// The file under article 16 (4), by how far it has come.
    static let ofTheFile = Table(
        """
                    | subcommittee dashboard committee mec_kaz KAZ everyone
        requested   | yes          yes       yes       no      no  no
        invited     | yes          yes       yes       no      yes no
        heard       | yes          yes       yes       no      yes no
        rejected    | yes          yes       no        no      yes no
        both        | yes          yes       yes       no      yes no
        both-stated | yes          yes       yes       no      yes no
        stated      | yes          yes       no        yes     yes no
        """)

    @Test(arguments: ofTheFile.cells) func `of a file under article 16 (4)`(cell: Cell) throws {
        var report = Example.report(.toStateWithCopy, .transmitted)
        report.committeeFile = try #require(FileStage(rawValue: cell.row)).file
        for change in Self.changesOfTheFile {
            let told = Paragraph1.told(of: change, to: report).map(\.key)
            #expect(told.contains(cell.column) == (cell.answer == "yes"), "\(change)")
        }
    }

    static let changesOfTheFile: [Change] = [
        .committeeRequested, .stateInvited, .viewsReceived, .committeeDecided, .statementMade,
    ]

    @Test func `the Committee is told of a reply while its file is open`() throws {
        var report = Example.report(.toState, .transmitted)
        #expect(!Paragraph1.told(of: .replied, to: report).contains(.committee))
        report.committeeFile = FileStage.requested.file
        #expect(Paragraph1.told(of: .replied, to: report).contains(.committee))
        #expect(!Paragraph1.told(of: .reminded, to: report).contains(.committee))
    }

    @Test(arguments: confidential.cells)
    func `of a confidential report`(cell: Cell) throws {
        let change = try #require(Change(rawValue: cell.row))
        let told = Paragraph1.told(of: change, to: Example.report(.toStateWithCopy, .transmitted))
        #expect(told.map(\.key).contains(cell.column) == (cell.answer == "yes"))
    }

    @Test func `the table has every change`() {
        let rows = Self.confidential.cells.map(\.row) + Self.changesOfTheFile.map(\.rawValue)
        #expect(Set(rows) == Set(Change.allCases.map(\.rawValue)))
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
            let isOpen = [.published, .reissued, .transmitted].contains(change)
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
