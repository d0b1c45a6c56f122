/// What a request is about (RFC 9112, section 3.2), as it came: nothing is decoded here.
///
/// The octets are known to be those of a URI (RFC 3986): no blank, no control, no fragment, and
/// every `%` begins an encoded octet.
package struct Target: Sendable {
    package enum Form: Hashable, Sendable {
        /// `/path?query`
        case origin
        /// `http://authority/path?query`
        case absolute
        /// `*`, of OPTIONS alone
        case asterisk
        /// `host:port`, of CONNECT alone
        case authority
    }

    package let form: Form
    let octets: [UInt8]
    let ranges: TargetRanges

    /// The path, encoded as it came; `/` for an absolute form without one, `*` for the asterisk.
    package var path: String { String(decoding: pathOctets, as: UTF8.self) }

    /// Path and query of an origin form, as they came; `nil` of the others.
    package var originOctets: ArraySlice<UInt8>? {
        guard form == .origin else { return nil }
        let end = ranges.query?.upperBound ?? ranges.path.upperBound
        return octets[ranges.path.lowerBound..<end]
    }

    /// The query without its `?`, encoded as it came; `nil` where there is no `?`.
    package var query: String? {
        queryOctets.map { String(decoding: $0, as: UTF8.self) }
    }

    package var pathOctets: ArraySlice<UInt8> {
        switch form {
        case .origin: octets[ranges.path]
        case .absolute: ranges.path.isEmpty ? [Octet.slash] : octets[ranges.path]
        case .asterisk: [Octet.asterisk]
        case .authority: []
        }
    }

    package var queryOctets: ArraySlice<UInt8>? { ranges.query.map { octets[$0] } }

    /// Host and port of an absolute or authority form. It goes above the Host field.
    package var authority: String? {
        ranges.authority.map { String(decoding: octets[$0], as: UTF8.self) }
    }
}

/// Where the parts of a target stand in the octets of a head.
struct TargetRanges: Sendable {
    var path = 0..<0
    var query: Range<Int>?
    var authority: Range<Int>?
}
