package import HTTPMessages

/// The kinds of problem (RFC 9457, section 3.1.1), a closed list that `openapi.yaml` restates.
///
/// The raw value is the last part of `type`; `/problems/<raw value>` explains it.
package enum ProblemType: String, CaseIterable, Sendable {
    case malformedJSON = "malformed-json"
    case malformedRequest = "malformed-request"
    case unknownParameter = "unknown-parameter"
    case invalidParameter = "invalid-parameter"
    case invalidCursor = "invalid-cursor"
    case idempotencyKeyRequired = "idempotency-key-required"
    case idempotencyKeyInvalid = "idempotency-key-invalid"
    case tokenInURL = "token-in-url"
    case unauthenticated
    case insufficientPermission = "insufficient-permission"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case requestTimeout = "request-timeout"
    case illegalTransition = "illegal-transition"
    case publicationNotRequested = "publication-not-requested"
    case personalDataReviewMissing = "personal-data-review-missing"
    case personalDataConsentMissing = "personal-data-consent-missing"
    case stateNotHeard = "state-not-heard"
    case noMajority = "no-majority"
    case symbolConflict = "symbol-conflict"
    case idempotencyInProgress = "idempotency-in-progress"
    case reportNotEditable = "report-not-editable"
    case cursorExpired = "cursor-expired"
    case wordsErased = "words-erased"
    case preconditionFailed = "precondition-failed"
    case contentTooLarge = "content-too-large"
    case uriTooLong = "uri-too-long"
    case unsupportedMediaType = "unsupported-media-type"
    case expectationFailed = "expectation-failed"
    case validation
    case partialRequestNotProvidedFor = "partial-request-not-provided-for"
    case idempotencyKeyReused = "idempotency-key-reused"
    case preconditionRequired = "precondition-required"
    case quotaExceeded = "quota-exceeded"
    case headersTooLarge = "headers-too-large"
    case `internal`
    case notImplemented = "not-implemented"
    case overloaded
    case draining
    case storageUnavailable = "storage-unavailable"
    case httpVersion = "http-version"
    case insufficientStorage = "insufficient-storage"

    package var status: Status {
        switch self {
        case .malformedJSON, .malformedRequest, .unknownParameter, .invalidParameter,
            .invalidCursor, .idempotencyKeyRequired, .idempotencyKeyInvalid, .tokenInURL:
            .badRequest
        case .unauthenticated: .unauthorized
        case .insufficientPermission: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .notAcceptable: .notAcceptable
        case .requestTimeout: .requestTimeout
        case .illegalTransition, .publicationNotRequested, .personalDataReviewMissing,
            .personalDataConsentMissing, .stateNotHeard, .noMajority, .symbolConflict,
            .idempotencyInProgress, .reportNotEditable:
            .conflict
        case .cursorExpired, .wordsErased: .gone
        case .preconditionFailed: .preconditionFailed
        case .contentTooLarge: .contentTooLarge
        case .uriTooLong: .uriTooLong
        case .unsupportedMediaType: .unsupportedMediaType
        case .expectationFailed: .expectationFailed
        case .validation, .partialRequestNotProvidedFor, .idempotencyKeyReused:
            .unprocessableContent
        case .preconditionRequired: .preconditionRequired
        case .quotaExceeded: .tooManyRequests
        case .headersTooLarge: .fieldsTooLarge
        case .internal: .internalServerError
        case .notImplemented: .notImplemented
        case .overloaded, .draining, .storageUnavailable: .serviceUnavailable
        case .httpVersion: .versionNotSupported
        case .insufficientStorage: .insufficientStorage
        }
    }

    /// The kind in a few words, the same each time (RFC 9457, section 3.1.3).
    var title: String {
        let words = rawValue.split(separator: "-").joined(separator: " ")
        return switch self {
        case .malformedJSON: "Malformed JSON"
        case .tokenInURL: "Token in the URL"
        case .uriTooLong: "URI too long"
        case .httpVersion: "HTTP version not supported"
        default: words.prefix(1).uppercased() + words.dropFirst()
        }
    }
}
