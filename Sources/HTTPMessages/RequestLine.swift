/// The first line of a request (RFC 9112, section 3): `method SP request-target SP HTTP-version`.
struct RequestLine: Sendable {
    let method: Method
    let form: Target.Form
    let ranges: TargetRanges
    let version: Version

    init(
        _ line: Range<Int>, in octets: Span<UInt8>, _ limits: MessageLimits
    ) throws(MessageFault) {
        let methodEnd = try Self.endOfMethod(line, in: octets)
        let target = try Self.target(from: methodEnd + 1, to: line.upperBound, in: octets)
        guard target.count <= limits.target else { throw .uriTooLong }
        version = try Self.version(target.upperBound + 1..<line.upperBound, in: octets)
        method = Self.method(line.lowerBound..<methodEnd, in: octets)
        (form, ranges) = try TargetParser.parse(target, of: method, in: octets)
        // RFC 9110, section 9.1: not recognized or not implemented. No tunnels are made here.
        guard method.isKnown, method != .connect else { throw .methodUnknown }
    }

    /// What to answer to a line that is longer than any that could be taken.
    static func fault(
        ofTooLong line: Range<Int>, in octets: Span<UInt8>, _ limits: MessageLimits
    ) -> MessageFault {
        do {
            let start = try endOfMethod(line, in: octets) + 1
            var end = start
            while end < line.upperBound, octets[end] != Octet.space { end += 1 }
            return end - start > limits.target ? .uriTooLong : .badRequest(.requestLine)
        } catch {
            return error
        }
    }

    private static func endOfMethod(
        _ line: Range<Int>, in octets: Span<UInt8>
    ) throws(MessageFault) -> Int {
        var end = line.lowerBound
        while end < line.upperBound, OctetSet.token.contains(octets[end]) { end += 1 }
        let length = end - line.lowerBound
        guard length <= MessageLimits.method else { throw .methodUnknown }
        guard length > 0, end < line.upperBound, octets[end] == Octet.space else {
            throw .badRequest(.requestLine)
        }
        return end
    }

    /// From one space to the next: a second one beside it makes the target empty, which none is.
    private static func target(
        from start: Int, to end: Int, in octets: Span<UInt8>
    ) throws(MessageFault) -> Range<Int> {
        var space = start
        while space < end, octets[space] != Octet.space { space += 1 }
        guard space > start, space < end else { throw .badRequest(.requestLine) }
        return start..<space
    }

    /// RFC 9112, section 2.3: `HTTP/` DIGIT `.` DIGIT, in upper case.
    private static func version(
        _ range: Range<Int>, in octets: Span<UInt8>
    ) throws(MessageFault) -> Version {
        let start = range.lowerBound
        guard range.count == 8, octets.isSame(asLowercase: "http/", in: start..<start + 5),
            (start..<start + 4).allSatisfy({ octets[$0] < 0x61 }),
            octets[start + 5].isDigit, octets[start + 6] == 0x2E, octets[start + 7].isDigit
        else { throw .badRequest(.version) }
        guard octets[start + 5] == 0x31 else { throw .versionNotSupported }
        return octets[start + 7] == 0x30 ? .http10 : .http11
    }

    /// Whether a request line that begins here, whole or not, is of a HEAD.
    static func isHead(_ octets: Span<UInt8>) -> Bool {
        octets.count > 4 && isSame("HEAD", 0..<4, octets) && octets[4] == Octet.space
    }

    private static func method(_ range: Range<Int>, in octets: Span<UInt8>) -> Method {
        // The two that nearly every request has, without making a word of them.
        if isSame("GET", range, octets) { return .get }
        if isSame("POST", range, octets) { return .post }
        var token: [UInt8] = []
        token.append(copying: octets.extracting(range))
        return Method(String(decoding: token, as: UTF8.self))
    }

    private static func isSame(_ word: String, _ range: Range<Int>, _ octets: Span<UInt8>) -> Bool {
        let letters = word.utf8.span
        guard letters.count == range.count else { return false }
        for index in letters.indices where octets[range.lowerBound + index] != letters[index] {
            return false
        }
        return true
    }
}
