internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// The annual report of article 16 (3), as JSON and as a document in Markdown.
///
/// Counted from what its reader may see; with `audience=public` anybody gets the public's, which is
/// the one to present.
enum AnnualReport {
    static let operations = [
        Operation(
            .get, "/v1/annual-report/{year}", parameters: ["format", "audience"], run: read)
    ]

    enum Form: String, Format {
        case json, markdown

        var type: MediaType {
            switch self {
            case .json: Call.json
            case .markdown: MediaType("text", "markdown")
            }
        }
    }

    private enum Readership: String, CaseIterable {
        case own, everyone = "public"
    }

    /// The Protocol entered into force in that year (article 28 (1)).
    private static let firstYear = 2006

    private static func read(_ call: Call) throws -> Response {
        let form = try call.format(Form.self, usual: .json)
        let readership = try call.query().word("audience", Readership.self) ?? .own
        guard let year = year(call.parameters[0], today: call.today) else {
            throw Problem.notFound
        }
        let report = try YearAtWork(
            year, as: readership == .own ? call.party : .anyone, in: call.registry,
            today: call.today)
        let body = form == .json ? json(report) : AnnualReportText.written(report)
        return try call.rendition(
            Rendition.tag(of: body), type: form.type, vary: Call.byCallerAndAccept
        ) { body }
    }

    private static func year(_ text: String, today: CalendarDate) -> Int? {
        guard let year = Int(text), "\(year)" == text else { return nil }
        return year >= firstYear && year <= today.year ? year : nil
    }

    private static func json(_ report: YearAtWork) -> [UInt8] {
        DocumentForm.written { body in
            body.member("year", report.year)
            body.object("totals") { totals in
                write(report.states, into: &totals)
            }
            body.array("states") { array in
                for state in report.states {
                    array.object { item in
                        item.member("state_party", state.code.code)
                        item.member("name", state.name)
                        write(state, into: &item)
                    }
                }
            }
        }
    }

    private static func write(_ states: [YearAtWork.State], into totals: inout JSONWriter) {
        totals.member("visits", states.reduce(0) { $0 + $1.visits.count })
        totals.member("transmitted", states.reduce(0) { $0 + $1.transmitted })
        totals.member("published", states.reduce(0) { $0 + $1.published.count })
        write(states.compactMap(\.replies).total, into: &totals)
    }

    private static func write(_ state: YearAtWork.State, into item: inout JSONWriter) {
        item.array("visits") { array in
            for visit in state.visits {
                array.object { one in
                    one.member("visit_id", visit.id.text)
                    one.member("type", visit.type)
                    one.member("started_on", visit.startedOn.description)
                    one.member("ended_on", visit.endedOn.description)
                }
            }
        }
        item.member("transmitted", state.transmitted)
        item.array("published") { array in
            for report in state.published {
                array.object { one in
                    one.member("report_id", report.id.text)
                    one.member("symbol", report.symbol)
                    one.member("scope", report.isWhole ? "whole" : "part")
                    one.member("published_on", report.publishedOn.description)
                }
            }
        }
        write(state.replies, into: &item)
    }

    private static func write(_ replies: RepliesOfYear?, into body: inout JSONWriter) {
        guard let replies else { return }
        body.object("replies") { item in
            item.member("due", replies.due)
            item.member("received", replies.received)
            item.member("overdue", replies.overdue)
        }
    }
}

extension [RepliesOfYear] {
    /// Of all States together; nil where there is none.
    var total: RepliesOfYear? {
        guard !isEmpty else { return nil }
        return RepliesOfYear(
            due: reduce(0) { $0 + $1.due }, received: reduce(0) { $0 + $1.received },
            overdue: reduce(0) { $0 + $1.overdue })
    }
}
