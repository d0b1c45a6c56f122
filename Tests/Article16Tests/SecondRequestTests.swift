import Testing

@testable import Article16

@Suite("Article 16 (2): a request beside an open one")
struct SecondRequestTests {
    static let no = Refusal.requestSaysOtherwise

    /// By who made the open request, what the second says: what becomes of it.
    static let table = Table(
        """
                | same    gives                  announces
        consent | nothing delivers               request_says_otherwise
        given   | nothing request_says_otherwise request_says_otherwise
        body    | nothing request_says_otherwise request_says_otherwise
        """)

    private static func outcome(_ row: String, _ column: String, on date: String) -> String {
        var report = Example.report(.toState, .transmitted)
        report.openRequest = PublicationRequest(
            id: PublicationRequestID("prq_1"), requestedOn: day("2024-07-02"),
            comments: row == "given" ? .reply(ReplyID("rpl_1")) : .none, recordedAt: 1)
        do throws(Refusal) {
            let order = try Paragraph2.askAgain(
                for: report, saysTheSame: column == "same", givesComments: column == "gives",
                isByConsent: row != "body", by: .state(Example.kazakhstan), on: day(date),
                today: Example.today)
            guard let order else { return "nothing" }
            return order.request == report.openRequest?.id ? "delivers" : "another"
        } catch {
            return error.rawValue
        }
    }

    @Test(arguments: table.cells) func `it is the first, adds to it, or is refused`(cell: Cell) {
        #expect(Self.outcome(cell.row, cell.column, on: "2024-07-02") == cell.answer)
    }

    @Test func `comments come no earlier than the request`() {
        #expect(Self.outcome("consent", "gives", on: "2024-07-01") == "date_out_of_order")
    }
}
