package import Article16

extension Issuer {
    /// The body's word in tables and on the wire.
    package var word: String {
        switch self {
        case .subcommittee: "spt"
        case .mechanism: "npm"
        }
    }

    package var mechanism: MechanismID? {
        switch self {
        case .subcommittee: nil
        case .mechanism(let id): id
        }
    }

    init(word: String, mechanism: String?) {
        switch mechanism {
        case let id? where word != Issuer.subcommittee.word: self = .mechanism(MechanismID(id))
        default: self = .subcommittee
        }
    }
}

extension Audience {
    /// The audience that is kept under this key; the inverse of `key`.
    init(key: String) {
        switch key {
        case Audience.everyone.key: self = .everyone
        case Audience.subcommittee.key: self = .subcommittee
        case Audience.dashboardOfSubcommittee.key: self = .dashboardOfSubcommittee
        case Audience.committee.key: self = .committee
        default: self = StateCode(key).map(Audience.state) ?? .mechanism(MechanismID(key))
        }
    }
}

extension PublicationScope {
    package var word: String {
        switch self {
        case .whole: "whole"
        case .part: "part"
        }
    }

    /// The parts as they are kept: words with spaces between them, in one order.
    var keptParagraphs: String {
        switch self {
        case .whole: ""
        case .part(let part): part.paragraphs.sorted().joined(separator: " ")
        }
    }

    var keptAnnexes: String {
        switch self {
        case .whole: ""
        case .part(let part): part.annexes.sorted().joined(separator: " ")
        }
    }

    init(word: String, paragraphs: String, annexes: String) {
        guard word == "part" else {
            self = .whole
            return
        }
        self = .part(
            PublicationPart(
                paragraphs: Set(paragraphs.split(separator: " ").map(String.init)),
                annexes: Set(annexes.split(separator: " ").map(String.init))))
    }
}

extension Comments {
    var word: String {
        switch self {
        case .none: "none"
        case .toFollow: "to_follow"
        case .reply: "reply"
        case .attached: "attached"
        }
    }

    /// What a publication says: words of their own stand with its editions.
    var wordOfPublication: String {
        switch self {
        case .none, .toFollow, .reply: word
        case .attached: Comments.toFollow.word
        }
    }

    package var reply: ReplyID? {
        switch self {
        case .none, .toFollow, .attached: nil
        case .reply(let id): id
        }
    }

    init(word: String, reply: String?, attached: String? = nil) {
        switch (word, reply, attached) {
        case ("reply", let id?, _): self = .reply(ReplyID(id))
        case ("attached", _, let id?): self = .attached(CommentsID(id))
        case ("to_follow", _, _): self = .toFollow
        default: self = .none
        }
    }
}
