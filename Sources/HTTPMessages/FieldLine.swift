/// One field line (RFC 9112, section 5): `field-name ":" OWS field-value OWS`.
///
/// Its octets are known to be field content: the search for the line's end has seen to that.
enum FieldLine {
    static func parse(
        _ line: Range<Int>, in octets: Span<UInt8>
    ) throws(MessageFault) -> (name: Range<Int>, value: Range<Int>) {
        // Section 5.2: a server that receives obs-fold MUST refuse it or replace it; and section
        // 2.2: blanks between the request line and the first field are refused.
        guard !octets[line.lowerBound].isBlank else { throw .badRequest(.folding) }
        var end = line.lowerBound
        while end < line.upperBound, OctetSet.token.contains(octets[end]) { end += 1 }
        guard end < line.upperBound, octets[end] == Octet.colon, end > line.lowerBound else {
            throw fault(at: end, line, in: octets)
        }
        return (line.lowerBound..<end, octets.trimmed(end + 1..<line.upperBound))
    }

    /// Section 5.1: no blank may stand between name and colon; that one has had consequences.
    private static func fault(
        at end: Int, _ line: Range<Int>, in octets: Span<UInt8>
    ) -> MessageFault {
        var next = end
        while next < line.upperBound, octets[next].isBlank { next += 1 }
        let isBlank = next > end && next < line.upperBound && octets[next] == Octet.colon
        return .badRequest(isBlank ? .blankBeforeColon : .fieldLine)
    }
}
