internal import Article16
internal import HTTPMessages
internal import Registry

// What is read in bulk, on no loop.
extension API {
    /// On the queue of those who wait, through its own doors; for a member after it was written
    /// down and that was committed.
    func readAside(
        _ errand: Errand, mayWait: Bool, later: @escaping @Sendable (Response) -> Void
    ) throws -> Outcome {
        guard mayWait else {
            throw Problem(.overloaded, "More is being read than the service takes; try again.")
        }
        guard errand.caller?.party.audience != nil, let record = errand.operation.record else {
            Self.readAside(errand, mark: nil, watch, later: later)
            return .later
        }
        let watch = watch
        submit(errand, { try $0.recorded(record) }, later: later) { recorded in
            switch recorded {
            case .mark(let mark): Self.readAside(errand, mark: mark, watch, later: later)
            case .refused(let response): later(response)
            }
        }
        return .later
    }

    private static func readAside(
        _ errand: Errand, mark: String?, _ watch: ChangeWatch,
        later: @escaping @Sendable (Response) -> Void
    ) {
        watch.read { readers in
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
