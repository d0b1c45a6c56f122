internal import Article16
internal import JSON
internal import Registry

/// Goes through every paragraph of comments once.
enum CommentsWalk {
    static func map(_ comments: AttachedComments, _ visit: TextWalk.Visit) -> AttachedComments {
        let paragraphs = comments.texts.enumerated().map { index, text in
            let place = TextPlace(.comments(comments.id.text, paragraph: index + 1))
            return JSONValue.string(visit(.own(place), text))
        }
        return AttachedComments(
            id: comments.id, language: comments.language,
            paragraphs: JSONValue.written(paragraphs))
    }
}

extension AttachedComments {
    var texts: [String] {
        paragraphs.storedItems.compactMap { item in
            guard case .string(let text) = item else { return nil }
            return text
        }
    }
}
