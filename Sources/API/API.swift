internal import Article16
package import HTTPMessages
package import Registry

/// Answers requests: the way of a request from its meaning to a response.
///
/// One a loop, with a registry of its own to read from; what changes something goes to the one
/// writer and is answered after its commit.
package final class API {
    /// How a request is answered.
    package enum Outcome: Sendable {
        case now(Response)
        /// Through `later`, from the writer's queue.
        case later
        /// The client waits for leave to send its content, and has it.
        case awaitContent
    }

    let readers: Readers
    let writer: Writer
    private let settings: APISettings
    let watch: ChangeWatch
    let aside: ReadingAside
    let indexes: ReaderIndexes
    private let withholding: Withholding
    private var publicAnswers: PublicAnswers
    private var randomness = DrawnRandomness()
    private var present = PresentMoment()
    /// What this batch wants written.
    private var writes: [Writer.Work] = []

    package init(
        readers: Readers, writer: Writer, settings: APISettings, watch: ChangeWatch,
        aside: ReadingAside, indexes: ReaderIndexes
    ) {
        self.readers = readers
        self.writer = writer
        self.settings = settings
        self.watch = watch
        self.aside = aside
        self.indexes = indexes
        withholding = Withholding(writer)
        publicAnswers = PublicAnswers(writer.publicRevision, room: settings.publicCache)
    }

    /// Octets of content that a request to this path may have.
    package func contentLimit(_ head: RequestHead) -> Int {
        switch Routes.router.match(head) {
        case .operation(let operation, _): settings.limit(of: operation)
        case .options, .otherMethods, .missing: settings.maxBody
        }
    }

    /// - Parameters:
    ///   - client: from where it comes, for counting wrong tokens.
    ///   - mayWait: whether there is room for a request that waits for something to happen.
    ///   - later: gets the response where the outcome is `later`.
    package func answer(
        _ request: Request, from client: ClientAddress = .local, mayWait: Bool = true,
        later: @escaping @Sendable (Response) -> Void
    ) -> Outcome {
        let moment = present.moment(at: settings.clock())
        let id = RequestID(using: &randomness)
        publicAnswers.look(at: moment)
        if var response = publicAnswers.answer(to: request) {
            response.note.request = id
            response.note.method = request.head.method
            return .now(response)
        }
        do {
            let match = Routes.router.match(request.head)
            let caller = try caller(of: request.head, from: client, for: match, at: moment)
            if let caller { withholding.admit(caller, at: moment) }
            switch match {
            case .missing: throw Problem.notFound
            case .otherMethods(let allow): throw Problem.methodNotAllowed(allow)
            case .options(let allow):
                return .now(Response(.noContent, fields: [("Allow", allow)]))
            case .operation(let operation, let parameters):
                let errand = Errand(
                    request: request, operation: operation, parameters: parameters,
                    caller: caller, moment: moment, settings: settings, signer: writer.signer,
                    id: id)
                return try run(errand, mayWait: mayWait, later: later)
            }
        } catch {
            var response = Problem(error, date: "").response(request: id)
            response.note.method = request.head.method
            return .now(response)
        }
    }

    /// What never became a request, or is not worked on.
    package func refuse(_ fault: MessageFault) -> Response {
        Problem(fault).response(request: RequestID(using: &randomness))
    }

    /// Whoever waits is answered with what there is: the server drains.
    package func answerWaiting() {
        watch.close()
    }

    /// Whatever was read together is read; what comes now sees what was committed since.
    ///
    /// What of it is confidential is answered when the trail has it.
    package func batchEnded() {
        readers.endReading()
        publicAnswers.batchEnded()
        if !writes.isEmpty { writer.submit(writes) }
        writes.removeAll(keepingCapacity: true)
        withholding.release()
    }

    /// Whether the answer to this request waits for the writer, whose queue may be full.
    package func isAnsweredLate(_ head: RequestHead) -> Bool {
        guard head.method.isSafe else { return true }
        guard head.fields.contains("authorization"),
            case .operation(let operation, _) = Routes.router.match(head)
        else { return false }
        return operation.isConfidential && operation.access != .open
    }
}

extension API {
    private func caller(
        of head: RequestHead, from client: ClientAddress, for match: Router.Match,
        at moment: Moment
    ) throws -> Caller? {
        try Authentication.refuseTokenInURL(head.target)
        if case .operation(let operation, _) = match, operation.access == .open { return nil }
        guard head.fields.contains("authorization") else { return nil }
        let members = try readers.members
        try members.beginReading()
        do {
            return try Authentication.caller(of: head, in: members, at: moment)
        } catch let problem as Problem where problem.type == .unauthenticated {
            withholding.refuseSignIn(at: moment)
            let isTooMuch = settings.badTokens.exceeds(client, at: moment.seconds)
            throw isTooMuch ? Problem.tooManyBadTokens : problem
        }
    }

