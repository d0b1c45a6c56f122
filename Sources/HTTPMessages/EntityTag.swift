/// An entity tag (RFC 9110, section 8.8.3): `"opaque"` or `W/"opaque"`.
package struct EntityTag: Hashable, Sendable {
    package let isWeak: Bool
    /// What stands between the quotes: printable ASCII without quotes, or octets above it.
    package let opaque: String
    /// As it stands in a field.
    package let text: String

    package init(_ opaque: String, isWeak: Bool = false) {
        self.opaque = opaque
        self.isWeak = isWeak
        text = (isWeak ? "W/\"" : "\"") + opaque + "\""
    }

    /// Section 8.8.3.2: the same, and neither is weak.
    package func matchesStrongly(_ other: EntityTag) -> Bool {
        !isWeak && !other.isWeak && opaque == other.opaque
    }

    /// Section 8.8.3.2: the same, weak or not.
    package func matchesWeakly(_ other: EntityTag) -> Bool { opaque == other.opaque }

    fileprivate init?(_ cursor: inout ValueCursor) {
        let isWeak = cursor.skip("W/")
        guard cursor.skip(Octet.quote) else { return nil }
        let opaque = cursor.take { $0 >= 0x80 || OctetSet.entityTag.contains($0) } ?? ""
        guard cursor.skip(Octet.quote) else { return nil }
        self.init(opaque, isWeak: isWeak)
    }
}

/// The value of If-Match or If-None-Match (RFC 9110, sections 13.1.1 and 13.1.2).
package enum EntityTagList: Hashable, Sendable {
    /// `*`: whatever there is.
    case any
    case tags([EntityTag])

    /// - Parameter value: of all fields of the name, joined; `nil` if it is no such list, and an
    ///   empty list is none.
    package init?(_ value: String) {
        var cursor = ValueCursor(value)
        cursor.skipEmptyMembers()
        if cursor.skip(Octet.asterisk) {
            guard cursor.endMember(), cursor.isAtEnd else { return nil }
            self = .any
            return
        }
        var tags: [EntityTag] = []
        while !cursor.isAtEnd {
            guard let tag = EntityTag(&cursor), cursor.endMember() else { return nil }
            tags.append(tag)
        }
        guard !tags.isEmpty else { return nil }
        self = .tags(tags)
    }

    /// If-Match: strong comparison. `current` is `nil` where there is nothing at the target.
    package func matchesStrongly(_ current: EntityTag?) -> Bool {
        guard let current else { return false }
        switch self {
        case .any: return true
        case .tags(let tags): return tags.contains { $0.matchesStrongly(current) }
        }
    }

    /// If-None-Match: weak comparison.
    package func matchesWeakly(_ current: EntityTag?) -> Bool {
        guard let current else { return false }
        switch self {
        case .any: return true
        case .tags(let tags): return tags.contains { $0.matchesWeakly(current) }
        }
    }
}
