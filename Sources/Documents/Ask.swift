internal import Article16

/// What a sentence asks of the body that a report is addressed to.
///
/// An act of asking is one of: the issuer's own verb ("The Subcommittee recommends", "it also
/// urges", "we request"), the passive of such a verb ("is invited to"), and "should" or "must".
enum Ask: Equatable {
    case nothing
    case measure
    /// Information, or the reply itself.
    case information
    /// That the report is distributed or published.
    case publication

    private static let verbs: Set<String> = [
        "recommends", "urges", "requests", "invites", "encourages", "reiterates", "calls", "asks",
        "advises", "recommend", "urge", "request", "invite", "encourage", "reiterate", "call",
    ]
    private static let participles: Set<String> = [
        "recommended", "urged", "requested", "invited", "encouraged", "called", "asked", "advised",
    ]
    private static let issuers: Set<String> = [
        "subcommittee", "prevention", "spt", "committee", "torture", "delegation", "mechanism",
        "npm", "ombudsman",
        "ombudsperson", "ombudswoman", "commissioner", "commission", "office", "institution",
        "team",
        "it", "and", "we", "also", "therefore", "further", "furthermore", "strongly", "again",
        "thus",
        "accordingly", "moreover", "hence", "once", "particularly", "especially", "additionally",
        "consequently", "likewise", "similarly", "thereby", "respectfully", "kindly",
    ]
    private static let auxiliaries: Set<String> = [
        "is", "are", "be", "was", "were", "hereby", "also",
    ]
    private static let modals: Set<String> = ["should", "must"]
    private static let addressees: Set<String> = [
        "state", "authorities", "government", "ministry", "administration", "management",
    ]
    private static let reports: Set<String> = [
        "notes", "noted", "observes", "observed", "informed", "told", "learned", "learnt", "heard",
        "stated", "states", "reported", "reportedly", "explained", "according", "claimed",
        "regrets", "whether", "indicated", "which", "who", "although", "while", "if",
    ]
    private static let informing: Set<String> = [
        "information", "inform", "informed", "notified", "notify", "reply", "details", "data",
        "statistics", "clarification", "clarifications", "copy", "copies",
    ]
    private static let publishing: Set<String> = [
        "publish", "published", "publication", "public", "publishing", "distribute", "distributed",
        "distribution", "disseminate", "disseminated", "dissemination", "circulate", "circulated",
    ]

    /// - Parameters:
    ///   - previous: What the sentence before asked; "It should include details" goes on with it.
    ///   - strictly: Whether "should" counts only where nobody is reported to have said it.
    init(_ words: [Word], after previous: Ask = .nothing, strictly: Bool = false) {
        let texts = words.map(\.text)
        guard Ask.isAct(texts, strictly: strictly) else {
            self = Ask.wishesToKnow(texts) ? .information : .nothing
            return
        }
        if Ask.isAboutPublication(texts) {
            self = .publication
        } else if Ask.isAboutInformation(texts, after: previous) {
            self = .information
        } else {
            self = .measure
        }
    }

    private static func isAct(_ words: [String], strictly: Bool) -> Bool {
        var isReported = false
        for (index, word) in words.enumerated() {
            let before = index > 0 ? words[index - 1] : ""
            if verbs.contains(word), issuers.contains(before), isOwn(words, index) { return true }
            let isPassive = participles.contains(word) && auxiliaries.contains(before)
            let isModal = modals.contains(word) && !(strictly && isNarrative(words, index))
            if isPassive || isModal, !(strictly && isReported) { return true }
            if reports.contains(word) { isReported = true }
        }
        return false
    }

    /// "They must wait" tells of detainees; "The authorities must" asks.
    private static func isNarrative(_ words: [String], _ index: Int) -> Bool {
        words[index] == "must" && !words[..<index].contains(where: addressees.contains)
    }

    /// "and requests for leave" and "it calls" are no acts of the issuer; "and requests that" is.
    private static func isOwn(_ words: [String], _ index: Int) -> Bool {
        let next = index + 1 < words.count ? words[index + 1] : ""
        if words[index].hasPrefix("call") { return next == "upon" || next == "on" || next == "for" }
        if ["for", "and", "of", "from", "by", "to", "are", "is"].contains(next) { return false }
        return words[index].hasSuffix("s") || words[..<index].contains("we")
    }

    /// "would like to receive", "would appreciate", "wishes to be informed".
    private static func wishesToKnow(_ words: [String]) -> Bool {
        guard words.contains(where: informing.contains) else { return false }
        return zip(words, words.dropFirst()).contains { first, second in
            first == "would" && ["like", "appreciate", "welcome"].contains(second)
                && words.contains {
                    ["receive", "receiving", "informed", "appreciate"].contains($0)
                }
        }
    }

    /// Whether the sentence is about publishing "the report", "the present report", "this report".
    private static func isAboutPublication(_ words: [String]) -> Bool {
        guard words.contains(where: publishing.contains) else { return false }
        return words.indices.contains { index in
            guard index > 0, words[index] == "report" else { return false }
            let next = index + 1 < words.count ? words[index + 1] : ""
            return ["the", "this", "present", "visit"].contains(words[index - 1])
                && !["of", "on", "by"].contains(next)
        }
    }

    private static func isAboutInformation(_ words: [String], after previous: Ask) -> Bool {
        let isAboutReply =
            words.starts(with: ["the", "reply"]) || words.starts(with: ["its", "reply"])
        if isAboutReply { return true }
        guard words.contains(where: informing.contains) else { return false }
        if previous == .information, words.starts(with: ["it", "should"]) { return true }
        let asks = words.contains { ["requests", "request", "requested", "asks"].contains($0) }
        let others: Set<String> = ["should", "must", "recommends", "urges", "ensure", "guarantee"]
        return asks && !words.contains(where: others.contains)
    }
}

extension RecommendationKind {
    /// The kind of a passage whose sentences ask this.
    ///
    /// A measure among them makes it a recommendation; else information makes it a request; else
    /// publication, an invitation; and a passage that asks nothing is a statement.
    init(_ asks: [Ask]) {
        if asks.contains(.measure) {
            self = .recommendation
        } else if asks.contains(.information) {
            self = .requestForInformation
        } else if asks.contains(.publication) {
            self = .publicationInvitation
        } else {
            self = .statement
        }
    }
}
