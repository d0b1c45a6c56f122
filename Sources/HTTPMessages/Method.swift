/// A request method (RFC 9110, section 9): a case-sensitive token.
package enum Method: Hashable, Sendable {
    case get, head, post, put, patch, delete, options, trace, connect
    /// A safe request with content (draft-ietf-httpbis-safe-method-w-body): known, never offered.
    case query
    /// A token that is no method this service has heard of: answered 501.
    case unknown(String)

    /// The token as it stands in the request line.
    package var token: String {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .patch: "PATCH"
        case .delete: "DELETE"
        case .options: "OPTIONS"
        case .trace: "TRACE"
        case .connect: "CONNECT"
        case .query: "QUERY"
        case .unknown(let token): token
        }
    }

    package init(_ token: String) {
        self =
            switch token {
            case "GET": .get
            case "HEAD": .head
            case "POST": .post
            case "PUT": .put
            case "PATCH": .patch
            case "DELETE": .delete
            case "OPTIONS": .options
            case "TRACE": .trace
            case "CONNECT": .connect
            case "QUERY": .query
            default: .unknown(token)
            }
    }

    package var isKnown: Bool {
        if case .unknown = self { false } else { true }
    }

    /// RFC 9110, section 9.2.1: asks for no change, so such requests may be worked on at once.
    package var isSafe: Bool {
        switch self {
        case .get, .head, .options, .trace, .query: true
        case .post, .put, .patch, .delete, .connect, .unknown: false
        }
    }
}

/// The protocol of a message; a later minor version of 1 is read as 1.1 (RFC 9110, section 2.5).
package enum Version: Hashable, Sendable {
    case http10, http11
}
