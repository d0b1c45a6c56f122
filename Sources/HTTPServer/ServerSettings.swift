package import HTTPMessages

/// The limits of a server. Times are in seconds and count in all, not from one read to the next.
package struct ServerSettings: Sendable {
    /// What a message may take up before its content.
    package var messages = MessageLimits()
    /// Octets of content where a service has no more to say (`Service.contentLimit`).
    package var maxBody = 1024 * 1024
    /// For a whole head: from the accept, or from the first octet of a later request.
    package var headerTimeout = 10.0
    /// For a whole content of up to `maxBody` octets; a route that takes more has more time, in
    /// proportion.
    package var bodyTimeout = 15.0
    /// For a connection with nothing under way.
    package var idleTimeout = 60.0
    /// Octets a second below which a content, or a client that is written to, is too slow.
    package var slowestRate = 500
    /// For a content before `slowestRate` counts.
    package var slowBodyGrace = 5.0
    /// A stretch of writing: in each a client takes what `slowestRate` makes of it, or is cut off.
    package var writeTimeout = 20.0
    /// For a client to read the last response and close, its octets being dropped meanwhile.
    package var lingerTimeout = 5.0
    /// Octets dropped during that time; then the connection is cut.
    package var maxLinger = 32 * 1024 * 1024
    /// For what is in flight when the server drains.
    package var drainLimit = 25.0
    /// Connections of one loop; one more is answered 503 and closed.
    package var maxConnections = 10_000
    /// Late answers that one loop waits for; a request above it is answered 503 (`Service.sheds`).
    package var maxQueued = 1_024
    /// Octets of content of all requests under way, on all loops; more are answered 503.
    package var maxInFlight = 32 * 1024 * 1024
    /// Requests of one connection that wait for their answers; no more are read meanwhile.
    package var maxPipelined = 32
    /// Octets of a connection waiting to be sent, above which no further request is begun.
    package var maxUnsent = 256 * 1024
    /// Loops, each with a thread, listeners and a service of its own.
    package var loops = 1

    package init() {}

    /// Octets read at once, and the most that is kept of requests not yet begun.
    static let receiveSize = 64 * 1024
    /// Content up to this is copied behind its head; a larger one is sent from where it is.
    static let copiedContent = 64 * 1024
    /// Octets that the kernel keeps of what a client has not acknowledged; it doubles the number.
    static let sendBuffer: Int32 = 128 * 1024
    /// Octets of content made in pieces that may wait for a client before one more is asked for.
    static let unsentBeforePiece = 64 * 1024
    /// Responses that are gathered before they are sent one after the other: who waits for the
    /// first waits for the making of so many.
    static let sendBatch = 16
    /// Connections taken from one listener before the others have their turn.
    static let acceptBatch = 64
    /// Milliseconds without accepting when there is no descriptor left, not even the spare.
    static let acceptPause: UInt64 = 100
    /// Milliseconds for those of whom nothing is expected any more when the server drains.
    static let drainGrace: UInt64 = 500
}
