internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// One request on its way through an operation: who asks, what for, and where to look.
///
/// Confined to the thread that answers it; a class, so that what the operation finds on its way
/// (the report it is about) is there when a refusal is written.
final class Call {
    let errand: Errand
    let registry: Registry
    /// The report that the request turned out to be about.
    var subject: Opened<ReportHead>?
    /// Whose changes the request waits for, and for how many seconds, where it found nothing and
    /// asked to wait.
    var wait: (audiences: Set<Audience>, seconds: Int)?
    /// The index of what the caller's circle reads, while it is looked in.
    var index: ReaderIndex?
    /// Where the rows go of a list that is read to its end; nil for a page of it.
    var rows: ListRows?
    /// What was written down before something is read aside.
    var mark: String?
    /// What the caller may do first where they are refused, besides what is done to a report.
    var otherActs: [AllowedAct] = []

    init(_ errand: Errand, _ registry: Registry) {
        self.errand = errand
        self.registry = registry
    }

    var request: Request { errand.request }
    var operation: Operation { errand.operation }
    var parameters: [String] { errand.parameters }
    var caller: Caller? { errand.caller }
    var moment: Moment { errand.moment }
    var settings: APISettings { errand.settings }
    var id: RequestID { errand.id }
    var party: Party { caller?.party ?? .anyone }

    var today: CalendarDate { moment.today }

    /// The account that acts; an operation that writes is not run without one.
    func account() throws -> AccountID {
        guard let caller else { throw Problem.unauthenticated("A token is needed.", error: nil) }
        return caller.account
    }
}

extension Call {
    func noted(_ response: Response) -> Response {
        errand.noted(response)
    }
}

/// That a request's content is waited for: the client asked for leave to send it.
struct ContentAwaited: Error {}

extension Call {
    /// The content as JSON.
    ///
    /// What comes before it was looked at already: whether the caller may see (404) and do (403)
    /// this. Then, in the order of api.md, section 4: 415, 406, 413; the tag; and the content.
    ///
    /// - Parameter current: the tag of the resource in front of the act; nil where the act makes
    ///   something new beside it.
    func content(ifMatch current: EntityTag? = nil) throws -> JSONValue {
        _ = try query()
        try requireWhole()
        try requireJSON()
        try requireAcceptable(Self.json)
        let bytes = try contentBytes(ifMatch: current)
        if let current { try requireMatch(current) } else { try requireListMatch() }
        try requireWords()
        return try JSONParser.parse(bytes)
    }

    /// For an act that takes no content.
    func noContent(ifMatch current: EntityTag) throws {
        _ = try query()
        _ = try contentBytes(ifMatch: current)
        try requireMatch(current)
        try requireWords()
    }

    static let json = MediaType("application", "json")

    /// A client that waits for leave to send the content gets it only where the tag holds.
    private func contentBytes(ifMatch current: EntityTag?) throws -> [UInt8] {
        switch request.content {
        case .none: return []
        case .bytes(let bytes): return bytes
        case .awaited:
            if let current { try requireMatch(current) } else { try requireListMatch() }
            throw ContentAwaited()
        case .tooLarge:
            throw Problem(
                .contentTooLarge,
                "The content is larger than the \(limit) bytes that are taken here.")
        }
    }

    private var limit: Int { settings.limit(of: operation) }

    /// 428 without If-Match, 412 with another tag than the present one (RFC 6585, section 3).
    ///
    /// If-None-Match speaks for itself: who wants to make only what is not there yet is told
    /// that it is there (RFC 9110, section 13.1.2).
    func requireMatch(_ current: EntityTag) throws {
        guard request.head.fields.contains("if-match") else {
            try judge(current)
            throw Problem(
                .preconditionRequired,
                "Send the ETag of what is to be changed as If-Match; GET it first.")
        }
        try judge(current)
    }

    private func judge(_ current: EntityTag) throws {
        switch Preconditions.judge(request.head, current: current) {
        case .proceed, .notModified: return
        case .failed:
            throw Problem(
                .preconditionFailed,
                "It was changed since this tag was given; GET it again and look before acting.")
        case .malformed:
            throw Problem(.malformedRequest, "If-Match or If-None-Match is no list of tags.")
        }
    }
}

extension Call {
    /// A 200 with its tag, or a 304 that costs no content (RFC 9110, section 13).
    ///
    /// - Parameters:
    ///   - vary: the fields of the request that the answer depends on.
    ///   - body: makes the content; not asked for one that the client has already.
    func rendition(
        _ tag: EntityTag, type: MediaType = Call.json, vary: String = Call.byCaller,
        fields: [(name: String, value: String)] = [], body: () throws -> [UInt8]
    ) throws -> Response {
        try requireAcceptable(type)
        let common = cacheFields(tag, vary: vary)
        switch Preconditions.judge(request.head, current: tag) {
        case .notModified: return Response(.notModified, fields: common)
        case .proceed, .failed, .malformed: try judge(tag)
        }
        let all = [("Content-Type", type.contentType)] + common + fields
        return Response(.ok, fields: all, body: try body())
    }

    /// What an act has made of the resource, with the tag it has now.
    func result(
        _ status: Status = .ok, _ tag: EntityTag, location: String? = nil, body: [UInt8]
    ) -> Response {
        var response = Response(
            status, fields: [("Content-Type", Self.json.essence)] + cacheFields(tag), body: body)
        if let location { response.add("Location", location) }
        return response
    }

    static let byCaller = "Authorization"

    /// Anything read through a token is the reader's own (RFC 9111, section 5.2.2).
    func cacheFields(
        _ tag: EntityTag, vary: String = Call.byCaller
    ) -> [(name: String, value: String)] {
        [
            ("ETag", tag.text),
            ("Cache-Control", caller == nil ? "public, max-age=30" : "private, no-store"),
            ("Vary", vary),
        ]
    }
}
