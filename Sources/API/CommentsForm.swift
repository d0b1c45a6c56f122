internal import Article16
internal import JSON
internal import Registry

/// What a State wants printed with a report, on the wire.
enum CommentsForm {
    /// What a request for publication says of comments.
    enum Wish {
        case none, toFollow
        case given(CommentsDraft)
    }

    private static let paragraphs = 1...1000

    static func write(_ comments: Comments, into body: inout JSONWriter) {
        switch comments {
        case .none: body.member("comments", "none")
        case .toFollow: body.member("comments", "to_follow")
        case .reply(let id): body.object("comments") { $0.member("reply_id", id.text) }
        case .attached(let id): body.object("comments") { $0.member("comments_id", id.text) }
        }
    }

    /// `"none"`, `"to_follow"`, or an object that names a reply or has words; absent is none.
    static func read(_ body: inout ObjectReader) -> Wish? {
        guard let element = body.optionalElement("comments") else { return Wish.none }
        switch element.value {
        case .string("none"): return Wish.none
        case .string("to_follow"): return .toFollow
        case .object: return element.object(given).map(Wish.given)
        case .null, .bool, .number, .string, .array:
            element.fail(
                .enum,
                "must be \"none\", \"to_follow\" or an object with a reply_id or attached words")
            return nil
        }
    }

    /// A `reply_id` or `attached` words, one of them.
    static func given(_ body: inout ObjectReader) -> CommentsDraft? {
        let reply = body.optionalString("reply_id", 1...64)
        let attached = body.optionalObject("attached") { words -> CommentsDraft? in
            let language = words.language("language")
            let paragraphs = words.strings(
                "paragraphs", paragraphs, each: 1...DocumentForm.maxText)
            return language.map {
                .attached(
                    language: $0,
                    paragraphs: JSONValue.written(paragraphs.map(JSONValue.string)))
            }
        }
        if reply == nil, body.optionalElement("attached") == nil {
            _ = body.string("reply_id", 1...64)
            return nil
        }
        guard reply == nil || attached == nil else {
            body.whole.fail(.conflict, "designates a reply or has words of its own, not both")
            return nil
        }
        return reply.map { .reply(ReplyID($0)) } ?? attached
    }
}
