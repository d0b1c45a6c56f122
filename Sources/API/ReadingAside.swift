internal import Article16
internal import HTTPMessages
internal import Registry

// What is read in bulk, on no loop.
extension API {
    /// On the queue for that, through its own doors; for a member after it was written down and
    /// that was committed.
    func readAside(
        _ errand: Errand, mayWait: Bool, later: @escaping @Sendable (Response) -> Void
    ) throws -> Outcome {
        guard mayWait else { throw Problem.readTooMuch }
        guard errand.caller?.party.audience != nil, let record = errand.operation.record else {
            Self.readAside(errand, mark: nil, aside, later: later)
            return .later
        }
        let aside = aside
        submit(errand, { try $0.recorded(record) }, later: later) { recorded in
            switch recorded {
            case .mark(let mark): Self.readAside(errand, mark: mark, aside, later: later)
            case .refused(let response): later(response)
            }
        }
        return .later
    }

    private static func readAside(
        _ errand: Errand, mark: String?, _ aside: ReadingAside,
        later: @escaping @Sendable (Response) -> Void
    ) {
        aside.read { readers in
            do {
                let call = Call(errand, try readers.registry(for: errand.caller))
                call.mark = mark
                later(call.noted(try call.judged().response))
            } catch {
                later(errand.failed(error))
            }
        }
    }
}

extension Problem {
    static var readTooMuch: Problem {
        tooMuch("More is being read than the service takes; try again.")
    }

    static var searchedTooMuch: Problem {
        tooMuch("More is being looked for than the service takes; try again.")
    }

    private static func tooMuch(_ words: String) -> Problem {
        var problem = Problem(.overloaded, words)
        problem.fields = [("Retry-After", retryAfter)]
        return problem
    }
}
