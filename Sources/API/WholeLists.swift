internal import Article16
internal import HTTPMessages
internal import Registry

// Lists that are read to their end.
extension API {
    /// Off the loop, through doors of its own. What comes of the first piece is written down, and
    /// then it leaves.
    func readWholeList(
        _ errand: Errand, as form: ListForm, mayWait: Bool,
        later: @escaping @Sendable (Response) -> Void
    ) throws -> Outcome {
        guard errand.operation.access != .readsTrail || errand.caller != nil else {
            throw Problem.unauthenticated("A token is needed here.", error: nil)
        }
        guard mayWait, let place = aside.place(forMember: errand.caller != nil) else {
            throw Problem.readTooMuch
        }
        let turns = ListTurns(aside: aside, indexes: indexes)
        let writer = writer
        ListStream(errand, as: form, turns, place).begin { result in
            do {
                let (call, judged) = try result.get()
                Self.settle(call, judged, writer, later: later)
            } catch {
                later(errand.failed(error))
            }
        }
        return .later
    }

    private static func settle(
        _ call: Call, _ judged: Judged, _ writer: Writer,
        later: @escaping @Sendable (Response) -> Void
    ) {
        guard let caller = call.caller, call.operation.isConfidential else {
            return later(call.noted(judged.response))
        }
        guard judged.outcome == .exported, call.isTakenInBulk else {
            return Withholding.release(
                WithheldAnswer(call, caller, judged, later: later), through: writer)
        }
        let errand = call.errand
        writer.submit { registry in
            try Call(errand, registry).takenAway(judged, by: caller)
        } answer: { result in
            switch result {
            case .success(let response): later(response)
            case .failure(let error): later(errand.failed(error))
            }
        }
    }
}

extension Call {
    /// What goes before anything confidential is taken away in bulk, as before an export: a second
    /// person where one is needed, and an entry in the trail. Runs in the writer's transaction.
    fileprivate func takenAway(_ judged: Judged, by caller: Caller) throws -> Response {
        let written = try judgedAndWritten {
            if party.audience != nil, try registry.isOn(.twoPersons) {
                try Export.requireTaking(self)
            }
            try requireConfirmed(act: .export)
            try registry.append(errand.entry(judged, of: caller, at: moment.text))
            return judged
        }
        return noted(written.response)
    }
}

/// Where the pieces of a list are read: on the queue for reading aside or, where a member looks for
/// words, on that of their circle's index.
struct ListTurns: Sendable {
    let aside: ReadingAside
    let indexes: ReaderIndexes

    /// - Parameter body: gets a call of one transaction, which ends with it.
    func take(
        for errand: Errand, _ body: @escaping @Sendable (Result<Call, any Error>) -> Void
    ) {
        guard let caller = errand.caller, caller.party.audience != nil, errand.looksForWords else {
            return aside.read { readers in
                body(Result { try Call(errand, readers.registry(for: errand)) })
            }
        }
        let isTaken = indexes.look(for: caller) { found in
            body(Result { try Call(errand, lookingIn: found.get()) })
        }
        guard isTaken else { return body(.failure(Problem.searchedTooMuch)) }
    }
}

extension Call {
    fileprivate convenience init(_ errand: Errand, lookingIn found: (Registry, ReaderIndex)) {
        self.init(errand, found.0)
        index = found.1
    }
}

extension Readers {
    fileprivate func registry(for errand: Errand) throws -> Registry {
        guard let caller = errand.caller, errand.operation.access == .readsTrail else {
            return try registry(for: errand.caller)
        }
        return try trailRegistry(for: caller)
    }
}
