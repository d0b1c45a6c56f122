/// Everything of a request before its content.
package struct RequestHead: Sendable {
    /// What the Expect field asks for.
    package enum Expectation: Hashable, Sendable {
        case none
        /// `100-continue`
        case `continue`
        /// Anything else: answered 417.
        case other
    }

    package let method: Method
    package let target: Target
    package let version: Version
    package let fields: Fields
    package let framing: Framing
    /// RFC 9112, section 9.3: whether the connection may carry another request after this one.
    package let keepsAlive: Bool
    package let expectation: Expectation

    /// The client waits for leave to send its content (RFC 9110, section 10.1.1).
    package var expectsContinue: Bool { expectation == .continue }

    /// The host and port that the request is for: the target's above the field's.
    package var authority: String? { target.authority ?? fields["host"] }
}

/// How long the content of a request is (RFC 9112, section 6.3).
package enum Framing: Hashable, Sendable {
    case none
    /// A Content-Length, in octets, zero included.
    case length(Int)
    case chunked
}

/// The content of a request, or why it is not there.
package enum Content: Hashable, Sendable {
    case none
    case bytes([UInt8])
    /// The client waits for `100 Continue` before it sends its content.
    case awaited
    /// More than the route takes: never read, or not to its end.
    case tooLarge
}

/// A request with its content.
package struct Request: Sendable {
    package let head: RequestHead
    package let content: Content

    package init(head: RequestHead, content: Content) {
        self.head = head
        self.content = content
    }
}
