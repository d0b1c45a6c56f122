internal import HTTPMessages

// From requests to responses.
extension Loop {
    /// A whole head is there; `hasContent` where octets of what follows it have come already.
    mutating func begin(_ slot: Int, _ head: RequestHead, hasContent: Bool) {
        connections[slot].wait = .nothing
        // Requests that are not safe, or wait for leave to go on, have their turn alone.
        let waits = !head.method.isSafe || head.expectsContinue
        guard connections[slot].exchanges.isEmpty || !waits else {
            connections[slot].head = head
            connections[slot].phase = .held
            return
        }
        open(slot, head, hasContent: hasContent)
    }

    /// Goes on with a head that was held, if nothing is before it any more.
    mutating func resume(_ slot: Int) {
        guard connections[slot].phase == .held, connections[slot].exchanges.isEmpty,
            let head = connections[slot].head
        else { return }
        open(slot, head, hasContent: !connections[slot].input.isEmpty)
    }

    private mutating func open(_ slot: Int, _ head: RequestHead, hasContent: Bool) {
        connections[slot].head = head
        guard head.expectation != .other else { return refuse(slot, .expectationFailed) }
        guard queued < settings.maxQueued || !service.sheds(head) else {
            return shed(slot)
        }
        guard head.framing != .none, head.framing != .length(0) else {
            return ask(slot, Request(head: head, content: .none))
        }
        guard budget.hasRoom else { return shed(slot) }
        do {
            let limit = service.contentLimit(head)
            connections[slot].content = try ContentReader(head.framing, limit: limit)
            connections[slot].contentLimit = limit
        } catch {
            return ask(slot, Request(head: head, content: .tooLarge), isLast: true)
        }
        connections[slot].phase = .content
        // RFC 9110, section 10.1.1: MAY omit sending 100 if some of the content has come.
        let waits = head.expectsContinue && !hasContent
        if waits || head.framing.isLarge { askFirst(slot, head, waits: waits) }
    }

    /// Asks before the content is read: a client that waits for leave gets it, and a large content
    /// takes room only where its request may be done.
    private mutating func askFirst(_ slot: Int, _ head: RequestHead, waits: Bool) {
        let request = Request(head: head, content: .awaited)
        let reply = reply(slot)
        let answer = service.answer(request, from: connections[slot].origin, reply: reply)
        if case .awaitContent = answer {
            guard waits else { return }
            stagedSlot = slot
            staged.append(contentsOf: Response.continueHead)
        } else {
            take(slot, answer, head, reply.begun, isLast: true)
        }
    }

    /// Asks for the answer to a request of which all has come that will be read.
    mutating func ask(_ slot: Int, _ request: Request, isLast: Bool = false) {
        let reply = reply(slot)
        let answer = service.answer(request, from: connections[slot].origin, reply: reply)
        take(slot, answer, request.head, reply.begun, isLast: isLast)
    }

    private func reply(_ slot: Int) -> Reply {
        let ticket = Ticket(connection: id(slot), sequence: connections[slot].nextSequence)
        return Reply(
            mailbox: mailbox, ticket: ticket, begun: Clock.nanoseconds,
            hasRoom: queued < settings.maxQueued)
    }

    mutating func take(
        _ slot: Int, _ answer: Answer, _ head: RequestHead, _ begun: UInt64, isLast: Bool
    ) {
        var context = ResponseContext(head)
        if isLast { context.keepsAlive = false }
        connections[slot].head = nil
        connections[slot].content = nil
        connections[slot].phase = context.keepsAlive ? .head : .finished
        switch answer {
        case .now(let response):
            giveRoom(slot)
            note(response, begun)
            put(slot, response, context, isSafe: head.method.isSafe)
        case .later:
            queued += 1
            var exchange = Exchange(context: context, isSafe: head.method.isSafe)
            moveRoom(slot, to: &exchange)
            connections[slot].exchanges.append(exchange)
        case .awaitContent: refuse(slot, .failed)
        }
    }

