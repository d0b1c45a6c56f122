import Article16

@testable import Registry

extension PublicEditionDraft {
    /// An edition in one language, with a reply as comments or none.
    init(
        title: String, language: String, text: StoredText,
        recommendations: [RecommendationRecord], comments: ReplyRecord?,
        clearance: PersonalDataClearance, letters: [String: Int]
    ) {
        let version = PublicVersion(
            language: language, number: 1, title: title, text: text,
            recommendations: recommendations, corrigenda: Array("[]".utf8), verbatimOf: nil)
        self.init(
            versions: [version],
            comments: PrintedComments(
                comments: comments.map { .reply($0.reply.id) } ?? .none, id: nil, reply: comments,
                attached: nil), clearance: clearance, letters: letters)
    }
}
