/// Why an encoded part of a target has no meaning as text.
package enum EncodingFault: Error, Hashable, Sendable {
    /// A `%` without two hexadecimal digits.
    case malformed
    /// RFC 3986, section 7.3: `%00` is a trap for whatever reads the text later.
    case null
    /// The decoded octets are not UTF-8.
    case notUTF8
    /// RFC 3986, section 2.2: a `/` within a segment, encoded; a route could not tell it apart.
    case slash
    /// RFC 3986, section 3.3: `.` or `..`, encoded or not, which would have a path walk.
    case dotSegment
    /// More parts than any request of this service has.
    case tooMany
}

/// Percent-encoding undone, once (RFC 3986, section 2.4: never more than once).
package enum PercentDecoding {
    /// - Parameter plusIsSpace: as in the query of a form; a `+` of a path is a plus.
    package static func decode(
        _ octets: some Collection<UInt8>, plusIsSpace: Bool = false
    ) throws(EncodingFault) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(octets.count)
        var iterator = octets.makeIterator()
        while let octet = iterator.next() {
            guard octet == Octet.percent else {
                decoded.append(plusIsSpace && octet == UInt8(ascii: "+") ? Octet.space : octet)
                continue
            }
            guard let high = iterator.next()?.hexadecimalValue,
                let low = iterator.next()?.hexadecimalValue
            else { throw .malformed }
            decoded.append(high << 4 | low)
        }
        guard !decoded.contains(0) else { throw .null }
        guard let text = String(validating: decoded, as: UTF8.self) else { throw .notUTF8 }
        return text
    }

    package static func decode(_ text: String) throws(EncodingFault) -> String {
        try decode(text.utf8)
    }
}

extension Target {
    /// Segments of a path; more is no path of this service.
    package static let maxSegments = 32

    /// The decoded segments of the path: `/v1/reports/` is `["v1", "reports", ""]`, `/` is `[""]`.
    ///
    /// What could make one path look like another is refused: encoded slashes, dot segments, NUL.
    package func segments() throws(EncodingFault) -> [String] {
        guard form == .origin || form == .absolute else { return [] }
        var segments: [String] = []
        let octets = pathOctets.dropFirst()
        for part in octets.split(separator: Octet.slash, omittingEmptySubsequences: false) {
            guard segments.count < Self.maxSegments else { throw .tooMany }
            segments.append(try segment(part))
        }
        return segments
    }

    private func segment(_ octets: ArraySlice<UInt8>) throws(EncodingFault) -> String {
        let text = try PercentDecoding.decode(octets)
        guard !text.utf8.contains(Octet.slash) else { throw .slash }
        guard text != ".", text != ".." else { throw .dotSegment }
        return text
    }
}
