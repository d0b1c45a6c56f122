/// What the fields of a head say about the message itself, gathered as they go by.
struct HeadFacts: Sendable {
    private var hasHost = false
    private var contentLength: Int?
    private var transferCoding: TransferCoding?
    private var closes = false
    private var persists = false
    private(set) var expectation = RequestHead.Expectation.none

    /// RFC 9112, section 6.1: what the Transfer-Encoding fields name so far.
    private enum TransferCoding {
        /// A list without a member so far.
        case none
        case chunked
        case unknown
        case unknownThenChunked
    }

    mutating func take(
        name: Range<Int>, value: Range<Int>, in octets: Span<UInt8>, _ version: Version
    ) throws(MessageFault) {
        switch name.count {
        case 4 where octets.isSame(asLowercase: "host", in: name):
            try takeHost(value, in: octets)
        case 6 where octets.isSame(asLowercase: "expect", in: name):
            try takeExpect(value, in: octets, version)
        case 10 where octets.isSame(asLowercase: "connection", in: name):
            try takeConnection(value, in: octets)
        case 14 where octets.isSame(asLowercase: "content-length", in: name):
            try takeContentLength(value, in: octets)
        case 17 where octets.isSame(asLowercase: "transfer-encoding", in: name):
            try takeTransferEncoding(value, in: octets, version)
        default: return
        }
    }

    /// RFC 9112, section 3.2: a server MUST respond with a 400 status code to any HTTP/1.1
    /// request message that lacks a Host header field.
    func checkHost(_ version: Version) throws(MessageFault) {
        guard hasHost || version == .http10 else { throw .badRequest(.hostMissing) }
    }

    /// RFC 9112, section 6.3, with the strict choice wherever it leaves one.
    func framing() throws(MessageFault) -> Framing {
        switch transferCoding {
        case .chunked: return .chunked
        // Section 6.1: a coding that is not understood is answered 501.
        case .unknown, .unknownThenChunked: throw .unknownTransferCoding
        case .some(.none): throw .badRequest(.transferEncoding)
        case nil: return contentLength.map { .length($0) } ?? .none
        }
    }

    /// RFC 9112, section 9.3.
    func keepsAlive(_ version: Version) -> Bool {
        switch version {
        case .http11: !closes
        case .http10: !closes && persists
        }
    }

    /// Section 3.2: or more than one Host, or one with an invalid value.
    private mutating func takeHost(
        _ value: Range<Int>, in octets: Span<UInt8>
    ) throws(MessageFault) {
        guard !hasHost else { throw .badRequest(.hostRepeated) }
        guard Authority.isValid(value, in: octets) else { throw .badRequest(.host) }
        hasHost = true
    }

    /// RFC 9110, section 10.1.1; an HTTP/1.0 client cannot mean `100-continue`.
    private mutating func takeExpect(
        _ value: Range<Int>, in octets: Span<UInt8>, _ version: Version
    ) throws(MessageFault) {
        try forEachMember(of: value, in: octets) { member throws(MessageFault) in
            guard octets.isSame(asLowercase: "100-continue", in: member) else {
                expectation = .other
                return
            }
            if expectation == .none, version == .http11 { expectation = .continue }
        }
    }

    /// RFC 9110, section 7.6.1: a list of tokens.
    private mutating func takeConnection(
        _ value: Range<Int>, in octets: Span<UInt8>
    ) throws(MessageFault) {
        try forEachMember(of: value, in: octets) { member throws(MessageFault) in
            guard member.allSatisfy({ OctetSet.token.contains(octets[$0]) }) else {
                throw .badRequest(.connection)
            }
            if octets.isSame(asLowercase: "close", in: member) { closes = true }
            if octets.isSame(asLowercase: "keep-alive", in: member) { persists = true }
        }
    }

    /// RFC 9110, section 8.6: digits alone, and what 63 bits can count.
    private mutating func takeContentLength(
        _ value: Range<Int>, in octets: Span<UInt8>
    ) throws(MessageFault) {
        guard contentLength == nil else { throw .badRequest(.contentLengthRepeated) }
        guard transferCoding == nil else { throw .badRequest(.twoFramings) }
        guard !value.isEmpty else { throw .badRequest(.contentLength) }
        var length = 0
        for index in value {
            guard octets[index].isDigit else { throw .badRequest(.contentLength) }
            let (tens, overflow) = length.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(Int(octets[index] - 0x30))
            guard !overflow, !carry else { throw .badRequest(.contentLength) }
            length = sum
        }
        contentLength = length
    }

    private mutating func takeTransferEncoding(
        _ value: Range<Int>, in octets: Span<UInt8>, _ version: Version
    ) throws(MessageFault) {
        // Section 6.1: treat it as if the framing is faulty.
        guard version == .http11 else { throw .badRequest(.transferEncodingInHTTP10) }
        guard contentLength == nil else { throw .badRequest(.twoFramings) }
        transferCoding = transferCoding ?? TransferCoding.none
        try forEachMember(of: value, in: octets, mayBeEmpty: false) { member throws(MessageFault) in
            try takeCoding(member, in: octets)
        }
    }

    /// Section 6.3: `chunked` is the last coding and, section 6.1, is applied once.
    private mutating func takeCoding(
        _ member: Range<Int>, in octets: Span<UInt8>
    ) throws(MessageFault) {
        let isChunked = octets.isSame(asLowercase: "chunked", in: member)
        let end = member.first { !OctetSet.token.contains(octets[$0]) } ?? member.upperBound
        let coding = member.lowerBound..<end
        let rest = octets.trimmed(end..<member.upperBound)
        // Section 7: chunked has no parameters; RFC 9110, section 10.1.4: the others may.
        guard !coding.isEmpty,
            isChunked || !octets.isSame(asLowercase: "chunked", in: coding),
            rest.isEmpty || octets[rest.lowerBound] == Octet.semicolon
        else { throw .badRequest(.transferEncoding) }
        switch transferCoding {
        case .some(.none), nil: transferCoding = isChunked ? .chunked : .unknown
        case .unknown: transferCoding = isChunked ? .unknownThenChunked : .unknown
        case .chunked, .unknownThenChunked: throw .badRequest(.transferEncoding)
        }
    }

    /// RFC 9110, section 5.6.1: empty members count for nothing, except where we are strict.
    private func forEachMember(
        of value: Range<Int>, in octets: Span<UInt8>, mayBeEmpty: Bool = true,
        _ take: (Range<Int>) throws(MessageFault) -> Void
    ) throws(MessageFault) {
        var start = value.lowerBound
        while start <= value.upperBound {
            var end = start
            while end < value.upperBound, octets[end] != Octet.comma { end += 1 }
            let member = octets.trimmed(start..<end)
            if !member.isEmpty {
                try take(member)
            } else if !mayBeEmpty {
                throw .badRequest(.transferEncoding)
            }
            start = end + 1
        }
    }
}
