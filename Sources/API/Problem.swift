internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Why a request is not done, as its sender is told (RFC 9457).
struct Problem: Error {
    let type: ProblemType
    var detail: String
    /// The sentence of the Protocol that forbids the act.
    var article: String?
    /// The refusal's own word.
    var code: String?
    /// All that is wrong with the content, at once.
    var errors: [JSONFailure] = []
    var fields: [(name: String, value: String)] = []

    init(_ type: ProblemType, _ detail: String) {
        self.type = type
        self.detail = detail
    }
}

extension Problem {
    /// Hidden and missing are the same, byte for byte: nothing in here may depend on which.
    static var notFound: Problem {
        Problem(.notFound, "There is nothing here, or nothing that this caller may see.")
    }

    static func methodNotAllowed(_ allow: String) -> Problem {
        var problem = Problem(.methodNotAllowed, "This path has other methods: \(allow).")
        problem.fields = [("Allow", allow)]
        return problem
    }

    static func parameter(_ name: String, _ detail: String) -> Problem {
        Problem(.invalidParameter, "The query parameter \(name) \(detail).")
    }

    /// 401 with the challenge of RFC 6750, section 3: no error code where no token was brought.
    static func unauthenticated(_ detail: String, error: String?) -> Problem {
        var problem = Problem(.unauthenticated, detail)
        let challenge = error.map { "Bearer realm=\"opcat\", error=\"\($0)\"" }
        problem.fields = [("WWW-Authenticate", challenge ?? "Bearer realm=\"opcat\"")]
        return problem
    }

    /// The same for every wrong token, whatever is wrong with it.
    static var tooManyBadTokens: Problem {
        var problem = Problem(
            .quotaExceeded, "Too many tokens that do not hold came from this address.")
        problem.fields = [("Retry-After", "\(BadTokens.period)")]
        return problem
    }

    static func insufficientPermission(_ detail: String) -> Problem {
        var problem = Problem(.insufficientPermission, detail)
        problem.fields = [
            ("WWW-Authenticate", "Bearer realm=\"opcat\", error=\"insufficient_scope\"")
        ]
        return problem
    }

    /// One thing wrong with the content, found after it was read.
    static func invalid(_ pointer: String, _ code: JSONFailure.Code, _ detail: String) -> Problem {
        Problem(invalid: [JSONFailure(pointer: pointer, code: code, detail: detail)])
    }

    init(invalid failures: [JSONFailure]) {
        self.init(.validation, "The content cannot be accepted; all that is wrong is listed.")
        errors = failures
    }

    /// What a refusal of article 16 is on the wire.
    ///
    /// - Parameter date: the member that gives the day of the act.
    init(_ refusal: Refusal, date: String) {
        switch refusal {
        case .dateInTheFuture, .dateOutOfOrder:
            self = .invalid("#/\(date)", .range, refusal.explanation)
        case .viewsDueTooEarly:
            self = .invalid("#/views_due_on", .range, refusal.explanation)
        case .notTheIssuer, .notTheTransmitter, .notTheAddressee, .notWhoMayAskForPublication,
            .notTheRequester, .notThePublisher, .notWhoRecordsDisclosures, .notWhoHasItInHand,
            .notWhoRequestsTheCommittee, .notTheCommittee, .notWhoGivesViews,
            .notWhoMakesStatements:
            self = .insufficientPermission(refusal.explanation)
        case .spanOutsideText, .spanCutsWord, .spanOverlaps:
            self = .invalid("#/start", .range, refusal.explanation)
        case .spanOfOtherWords:
            self = .invalid("#/exact", .conflict, refusal.explanation)
        case .symbolRestricted: self = .invalid("#/symbol", .conflict, refusal.explanation)
        default: self.init(refusal.problemType, refusal.explanation)
        }
        article = refusal.citation
        code = refusal.rawValue
    }
}

