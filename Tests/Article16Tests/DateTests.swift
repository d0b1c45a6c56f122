import Testing

@testable import Article16

@Suite("C2 to C10: dates are in order and not in the future")
struct DateTests {
    /// Each act on days around the one that must have gone before it; today is 1 June 2025.
    /// History may be entered later; several acts may fall on one day.
    static let table = Table(
        """
                           | day-before        same-day day-after today tomorrow
        adopt              | date_out_of_order yes      yes       yes   date_in_the_future
        transmit           | date_out_of_order yes      yes       yes   date_in_the_future
        submit             | date_out_of_order yes      yes       yes   date_in_the_future
        request            | date_out_of_order yes      yes       yes   date_in_the_future
        withdraw           | date_out_of_order yes      yes       yes   date_in_the_future
        review             | date_out_of_order yes      yes       yes   date_in_the_future
        publish-request    | date_out_of_order yes      yes       yes   date_in_the_future
        publish-review     | date_out_of_order yes      yes       yes   date_in_the_future
        publish-dispatch   | date_out_of_order yes      yes       yes   date_in_the_future
        """)

    /// The report before the act, and the day of what must have gone before: the end of the
    /// visit, the adoption, the transmission, the request, or the latest of several.
    static func before(_ row: String, _ kind: Kind) throws -> (Report, CalendarDate) {
        switch row {
        case "adopt": (Example.report(kind, .draft), Example.visitEnded)
        case "transmit": (Example.report(kind, .adopted), Example.adopted)
        case "submit", "request": (Example.report(kind, .transmitted), Example.transmitted)
        case "withdraw": (Example.report(kind, .requested), Example.request.requestedOn)
        case "review": (Example.report(kind, .adopted), Example.adopted)
        default: try beforePublication(row, kind)
        }
    }

    /// A report that is ready, with one of the three days made the last of them.
    static func beforePublication(_ row: String, _ kind: Kind) throws -> (Report, CalendarDate) {
        var report = Example.report(kind, .ready)
        let last = day("2025-05-02")
        switch row {
        case "publish-request":
            report.openRequest = PublicationRequest(
                id: Example.request.id, requestedOn: last, comments: .none, recordedAt: 10)
        case "publish-review":
            report.review = PersonalDataReview(
                edition: Example.edition, reviewedOn: last, recordedAt: 20)
        default:
            let addressee = kind.addressee.recipient
            report.transmissions = [Transmission(recipient: addressee, transmittedOn: last)]
        }
        return (report, last)
    }

    @Test(arguments: table.cells)
    func `no act is earlier than what went before, and none is later than today`(
        cell: Cell
    ) throws {
        let step = try #require(Step(rawValue: String(cell.row.prefix { $0 != "-" })))
        for kind in Kind.allCases {
            let (report, earliest) = try Self.before(cell.row, kind)
            let days = [
                "day-before": earliest.adding(days: -1), "same-day": earliest,
                "day-after": earliest.adding(days: 1), "today": Example.today,
                "tomorrow": Example.today.adding(days: 1),
            ]
            let date = try #require(days[cell.column])
            let found = step.outcome(on: report, by: step.doer(for: kind), date: date)
            #expect(found == cell.answer, "\(kind)")
        }
    }

    @Test func `where it is not known what went before, any day up to today will do`() {
        var report = Example.report(.toState, .draft)
        report.visitEndedOn = nil
        let outcomes = ["0001-01-01", "2025-06-01", "2025-06-02"].map {
            Step.adopt.outcome(on: report, by: .secretariat, date: day($0))
        }
        #expect(outcomes == ["yes", "yes", "date_in_the_future"])
    }

    @Test func `a whole history may fall on one day`() throws {
        let date = day("2025-06-01")
        var report = Example.report(.toState, .draft)
        report.visitEndedOn = date
        #expect(Step.adopt.outcome(on: report, by: .secretariat, date: date) == "yes")
        (report.lifecycle, report.adoptedOn) = (.adopted, date)
        #expect(Step.transmit.outcome(on: report, by: .secretariat, date: date) == "yes")
        report.lifecycle = .transmitted
        report.transmissions = [Transmission(recipient: .stateParty, transmittedOn: date)]
        let state = Party.state(Example.kazakhstan)
        #expect(Step.request.outcome(on: report, by: state, date: date) == "yes")
        report.openRequest = PublicationRequest(
            id: Example.request.id, requestedOn: date, comments: .none, recordedAt: 1)
        #expect(Step.review.outcome(on: report, by: .secretariat, date: date) == "yes")
        report.review = PersonalDataReview(
            edition: Example.edition, reviewedOn: date, recordedAt: 2)
        #expect(Step.publish.outcome(on: report, by: .secretariat, date: date) == "yes")
    }

    @Test func `whose act it is, and when, comes before its day`() {
        let tomorrow = Example.today.adding(days: 1)
        let draft = Example.report(.toState, .draft)
        #expect(Step.adopt.outcome(on: draft, by: .anyone, date: tomorrow) == "not_the_issuer")
        #expect(Step.transmit.outcome(on: draft, by: .secretariat, date: tomorrow) == "not_adopted")
    }
}
