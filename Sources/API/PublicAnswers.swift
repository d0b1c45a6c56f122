internal import HTTPMessages
internal import Registry

/// Answers that everyone got, given again until what everyone reads moves (`PublicRevision`): such
/// an answer, and a 304 in its place, asks nothing of the store.
///
/// What is kept is what `everyone` reads through the door of everyone and nothing else: a request
/// with a token neither finds nor leaves anything here. One a loop, confined to its thread.
struct PublicAnswers {
    private let revision: PublicRevision
    /// Octets kept of the answers of one generation; 0 keeps none.
    private let limit: Int
    /// What the kept answers are of: the revision, and the day, which some of them tell.
    private var version = (revision: -1, day: 0)
    /// Whether `version` was looked up since the last batch ended.
    private var isCurrent = false
    /// Those that were asked for lately, and those that were before; when the young have filled
    /// their half of the room, the old go and the young are the old ones.
    private var young: [PublicQuestion: KeptPublicAnswer] = [:]
    private var old: [PublicQuestion: KeptPublicAnswer] = [:]
    private var size = 0

    /// - Parameter room: octets to be used for answers.
    init(_ revision: PublicRevision, room: Int) {
        self.revision = revision
        limit = room / 2
    }

    /// To be called for each request before anything is read for it: what is read in the rest of
    /// the batch may be older than what is committed meanwhile, but not than this.
    mutating func look(at moment: Moment) {
        guard !isCurrent else { return }
        isCurrent = true
        let now = (revision: revision.now, day: moment.day)
        guard now != version else { return }
        version = now
        young.removeAll(keepingCapacity: true)
        old.removeAll(keepingCapacity: true)
        size = 0
    }

    mutating func batchEnded() { isCurrent = false }

    /// The answer to this request, where it was answered before; nil, too, for one that a
    /// precondition makes an error.
    mutating func answer(to request: Request) -> Response? {
        guard limit > 0, let question = PublicQuestion(request), let kept = find(question) else {
            return nil
        }
        switch Preconditions.judge(request.head, current: kept.tag) {
        case .notModified: return kept.notModified
        case .proceed: return kept.whole
        case .failed, .malformed: return nil
        }
    }

    private mutating func find(_ question: PublicQuestion) -> KeptPublicAnswer? {
        if let kept = young[question] { return kept }
        guard let kept = old.removeValue(forKey: question) else { return nil }
        keep(kept, question)
        return kept
    }

    /// Keeps the answer to a request, if it is one that everyone gets again.
    mutating func keep(_ response: Response, to request: Request, _ operation: Operation) {
        guard limit > 0, operation.isKept, let question = PublicQuestion(request)?.owned,
            let kept = KeptPublicAnswer(response, operation)
        else { return }
        keep(kept, question)
    }

    private mutating func keep(_ kept: KeptPublicAnswer, _ question: PublicQuestion) {
        let added = kept.size + question.size
        guard added <= limit else { return }
        if size + added > limit {
            old = young
            young = [:]
            size = 0
        }
        young[question] = kept
        size += added
    }
}

extension Operation {
    /// Whether its answer to everyone depends on the request and what is public alone.
    fileprivate var isKept: Bool {
        switch access {
        case .reads, .readsOrSearches: method == .get
        case .open, .readsOrWaits, .readsOwn, .readsAside, .readsTrail, .writes: false
        }
    }
}

/// What an answer to everyone depends on besides what is public: the target, and which forms are
/// wanted, both as they came.
private struct PublicQuestion: Hashable {
    private let target: ArraySlice<UInt8>
    private let accept: String?

    /// Nil for what is not everyone's to ask, or asks for more than to read.
    init?(_ request: Request) {
        let head = request.head
        guard head.method == .get || head.method == .head, case .none = request.content,
            !head.fields.contains("authorization"), !head.mayExcludeAll,
            let target = head.target.originOctets
        else { return nil }
        self.target = target
        accept = head.fields["accept"]
    }

    private init(target: ArraySlice<UInt8>, accept: String?) {
        (self.target, self.accept) = (target, accept)
    }

    /// The same, without the rest of the head that it is a part of.
    var owned: PublicQuestion { PublicQuestion(target: Array(target)[...], accept: accept) }

    var size: Int { target.count + (accept?.utf8.count ?? 0) }

    func hash(into hasher: inout Hasher) {
        // The octets do not outlive the call, in which they are read.
        unsafe target.withUnsafeBytes { octets in unsafe hasher.combine(bytes: octets) }
        hasher.combine(accept)
    }
}

/// An answer with its fields written, and the 304 in its place.
private struct KeptPublicAnswer {
    let tag: EntityTag
    private(set) var whole: Response
    private(set) var notModified: Response

    /// Nil for what is not the same for everyone, and has no tag to know it by.
    init?(_ response: Response, _ operation: Operation) {
        guard response.status == .ok, response.pieces == nil, let text = response["ETag"],
            case .tags(let tags)? = EntityTagList(text), let tag = tags.first,
            let control = response["Cache-Control"], control.hasPrefix("public"),
            let vary = response["Vary"]
        else { return nil }
        self.tag = tag
        let fields = [("ETag", text), ("Cache-Control", control), ("Vary", vary)]
        whole = response.prepared()
        notModified = Response(.notModified, fields: fields).prepared()
        whole.note.route = operation.number
        notModified.note.route = operation.number
    }

    /// Octets, with what keeping them costs besides.
    var size: Int { whole.body.count + 1024 }
}
