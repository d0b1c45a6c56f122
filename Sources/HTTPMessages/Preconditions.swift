/// The preconditions of a request, judged in the order of RFC 9110, section 13.2.2.
package enum Preconditions {
    package enum Outcome: Hashable, Sendable {
        case proceed
        /// 304, of GET and HEAD alone.
        case notModified
        /// 412
        case failed
        /// 400: If-Match or If-None-Match is no list of entity tags.
        case malformed
    }

    /// Whether the request has one of a tag; a reader without any wants the content.
    package static func areAsked(by head: RequestHead) -> Bool {
        head.fields["if-none-match"] != nil || head.fields["if-match"] != nil
    }

    /// - Parameters:
    ///   - current: the tag of what would be sent or changed; `nil` where there is nothing.
    ///   - modified: when that last changed, in seconds since 1970, where that is known; without
    ///     it a date is no condition (sections 13.1.3 and 13.1.4).
    ///   - now: seconds since 1970, for dates whose year has two digits.
    package static func judge(
        _ head: RequestHead, current: EntityTag?, modified: Int64? = nil, now: Int64 = 0
    ) -> Outcome {
        // Steps 1 and 2: If-Unmodified-Since is looked at only without If-Match.
        if let value = head.fields["if-match"] {
            guard let list = EntityTagList(value) else { return .malformed }
            guard list.matchesStrongly(current) else { return .failed }
        } else if let since = date("if-unmodified-since", head, now), let modified,
            modified > since
        {
            return .failed
        }
        return judgeNone(head, current: current, modified: modified, now: now)
    }

    /// Steps 3 and 4: If-None-Match wins over If-Modified-Since, which is of GET and HEAD alone.
    private static func judgeNone(
        _ head: RequestHead, current: EntityTag?, modified: Int64?, now: Int64
    ) -> Outcome {
        let reads = head.method == .get || head.method == .head
        if let current, reads, head.fields.isSingle("if-none-match", value: current.text) {
            return .notModified
        }
        if let value = head.fields["if-none-match"] {
            guard let list = EntityTagList(value) else { return .malformed }
            guard list.matchesWeakly(current) else { return .proceed }
            return reads ? .notModified : .failed
        }
        if reads, let since = date("if-modified-since", head, now), let modified,
            modified <= since
        {
            return .notModified
        }
        return .proceed
    }

    /// Sections 13.1.3 and 13.1.4: a value that is not one date is as good as none.
    private static func date(_ name: String, _ head: RequestHead, _ now: Int64) -> Int64? {
        let values = head.fields.values(name)
        return values.count == 1 ? HTTPDate.parse(values[0], now: now) : nil
    }
}
