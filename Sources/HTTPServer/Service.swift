package import HTTPMessages

/// What answers the requests of one loop.
///
/// Each loop has an instance of its own, made on the loop's thread and used on it alone: it is
/// not `Sendable` and needs no lock. Nothing here may wait, for everyone on the loop would.
package protocol Service: AnyObject {
    /// Octets of content that this request may have; what has more is asked about as `tooLarge`.
    func contentLimit(_ head: RequestHead) -> Int

    /// Answers a request, at once or later.
    ///
    /// Content that is `awaited` may be asked for (`awaitContent`), and then the request comes
    /// once more, whole; with content that is `tooLarge` or `awaited` an answer is the last of
    /// its connection, since what follows was never read.
    func answer(_ request: Request, from origin: Origin, reply: Reply) -> Answer

    /// The response to what never became a request, or is not worked on.
    func refuse(_ fault: MessageFault) -> Response

    /// Whether this request is refused with 503 while too many late answers are waited for.
    ///
    /// Of what it lets pass, the service answers at once, or looks at `Reply.hasRoom`.
    func sheds(_ head: RequestHead) -> Bool

    /// A response is on its way to who asked, or would be had they not gone: the place to count
    /// it and to write it down.
    ///
    /// - Parameter nanoseconds: since all of the request was there.
    func answered(_ response: Response, after nanoseconds: Int)

    /// All that had arrived has been worked on: the place to end a read transaction.
    func batchEnded()

    /// Milliseconds after which `batchEnded` is called again even if nothing arrives; nil where
    /// that is not wanted.
    var patience: Int? { get }

    /// The last that is called.
    func loopEnded()

    /// The server drains: what waits without need (a long poll) is better answered now.
    func drainBegan()
}

extension Service {
    /// What changes something goes to a writer, whose queue is what is full.
    package func sheds(_ head: RequestHead) -> Bool { !head.method.isSafe }
    package func answered(_ response: Response, after nanoseconds: Int) {}
    package func batchEnded() {}
    package var patience: Int? { nil }
    package func loopEnded() {}
    package func drainBegan() {}
}

/// What a service says to a request.
package enum Answer: Sendable {
    case now(Response)
    /// To content that is `awaited` alone: let it be sent.
    case awaitContent
    /// Through the `Reply`.
    case later
}

/// Where a request comes from.
package struct Origin: Hashable, Sendable {
    /// Which of the server's endpoints it came in at, as they were given.
    package let endpoint: Int
    package let peer: SocketAddress

    package init(endpoint: Int, peer: SocketAddress) {
        self.endpoint = endpoint
        self.peer = peer
    }
}

/// The way of a late answer back to its connection, from whatever thread.
package struct Reply: Sendable {
    let mailbox: Mailbox
    let ticket: Ticket
    /// When the answer was asked for, in nanoseconds.
    let begun: UInt64
    /// Whether the loop waits for fewer late answers than it may.
    package let hasRoom: Bool

    /// To be called once; a second answer is dropped, as is one whose client has gone.
    package func send(_ response: Response) {
        mailbox.post(.answer(ticket, response, begun: begun))
    }
}

/// Which request of which connection an answer belongs to.
struct Ticket: Hashable, Sendable {
    let connection: ConnectionID
    let sequence: UInt32
}
