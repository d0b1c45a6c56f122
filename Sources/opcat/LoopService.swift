internal import API
internal import HTTPMessages
internal import HTTPServer
internal import JSON
internal import Registry

/// Joins one loop of the server to an API of its own; the last endpoint is the operator's.
final class LoopService: Service {
    private let api: API
    /// The number of the endpoint at which the operator's desk is.
    private let desk: Int
    private let writer: Writer
    private let proxies: TrustedProxies
    private let figures: RequestFigures
    /// Nil where no log is kept of requests.
    private var lines: RequestLines?

    init(
        api: API, desk: Int, writer: Writer, proxies: TrustedProxies, figures: RequestFigures,
        lines: RequestLines?
    ) {
        self.api = api
        self.desk = desk
        self.writer = writer
        self.proxies = proxies
        self.figures = figures
        self.lines = lines
    }

    func contentLimit(_ head: RequestHead) -> Int {
        head.target.path == "/control" ? Files.limit : api.contentLimit(head)
    }

    func answer(_ request: Request, from origin: Origin, reply: Reply) -> Answer {
        guard origin.endpoint != desk else { return answerOperator(request, reply) }
        let client = ClientAddress(proxies.client(of: request.head, from: origin.peer))
        let trace = request.head.fields["traceparent"].flatMap { TraceParent($0) }
        switch api.answer(
            request, from: client, mayWait: reply.hasRoom,
            later: { reply.send($0.traced(trace)) })
        {
        case .now(let response): return .now(response.traced(trace))
        case .later: return .later
        case .awaitContent: return .awaitContent
        }
    }

    func answered(_ response: Response, after nanoseconds: Int) {
        figures.record(response, nanoseconds)
        lines?.append(response, nanoseconds)
    }

    func refuse(_ fault: MessageFault) -> Response {
        api.refuse(fault)
    }

    func sheds(_ head: RequestHead) -> Bool {
        api.isAnsweredLate(head)
    }

    func batchEnded() {
        api.batchEnded()
        lines?.handOver()
    }

    var patience: Int? { lines?.isEmpty == false ? RequestLines.patience : nil }

    func loopEnded() { lines?.handOver(all: true) }

    func drainBegan() {
        api.answerWaiting()
    }

    /// A command of the operator's, who alone can reach this socket.
    private func answerOperator(_ request: Request, _ reply: Reply) -> Answer {
        guard case .bytes(let command) = request.content else {
            return .now(Self.refusal("a command is JSON", .badRequest))
        }
        writer.submit { registry in
            try Desk.execute(command, in: registry, at: Clock.now())
        } answer: { result in
            switch result {
            case .success(let content):
                let fields = [("Content-Type", "application/json")]
                reply.send(Response(.ok, fields: fields, body: content).ofDesk)
            case .failure(let error):
                reply.send(Self.refusal("\(error)", .conflict))
            }
        }
        return .later
    }

    private static func refusal(_ words: String, _ status: Status) -> Response {
        var writer = JSONWriter()
        writer.object { $0.member("detail", words) }
        let fields = [("Content-Type", "application/json")]
        return Response(status, fields: fields, body: writer.bytes).ofDesk
    }
}

extension Response {
    /// The sender's trace in the note of a response.
    fileprivate func traced(_ trace: TraceParent?) -> Response {
        guard let trace else { return self }
        var response = self
        response.note.trace = trace
        return response
    }

    /// An answer to the operator, for the log and the counters.
    fileprivate var ofDesk: Response {
        var response = self
        response.note.method = .post
        response.note.route = RequestFigures.desk
        return response
    }
}

extension ClientAddress {
    /// Of version 6 the network: the rest is its user's to choose (RFC 4291, section 2.5.1).
    init(_ address: SocketAddress) {
        switch address {
        case .v4(let address, _): self = .v4(address)
        case .v6(let high, _, _): self = .v6(high)
        case .local: self = .local
        }
    }
}
