internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

extension Problem {
    /// The one place where what went wrong becomes what is answered.
    ///
    /// - Parameter date: the member that gives the day of the act.
    init(_ error: any Error, date: String) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as Refusal: self.init(refusal, date: date)
        case let invalid as JSONInvalid: self.init(invalid: invalid.failures)
        case let malformed as MalformedJSON:
            self.init(
                .malformedJSON,
                "At byte \(malformed.offset) of the content: \(malformed.reason.text).")
        case Conflict.symbol:
            self.init(.symbolConflict, "A report of the same issuer has this symbol already.")
        default:
            self.init(fault: StorageFault(error))
        }
    }

    init(fault: StorageFault?) {
        switch fault {
        case .full:
            self.init(.insufficientStorage, "There is no room to keep this; nothing was written.")
        case .unavailable:
            self.init(.storageUnavailable, "The store cannot take this now; nothing was written.")
            fields = [("Retry-After", Self.retryAfter)]
        case nil:
            self.init(.internal, "Something went wrong here; nothing was written.")
        }
    }

    /// Seconds; the same for everybody, so that it tells nothing of what others do.
    static let retryAfter = "2"

    /// What never became a request.
    init(_ fault: MessageFault) {
        switch fault {
        case .badRequest(let malformation):
            self.init(.malformedRequest, "The message breaks HTTP: \(malformation.rawValue).")
        case .requestTimeout: self.init(.requestTimeout, "The request did not arrive in its time.")
        case .contentTooLarge: self.init(.contentTooLarge, "The content is larger than allowed.")
        case .uriTooLong: self.init(.uriTooLong, "The target is longer than allowed.")
        case .expectationFailed:
            self.init(.expectationFailed, "No expectation but 100-continue is known here.")
        case .fieldsTooLarge:
            self.init(.headersTooLarge, "The header fields are more or larger than allowed.")
        case .failed: self.init(.internal, "Something went wrong here.")
        case .methodUnknown: self.init(.notImplemented, "This method is not implemented.")
        case .unknownTransferCoding:
            self.init(.notImplemented, "No transfer coding but chunked is implemented.")
        case .overloaded:
            self.init(.overloaded, "The service is busy; try again.")
            fields = [("Retry-After", Self.retryAfter)]
        case .versionNotSupported:
            self.init(.httpVersion, "HTTP/1.1 and HTTP/1.0 are spoken here.")
        }
    }
}
