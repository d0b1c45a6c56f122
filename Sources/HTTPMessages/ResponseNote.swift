/// What is known of a response to whoever counts and writes down; none of it goes on the wire.
///
/// Nothing of the request's path, query, content or token is in it.
package struct ResponseNote: Sendable {
    /// Names the request where it is named at all.
    package var request: RequestID?
    /// The request's; nil of what never became a request.
    package var method: Method?
    /// The operation's number in its service's list; nil where there is no such path.
    package var route: Int?
    package var account: String?
    /// The kind of problem that the response is.
    package var problem: String?
    package var trace: TraceParent?

    package init() {}
}
