internal import Article16
internal import JSON
internal import Registry

/// A recommendation on the wire, by itself and as part of its report.
enum RecommendationForm {
    static func rendered(_ recommendation: RecommendationRecord) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { write(recommendation, into: &$0) }
        return writer.bytes
    }

    static func write(_ recommendation: RecommendationRecord, into body: inout JSONWriter) {
        body.member("id", recommendation.id.text)
        body.member("report_id", recommendation.report.text)
        body.member("state_party", recommendation.state.code)
        writeWords(
            recommendation.address, recommendation.kind, recommendation.text,
            recommendation.reiterates, into: &body)
        body.member("needs_answer", recommendation.kind.needsAnswer)
    }

    static func writePart(_ recommendation: RecommendationRecord, into body: inout JSONWriter) {
        body.member("id", recommendation.id.text)
        writeWords(
            recommendation.address, recommendation.kind, recommendation.text,
            recommendation.reiterates, into: &body)
    }

    static func writeWords(
        _ address: String, _ kind: RecommendationKind, _ text: String, _ reiterates: [UInt8],
        into body: inout JSONWriter
    ) {
        body.member("address", address)
        body.member("kind", kind.rawValue)
        body.member("text", text)
        body.member("reiterates")
        body.raw(reiterates)
    }
}
