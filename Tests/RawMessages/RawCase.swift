package import HTTPMessages

/// One line of a table of raw messages, read by the parser's tests and sent over real sockets by
/// the service's.
package struct RawCase: Sendable, CustomStringConvertible {
    /// The section of RFC 9112, or the RFC and its section, and what is special.
    package let name: String
    package let octets: [UInt8]
    package let expected: Expected

    package enum Expected: Sendable, Hashable {
        /// A whole request, after which the connection carries on.
        case taken
        /// A whole request, the last of its connection.
        case last
        /// A whole request with this content.
        case content(String)
        case fault(MessageFault)
        case bad(Malformation)
        case incomplete
    }

    package init(_ name: String, _ text: String, _ expected: Expected) {
        self.init(name, Array(text.utf8), expected)
    }

    package init(_ name: String, _ octets: [UInt8], _ expected: Expected) {
        self.name = name
        self.octets = octets
        self.expected = expected
    }

    package var description: String { name }
}

extension RawCase {
    package static let all = RequestLineCases.all + FieldCases.all + FramingCases.all

    /// A request line between a good end and a good Host.
    static func line(_ name: String, _ line: String, _ expected: Expected) -> RawCase {
        RawCase(name, line + "\r\nHost: a\r\n\r\n", expected)
    }

    /// A target of GET.
    static func target(_ name: String, _ target: String, _ expected: Expected) -> RawCase {
        line(name, "GET \(target) HTTP/1.1", expected)
    }

    /// Field lines of a GET beside a good Host.
    static func fields(_ name: String, _ lines: String, _ expected: Expected) -> RawCase {
        RawCase(name, "GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n", expected)
    }

    /// Field lines and what follows the head of a POST beside a good Host.
    static func post(
        _ name: String, _ lines: String, _ rest: String, _ expected: Expected
    ) -> RawCase {
        RawCase(name, "POST / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n\(rest)", expected)
    }

    /// A chunked content.
    static func chunks(_ name: String, _ rest: String, _ expected: Expected) -> RawCase {
        post(name, "Transfer-Encoding: chunked", rest, expected)
    }
}