    private func run(
        _ errand: Errand, mayWait: Bool, later: @escaping @Sendable (Response) -> Void
    ) throws -> Outcome {
        if let form = errand.wholeListForm {
            return try readWholeList(errand, as: form, mayWait: mayWait, later: later)
        }
        switch errand.operation.access {
        case .open: return read(errand, try readers.everyone, later: later)
        case .reads: return read(errand, try readers.registry(for: errand.caller), later: later)
        case .readsOrSearches: return try readOrSearch(errand, mayWait: mayWait, later: later)
        case .readsAside: return try readAside(errand, mayWait: mayWait, later: later)
        case .readsOrWaits: return try readOrWait(errand, mayWait: mayWait, later: later)
        case .readsOwn, .readsTrail, .writes:
            guard let caller = errand.caller else {
                throw Problem.unauthenticated("A token is needed here.", error: nil)
            }
            guard errand.operation.access == .writes, errand.hasContent else {
                let isOfTrail = errand.operation.access == .readsTrail
                let registry =
                    isOfTrail
                    ? try readers.trailRegistry(for: caller) : try readers.registry(for: caller)
                return read(errand, registry, later: later)
            }
            write(errand, later: later)
            return .later
        }
    }

    /// Reads on the loop. An operation that writes comes here without its content, and gets as
    /// far as to be refused or to ask for it: nothing is written before the content is read.
    func read(
        _ errand: Errand, _ registry: Registry, later: @escaping @Sendable (Response) -> Void
    ) -> Outcome {
        let call = Call(errand, registry)
        do {
            return settle(call, try call.judged(), later: later)
        } catch {
            return .awaitContent
        }
    }

    /// What may be confidential waits for its entry in the trail.
    private func settle(
        _ call: Call, _ judged: Judged, later: @escaping @Sendable (Response) -> Void
    ) -> Outcome {
        guard let caller = call.caller, call.operation.isConfidential else {
            if call.caller == nil {
                publicAnswers.keep(judged.response, to: call.request, call.operation)
            }
            return .now(call.noted(judged.response))
        }
        withholding.hold(WithheldAnswer(call, caller, judged, later: later))
        return .later
    }

    /// What finds nothing yet waits, unless too many do: to wait is asked for, not owed.
    private func readOrWait(
        _ errand: Errand, mayWait: Bool, later: @escaping @Sendable (Response) -> Void
    ) throws -> Outcome {
        let call = Call(errand, try readers.registry(for: errand.caller))
        do {
            let judged = try call.judged()
            let writer = writer
            guard let wait = call.wait, mayWait,
                watch.wait(
                    for: wait.audiences, seconds: wait.seconds,
                    look: { Self.look($0, isLast: $1, errand, writer, later: later) })
            else { return settle(call, judged, later: later) }
            return .later
        } catch {
            return .awaitContent
        }
    }

    /// Answers a request that waits, where there is something by now or it waits no longer.
    private static func look(
        _ readers: Readers, isLast: Bool, _ errand: Errand, _ writer: Writer,
        later: @escaping @Sendable (Response) -> Void
    ) -> Bool {
        do {
            let call = Call(errand, try readers.registry(for: errand.caller))
            let judged = try call.judged()
            guard isLast || call.wait == nil else { return false }
            guard let caller = call.caller, call.operation.isConfidential else {
                later(call.noted(judged.response))
                return true
            }
            let answer = WithheldAnswer(call, caller, judged, later: later)
            Withholding.release(answer, through: writer)
        } catch {
            later(errand.failed(error))
        }
        return true
    }

    private func write(_ errand: Errand, later: @escaping @Sendable (Response) -> Void) {
        submit(errand, { call in try call.carriedOut() }, later: later, then: later)
    }

    /// Has something done in the writer's transaction, and goes on after its commit. What came
    /// together goes to the writer together (`batchEnded`).
    func submit<Made: Sendable>(
        _ errand: Errand, _ work: @escaping @Sendable (Call) throws -> Made,
        later: @escaping @Sendable (Response) -> Void, then: @escaping @Sendable (Made) -> Void
    ) {
        let work = Writer.Work { registry in
            try work(Call(errand, registry))
        } answer: { result in
            switch result {
            case .success(let made): then(made)
            case .failure(let error): later(errand.failed(error))
            }
        }
        writes.append(work)
    }
}

/// What a request wants done, before anybody looked at the store for it.
struct Errand: Sendable {
    let request: Request
    let operation: Operation
    /// The variable segments of the path, in order.
    let parameters: [String]
    let caller: Caller?
    let moment: Moment
    let settings: APISettings
    /// Signs the heads of the audit trail.
    let signer: AuditSigner
    /// Names the request in its problem and in the log.
    let id: RequestID

    /// Whether all of the content is here, or there is none.
    var hasContent: Bool {
        switch request.content {
        case .none, .bytes: true
        case .awaited, .tooLarge: false
        }
    }

    /// A response with what is known of its request, for who counts and writes down.
    func noted(_ response: Response) -> Response {
        var response = response
        response.note.request = id
        response.note.method = request.head.method
        response.note.route = operation.number
        response.note.account = caller?.account.text
        return response
    }

    /// Where the service failed, and no operation could say so.
    func failed(_ error: any Error) -> Response {
        noted(Problem(error, date: "").response(request: id))
    }
}
