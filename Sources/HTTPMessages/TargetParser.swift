/// The four forms of a request target (RFC 9112, section 3.2), octet by octet as in RFC 3986.
enum TargetParser {
    static func parse(
        _ target: Range<Int>, of method: Method, in octets: Span<UInt8>
    ) throws(MessageFault) -> (Target.Form, TargetRanges) {
        // Section 3.2.3: the authority form is of CONNECT alone, and CONNECT has no other.
        if method == .connect {
            try Authority.check(target, in: octets, needsPort: true)
            return (.authority, TargetRanges(authority: target))
        }
        let first = octets[target.lowerBound]
        if first == Octet.slash {
            return (.origin, try pathAndQuery(target, in: octets))
        }
        if first == Octet.asterisk, target.count == 1 {
            // Section 3.2.4: of OPTIONS alone.
            guard method == .options else { throw .badRequest(.target) }
            return (.asterisk, TargetRanges(path: target))
        }
        return try absolute(target, of: method, in: octets)
    }

    /// Section 3.2.2: a server MUST accept it, though clients send it to proxies alone.
    private static func absolute(
        _ target: Range<Int>, of method: Method, in octets: Span<UInt8>
    ) throws(MessageFault) -> (Target.Form, TargetRanges) {
        let start = try endOfScheme(target, in: octets)
        var end = start
        while end < target.upperBound, octets[end] != Octet.slash, octets[end] != Octet.question {
            end += 1
        }
        try Authority.check(start..<end, in: octets)
        var ranges = try pathAndQuery(end..<target.upperBound, in: octets)
        ranges.authority = start..<end
        // Section 3.2.4: without path and query, OPTIONS is about the server as a whole.
        let isWhole = method == .options && end == target.upperBound
        return (isWhole ? .asterisk : .absolute, ranges)
    }

    /// RFC 9110, section 4.2: the schemes that this server answers for.
    private static func endOfScheme(
        _ target: Range<Int>, in octets: Span<UInt8>
    ) throws(MessageFault) -> Int {
        let start = target.lowerBound
        if target.count > 7, octets.isSame(asLowercase: "http://", in: start..<start + 7) {
            return start + 7
        }
        guard target.count > 8, octets.isSame(asLowercase: "https://", in: start..<start + 8)
        else { throw .badRequest(.target) }
        return start + 8
    }

    private static func pathAndQuery(
        _ range: Range<Int>, in octets: Span<UInt8>
    ) throws(MessageFault) -> TargetRanges {
        let end = skip(.path, from: range.lowerBound, to: range.upperBound, in: octets)
        guard end < range.upperBound else {
            return TargetRanges(path: range)
        }
        guard octets[end] == Octet.question else { throw .badRequest(.target) }
        let query = end + 1..<range.upperBound
        guard
            skip(.query, from: query.lowerBound, to: query.upperBound, in: octets, takesNUL: true)
                == query.upperBound
        else { throw .badRequest(.target) }
        return TargetRanges(path: range.lowerBound..<end, query: query)
    }

    /// The first octet that is neither of the set nor the `%` of an encoded octet.
    ///
    /// - Parameter takesNUL: RFC 3986, section 7.3: an encoded NUL is a trap for whatever reads
    ///   it later. No path or host has one; what is in a query its reader tells.
    static func skip(
        _ set: OctetSet, from start: Int, to end: Int, in octets: Span<UInt8>,
        takesNUL: Bool = false
    ) -> Int {
        var index = start
        while index < end {
            if set.contains(octets[index]) {
                index += 1
            } else if octets[index] == Octet.percent, index + 2 < end,
                let high = octets[index + 1].hexadecimalValue,
                let low = octets[index + 2].hexadecimalValue, takesNUL || high | low != 0
            {
                index += 3
            } else {
                return index
            }
        }
        return end
    }
}
