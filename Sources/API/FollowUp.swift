internal import Article16
internal import Documents
internal import HTTPMessages
internal import JSON
internal import Registry

/// The matrix of a report: each recommendation, what the State says of it, what the issuer thinks.
enum FollowUp {
    static let operations = [
        Operation(.get, "/v1/reports/{id}/follow-up", parameters: ["format"], run: read)
    ]

    private static func read(_ call: Call) throws -> Response {
        let opened = try call.visibleReport()
        let form = try call.format(TableForm.self, usual: .json)
        let matrix = try FollowUpMatrix(opened, call)
        let body = form == .csv ? csv(matrix) : json(matrix, opened)
        return try call.rendition(
            Rendition.tag(of: body), type: form.type, vary: Call.byCallerAndAccept
        ) { body }
    }

    private static func json(_ matrix: FollowUpMatrix, _ opened: Opened<ReportHead>) -> [UInt8] {
        DocumentForm.written { body in
            body.member("report_id", opened.report.id.text)
            body.member("state_party", opened.report.state.code)
            body.object("coverage") { coverage in
                coverage.member("answered", matrix.coverage.answered)
                coverage.member("of", matrix.coverage.of)
            }
            body.array("items") { array in
                for row in matrix.rows { array.object { write(row, into: &$0) } }
            }
        }
    }

    private static func write(_ row: FollowUpMatrix.Row, into item: inout JSONWriter) {
        item.object("recommendation") { RecommendationForm.write(row.seen, into: &$0) }
        item.member("status", row.status?.rawValue)
        item.array("replies") { replies in
            for (reply, said) in row.replies {
                replies.object { part in
                    part.member("reply_id", reply.reply.id.text)
                    part.member("submitted_on", reply.reply.submittedOn?.description)
                    ReplyForm.write(said, into: &part)
                }
            }
        }
        if let assessment = row.assessment {
            item.object("assessment") { Assessments.write(assessment, into: &$0) }
        }
    }

    private static let columns = [
        "id", "url", "address", "kind", "text", "status", "reply_submitted_on", "reply",
        "declared_status", "position", "grade", "assessment",
    ]

    private static func csv(_ matrix: FollowUpMatrix) -> [UInt8] {
        var table = CSV(columns)
        for row in matrix.rows {
            let said = row.replies.map(\.1)
            table.append([
                row.recommendation.id.text, "/v1/recommendations/\(row.recommendation.id)",
                row.recommendation.address, row.recommendation.kind.rawValue,
                row.recommendation.text, row.status?.rawValue ?? "",
                joined(row.replies.compactMap { $0.0.reply.submittedOn?.description }),
                joined(said.map(\.text)), joined(said.compactMap(\.declaredStatus)),
                joined(said.compactMap(\.position)), row.assessment?.grade?.rawValue ?? "",
                row.assessment?.text ?? "",
            ])
        }
        return table.bytes
    }

    /// What several replies say, a line each.
    private static func joined(_ words: [String]) -> String {
        words.joined(separator: "\n")
    }
}

/// What is known to one reader about how a report's recommendations fare.
struct FollowUpMatrix {
    struct Row {
        let seen: SeenRecommendation
        /// Nil for who reads no replies: it would tell whether one came. Nil
        /// too where nothing is waited for.
        let status: FollowUpStatus?
        let replies: [(ReplyRecord, ReplyItemRecord)]
        let assessment: AssessmentRecord?

        var recommendation: RecommendationRecord { seen.record }
    }

    let rows: [Row]
    let coverage: Coverage

    init(_ opened: Opened<ReportHead>, _ call: Call) throws {
        let report = opened.report
        let replies = Self.standing(
            try call.registry.replies(to: report, as: call.party, after: "", limit: .max))
        let assessments = try call.registry.assessments(of: report, as: call.party)
        coverage = try Answering(opened, call.registry).coverage(of: replies.flatMap(\.items))
        let all = try call.seen(try call.registry.recommendations(of: opened))
        rows = all.map { seen in
            let recommendation = seen.record
            let said = Self.answers(to: recommendation, in: replies)
            let assessment = assessments.last { $0.recommendation == recommendation.id }
            let status = FollowUpStatus(
                of: recommendation.kind, isAnswered: !said.isEmpty,
                isAssessed: assessment != nil, grade: assessment?.grade, report: report,
                today: call.today)
            return Row(
                seen: seen,
                status: opened.sight.readsReplies ? status : nil, replies: said,
                assessment: assessment)
        }
    }

    /// The submitted replies that no later one has taken the place of, in order of submission.
    private static func standing(_ replies: [ReplyRecord]) -> [ReplyRecord] {
        let submitted = replies.filter { $0.reply.submittedOn != nil }
        let replaced = submitted.compactMap(\.relation).filter { $0.kind == .supersedes }
            .map(\.reply)
        return submitted.filter { !replaced.contains($0.reply.id) }
            .sorted { first, second in
                let (left, right) = (first.reply, second.reply)
                return (left.submittedOn?.description ?? "", left.id.text)
                    < (right.submittedOn?.description ?? "", right.id.text)
            }
    }

    private static func answers(
        to recommendation: RecommendationRecord, in replies: [ReplyRecord]
    ) -> [(ReplyRecord, ReplyItemRecord)] {
        guard let place = Address(recommendation.address) else { return [] }
        return replies.flatMap { reply in
            reply.items.filter { item in
                item.answers.compactMap { Address($0) }
                    .contains { $0.contains(place) || place.contains($0) }
            }.map { (reply, $0) }
        }
    }
}
