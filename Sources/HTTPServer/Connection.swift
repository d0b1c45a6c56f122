internal import HTTPMessages

/// A connection of one loop: its slot, and which user of the slot it is.
struct ConnectionID: Hashable, Sendable {
    let slot: UInt32
    /// Never 0; another for each connection that has the slot.
    let generation: UInt32
}

/// What a loop keeps for one connection. It is small while nothing is under way.
struct Connection {
    /// What the octets that arrive next are.
    enum Phase: UInt8 {
        /// Of a head.
        case head
        /// Of whatever follows a whole head that waits for the answers before it.
        case held
        /// Of the content of a request.
        case content
        /// Of no concern: the last request of the connection has been taken.
        case finished
        /// Dropped, until the client has read the last response and closes.
        case lingering
        /// Of nobody: the slot is free.
        case free
    }

    /// What the deadline is about.
    enum Wait: UInt8 {
        case nothing
        /// A new connection, of which nothing has come.
        case fresh
        case idle
        case head
        case content
        case write
        case linger
    }

    var descriptor: Int32 = -1
    var generation: UInt32 = 1
    var origin = Origin(endpoint: 0, peer: .local)
    var phase = Phase.free
    var interest = Interest()
    /// The client has shut its side; it may still read ours.
    var hasEnded = false
    /// Octets that have come and are not taken yet, from the beginning of a request.
    var input: [UInt8] = []
    var parser = HeadParser()
    /// Of the request whose content is read, or that is held.
    var head: RequestHead?
    var content: ContentReader?
    /// Octets of content that the route takes.
    var contentLimit = 0
    /// Octets of content that are counted in the budget.
    var charge = 0
    /// Requests that wait for their answers, in their order.
    var exchanges: [Exchange] = []
    /// The sequence number of the first of `exchanges`, or of the next request.
    var firstSequence: UInt32 = 0
    var outgoing = Outgoing()
    /// The content of the first of `exchanges` that is on its way, if that comes in pieces.
    var stream: ContentStream?

    /// Octets dropped while lingering.
    var dropped = 0

    var wait = Wait.nothing
    /// When the wait began, in milliseconds of the clock.
    var waitStart: UInt64 = 0
    var deadline = UInt64.max
    /// The tick of the entry in the wheel that counts.
    var entry = UInt64.max

    var nextSequence: UInt32 { firstSequence &+ UInt32(exchanges.count) }

    /// RFC 9112, section 9.3.2: requests may be worked on side by side if all are safe, and the
    /// answer to one of HTTP/1.0 may turn out to be the last.
    var waitsForLast: Bool {
        exchanges.last.map { !$0.isSafe || $0.context.version == .http10 } ?? false
    }

    /// Whether anything of a request has come that has not been answered.
    var hasBegun: Bool { !input.isEmpty || parser.hasBegun || phase == .content }
}

/// A request whose answer has not left yet.
struct Exchange {
    let context: ResponseContext
    let isSafe: Bool
    /// Octets of its content that are counted in the budget.
    var charge = 0
    /// The answer, once it is there; it leaves when those before it have.
    var response: Response?
}

/// Octets of a connection that the kernel would not take yet.
struct Outgoing {
    private(set) var segments: [[UInt8]] = []
    /// Octets of the first segment that have left.
    private(set) var offset = 0
    /// Octets that are still to leave.
    private(set) var count = 0
    /// Octets that have left since the count was begun.
    private(set) var sent = 0

    var isEmpty: Bool { count == 0 }

    mutating func append(_ segment: [UInt8]) {
        guard !segment.isEmpty else { return }
        segments.append(segment)
        count += segment.count
    }

    mutating func beginCount() { sent = 0 }

    mutating func remove(_ length: Int) {
        count -= length
        sent += length
        offset += length
        while let first = segments.first, offset >= first.count {
            offset -= first.count
            segments.removeFirst()
        }
        if count == 0 { self = Outgoing() }
    }
}
