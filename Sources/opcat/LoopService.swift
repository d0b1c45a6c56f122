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

    init(api: API, desk: Int, writer: Writer, proxies: TrustedProxies) {
        self.api = api
        self.desk = desk
        self.writer = writer
        self.proxies = proxies
    }

    func contentLimit(_ head: RequestHead) -> Int {
        head.target.path == "/control" ? Files.limit : api.contentLimit(head)
    }

    func answer(_ request: Request, from origin: Origin, reply: Reply) -> Answer {
        guard origin.endpoint != desk else { return answerOperator(request, reply) }
        let client = ClientAddress(proxies.client(of: request.head, from: origin.peer))
        switch api.answer(request, from: client, mayWait: reply.hasRoom, later: reply.send) {
        case .now(let response): return .now(response)
        case .later: return .later
        case .awaitContent: return .awaitContent
        }
    }

    func refuse(_ fault: MessageFault) -> Response {
        api.refuse(fault)
    }

    func sheds(_ head: RequestHead) -> Bool {
        api.isAnsweredLate(head)
    }

    func batchEnded() {
        api.batchEnded()
    }

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
                reply.send(Response(.ok, fields: fields, body: content))
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
        return Response(status, fields: fields, body: writer.bytes)
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
