extension ProblemType {
    /// What it means and what to do, for who looks the type up.
    var explanation: String {
        switch self {
        case .malformedJSON:
            "The content is not I-JSON (RFC 7493). The detail names the byte; mend it there."
        case .malformedRequest:
            "The message breaks HTTP (RFC 9110, RFC 9112). The detail names what; use an HTTP "
                + "library, and look at what stands between it and this service."
        case .unknownParameter: "The query has a parameter that this path does not know."
        case .invalidParameter: "A query parameter has a value that it cannot have."
        case .invalidCursor:
            "A cursor is good for the caller, path, filters and order it was given for; begin the "
                + "list again without one."
        case .idempotencyKeyRequired:
            "This request is only taken with an Idempotency-Key, so that sending it twice does it "
                + "once."
        case .idempotencyKeyInvalid:
            "An Idempotency-Key has 16 to 255 printable ASCII characters and is sent once."
        case .tokenInURL:
            "A token in a URL is written into logs on its way. Have it revoked, and send the new "
                + "one as Authorization: Bearer."
        case .unauthenticated: "A token is missing, or the one sent does not hold (any more)."
        case .insufficientPermission:
            "The caller sees this but the act is not theirs. Where the Protocol says so, the "
                + "article is named."
        case .notFound: "Nothing is here, or nothing that the caller may see."
        case .methodNotAllowed: "The path is there with other methods, which Allow lists."
        case .notAcceptable: "Accept excludes all that can be had."
        case .requestTimeout: "The request did not arrive in its time."
        case .illegalTransition:
            "Article 16 does not permit this step from where the report stands; allowed lists "
                + "what it does permit."
        case .publicationNotRequested:
            "The Subcommittee publishes when the State Party asks (article 16 (2)); nobody has."
        case .personalDataReviewMissing:
            "No personal data is published without express consent (article 16 (2)): this very "
                + "edition must be reviewed first."
        case .personalDataConsentMissing:
            "A passage holds personal data for which there is neither consent nor mask."
        case .stateNotHeard: "Under article 16 (4) the State Party is heard first."
        case .noMajority: "Article 16 (4) asks for a majority of the Committee's members."
        case .symbolConflict: "The symbol belongs to another report of the same issuer."
        case .idempotencyInProgress: "The same request is being worked on; ask again."
        case .reportNotEditable: "The text is frozen; a correction is a new document."
        case .cursorExpired: "The place that the cursor names is gone; begin again."
        case .wordsErased:
            "The words that stood here were erased for good; the report says when and why."
        case .preconditionFailed:
            "The resource was changed since; GET it, look, and try with its present ETag."
        case .contentTooLarge: "The content is larger than this path takes."
        case .uriTooLong: "The target is longer than 8 KiB."
        case .unsupportedMediaType: "The content is in another form than Accept lists."
        case .expectationFailed: "No expectation but 100-continue is known."
        case .validation: "The content is well-formed and not acceptable; errors lists why."
        case .partialRequestNotProvidedFor:
            "Article 16 (2) lets a State ask for publication of the report; a part it makes "
                + "public itself, which is recorded as a state disclosure."
        case .idempotencyKeyReused: "The key was used for another request; take a new one."
        case .preconditionRequired: "Send the ETag of the resource as If-Match."
        case .quotaExceeded: "Too much was asked in too short a time."
        case .headersTooLarge: "The header has more than 64 fields or 16 KiB."
        case .internal: "A fault of this service; it is written down under the instance."
        case .notImplemented: "The method or transfer coding is not known here."
        case .overloaded: "The service has more to do than it takes; try again."
        case .draining: "The service is stopping."
        case .storageUnavailable: "The store cannot be read or written."
        case .httpVersion: "HTTP/1.1 and HTTP/1.0 are spoken here."
        case .insufficientStorage: "There is no room to write; nothing was."
        }
    }
}