extension Refusal {
    /// The kind of problem that a refusal is, where it is not about the caller or a day.
    fileprivate var problemType: ProblemType {
        switch self {
        case .textFrozen, .replyAlreadySubmitted: .reportNotEditable
        case .publicationNotRequested: .publicationNotRequested
        case .stateNotHeard: .stateNotHeard
        case .noMajority: .noMajority
        case .partialRequest, .decisionOnTheWhole: .partialRequestNotProvidedFor
        case .personalDataNotReviewed, .reviewOfAnotherEdition: .personalDataReviewMissing
        case .personalDataWithoutConsent: .personalDataConsentMissing
        case .spanOutsideText, .spanOfOtherWords, .spanCutsWord, .spanOverlaps: .validation
        case .consentOutOfStep, .itemMistaken, .itemPublished, .nothingPublished:
            .illegalTransition
        case .notTheIssuer, .notTheTransmitter, .notTheAddressee, .notWhoMayAskForPublication,
            .notTheRequester, .notThePublisher, .notWhoRecordsDisclosures, .notWhoHasItInHand,
            .notWhoRequestsTheCommittee, .notTheCommittee, .notWhoGivesViews,
            .notWhoMakesStatements:
            .insufficientPermission
        case .languageExists, .commentsNotAwaited, .symbolStays: .illegalTransition
        case .disclosedByState, .publicationAskedFor, .reportErased: .illegalTransition
        case .reviewerPublishes, .confirmationMissing, .confirmationLapsed, .alreadyConfirmed,
            .confirmsOwnAct:
            .illegalTransition
        case .symbolRestricted: .validation
        case .notAdopted, .alreadyAdopted, .textMissing, .recipientNotForThisReport,
            .alreadyTransmitted, .notTransmitted, .relatedReplyNotSubmitted,
            .commentsNotSubmitted, .noOpenRequest, .alreadyPublished, .requestNotOpen,
            .requestSaysOtherwise,
            .noStateDisclosure, .decisionMissing, .noCommitteeDecision, .groundOfAnotherIssuer,
            .extensionShortens, .extensionAfterReply, .extensionTooLong, .gradeNeedsReminder,
            .postponedByDeclaration,
            .denunciationEffective, .dateInTheFuture, .dateOutOfOrder, .committeeFileOpen,
            .noCommitteeFile, .stateAlreadyInvited, .viewsDueTooEarly, .stateNotInvited,
            .viewsAlreadyReceived, .majorityNotFollowed, .beyondTheRequest, .committeeHasDecided,
            .noStatementDecided, .statementAlreadyMade, .standingConsentInForce,
            .standingConsentWithdrawn:
            .illegalTransition
        }
    }
}

extension Problem {
    /// - Parameters:
    ///   - request: the request's id, which ties the answer to the log.
    ///   - allowed: what the caller may do instead, where a report was refused something.
    func response(request: RequestID, allowed: [AllowedAct]? = nil) -> Response {
        var writer = JSONWriter(capacity: 512)
        writer.object { body in
            body.member("type", "/problems/" + type.rawValue)
            body.member("title", type.title)
            body.member("status", type.status.code)
            body.member("detail", detail)
            body.member("instance", request.urn)
            body.member("code", code)
            body.member("article", article)
            if let allowed { body.array("allowed") { AllowedAct.write(allowed, into: &$0) } }
            if !errors.isEmpty { body.array("errors") { Self.write(errors, into: &$0) } }
        }
        let common = [
            ("Content-Type", "application/problem+json"), ("Cache-Control", "no-store"),
            ("Vary", "Authorization"),
        ]
        var response = Response(type.status, fields: common + fields, body: writer.bytes)
        response.note.request = request
        response.note.problem = type.rawValue
        return response
    }

    private static func write(_ errors: [JSONFailure], into array: inout JSONWriter) {
        for error in errors {
            array.object { item in
                item.member("pointer", error.pointer)
                item.member("code", error.code.rawValue)
                item.member("detail", error.detail)
            }
        }
    }
}