    /// Answers in place of the service, and takes nothing more from this connection.
    ///
    /// - Parameter isHead: whether what is refused is a HEAD, where its head never became whole
    ///   and its octets are not with the connection.
    mutating func refuse(_ slot: Int, _ fault: MessageFault, isHead: Bool? = nil) {
        let head = connections[slot].head
        let input = connections[slot].input
        let begun = connections[slot].parser.isHead(input.span)
        let context = ResponseContext(
            omitsContent: isHead ?? head.map { $0.method == .head } ?? begun,
            version: head?.version ?? .http11, keepsAlive: false)
        connections[slot].head = nil
        connections[slot].content = nil
        connections[slot].phase = .finished
        giveRoom(slot)
        let response = service.refuse(fault)
        service.answered(response, after: 0)
        put(slot, response, context, isSafe: true)
    }

    private func note(_ response: Response, _ begun: UInt64) {
        service.answered(response, after: Int(Clock.nanoseconds - begun))
    }

    /// Sends a response, or keeps it until those before it have left.
    private mutating func put(
        _ slot: Int, _ response: Response, _ context: ResponseContext, isSafe: Bool
    ) {
        let isFirst = connections[slot].exchanges.isEmpty
        guard isFirst, response.pieces == nil else {
            connections[slot].exchanges.append(
                Exchange(context: context, isSafe: isSafe, response: response))
            if isFirst { stageAnswered(slot) }
            return
        }
        connections[slot].firstSequence &+= 1
        stage(slot, response, context)
    }

    /// An answer that comes late, for a connection that may have gone.
    mutating func deliver(_ response: Response, _ ticket: Ticket, _ begun: UInt64) {
        guard let slot = slot(of: ticket.connection) else {
            if forget(ticket.connection) { note(response, begun) }
            return
        }
        let index = Int(ticket.sequence &- connections[slot].firstSequence)
        guard index < connections[slot].exchanges.count,
            connections[slot].exchanges[index].response == nil
        else { return }
        queued -= 1
        note(response, begun)
        budget.give(connections[slot].exchanges[index].charge)
        connections[slot].exchanges[index].charge = 0
        connections[slot].exchanges[index].response = response
        guard index == 0 else { return }
        stageAnswered(slot)
        if !sendSoon(slot) { pump(slot) }
    }

    /// Sends what is answered, up to the first request that is not, or whose answer leaves in
    /// pieces.
    mutating func stageAnswered(_ slot: Int) {
        var count = 0
        while count < connections[slot].exchanges.count,
            let response = connections[slot].exchanges[count].response
        {
            let context = connections[slot].exchanges[count].context
            let isLast = count + 1 == connections[slot].exchanges.count
            if let pieces = response.sentPieces(context) {
                begin(slot, pieces, stage(slot, response, context, mayEnd: isLast))
                break
            }
            count += 1
            stage(slot, response, context, mayEnd: isLast)
        }
        connections[slot].exchanges.removeFirst(count)
        connections[slot].firstSequence &+= UInt32(count)
        if connections[slot].exchanges.isEmpty { connections[slot].exchanges = [] }
    }

    /// Writes a response where the octets of this connection gather.
    ///
    /// While the server drains, the last response that is owed ends the connection. That nothing
    /// is staged for another connection is checked, always: its words could be confidential.
    ///
    /// - Returns: the context in which it was written.
    @discardableResult
    private mutating func stage(
        _ slot: Int, _ response: Response, _ context: ResponseContext, mayEnd: Bool = true
    ) -> ResponseContext {
        precondition(staged.isEmpty || stagedSlot == slot, "a response of another connection")
        var context = context
        let endsConnection =
            context.version == .http10 && response.sentPieces(context) != nil
            || drainDeadline != nil && mayEnd
        if endsConnection, connections[slot].phase == .head {
            context.keepsAlive = false
            connections[slot].phase = .finished
        }
        stagedSlot = slot
        response.writeHead(into: &staged, context, date: clock.date)
        guard response.sendsContent(context) else { return context }
        if response.body.count <= ServerSettings.copiedContent {
            staged.append(contentsOf: response.body)
        } else {
            moveStaged(slot)
            connections[slot].outgoing.append(response.body)
        }
        return context
    }
}

extension Framing {
    /// Whether so much comes that the service is asked before it is read. Of chunks nobody knows;
    /// most bring little, and the next request of the connection behind it.
    fileprivate var isLarge: Bool {
        switch self {
        case .none, .chunked: false
        case .length(let length): length > ServerSettings.receiveSize
        }
    }
}
