/// The way from a message's root to one of its values (RFC 6901).
///
/// Steps are linked, each to the one before: going down costs nothing that is not needed until
/// something fails.
package indirect enum JSONPointer: Sendable {
    case root
    case member(String, of: JSONPointer)
    case element(Int, of: JSONPointer)

    /// As a URI fragment (RFC 6901, section 6): "#/recommendations/3/text".
    package var fragment: String {
        switch self {
        case .root: "#"
        case .member(let name, let parent): parent.fragment + "/" + Self.token(of: name)
        case .element(let index, let parent): parent.fragment + "/\(index)"
        }
    }

    /// Section 3 first ("~" is "~0", "/" is "~1"), then percent-encoding.
    private static func token(of name: String) -> String {
        var token = ""
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "~"): token += "~0"
            case UInt8(ascii: "/"): token += "~1"
            case _ where standsInFragment(byte): token.unicodeScalars.append(Unicode.Scalar(byte))
            default: token += percentEncoded(byte)
            }
        }
        return token
    }

    /// RFC 3986, sections 3.3 and 3.5: unreserved, sub-delims, ":" and "@", and "?". "/" is left
    /// out because ``token(of:)`` never lets it through.
    private static func standsInFragment(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._!$&'()*+,;=:@?".utf8.contains(byte)
        }
    }

    private static func percentEncoded(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 0x10 ? "%0" + digits : "%" + digits
    }
}
