import HTTPMessages
import RawMessages

/// One line of a table of octets that go to the service over a real socket, and what must come
/// back.
struct WireCase: Sendable, CustomStringConvertible {
    /// The RFC, the section, and what is special.
    let description: String
    /// With the names of `WireGround` in braces.
    let octets: [UInt8]
    /// The statuses that each answer may have; interim ones do not count.
    let answers: [Set<Int>]
    /// Whether the connection ends after the last answer, or takes another request.
    let closes: Bool
    /// The client shuts its side after its octets.
    var ends = false
    /// Names of fields that the first answer has, and that it has not.
    var has: [String] = []
    var lacks: [String] = []

    init(
        _ name: String, _ octets: [UInt8], _ answers: [Set<Int>], closes: Bool = false,
        ends: Bool = false, has: [String] = [], lacks: [String] = []
    ) {
        description = name
        self.octets = octets
        self.answers = answers
        self.closes = closes
        self.ends = ends
        self.has = has
        self.lacks = lacks
    }

    init(
        _ name: String, _ text: String, _ statuses: Int..., closes: Bool = false,
        has: [String] = [], lacks: [String] = []
    ) {
        self.init(
            name, Array(text.utf8), statuses.map { [$0] }, closes: closes, has: has, lacks: lacks)
    }

    /// A request line, the status it gets, field lines besides Host, and content.
    static func ask(
        _ name: String, _ line: String, _ status: Int, _ fields: String..., content: String = "",
        closes: Bool = false, has: [String] = [], lacks: [String] = []
    ) -> WireCase {
        let length = content.isEmpty ? [] : ["Content-Length: \(content.utf8.count)"]
        let lines = [line + " HTTP/1.1", "Host: a"] + fields + length
        return WireCase(
            name, lines.joined(separator: "\r\n") + "\r\n\r\n" + content, status, closes: closes,
            has: has, lacks: lacks)
    }

    /// The first request is a HEAD, which no content follows.
    var isHead: Bool {
        octets.drop { $0 == 0x0D || $0 == 0x0A }.starts(with: "HEAD ".utf8)
    }

    /// RFC 9110, section 15.2: a server MUST NOT send a 1xx response to an HTTP/1.0 client.
    var isOld: Bool { String(decoding: octets, as: UTF8.self).contains("HTTP/1.0\r\n") }
}

extension WireCase {
    /// What the parser takes is answered, whatever is at its path; a fault is told and the
    /// connection ends.
    init(_ raw: RawCase) {
        let answered: Set<Int> = [200, 204, 404, 405]
        let (statuses, closes): (Set<Int>, Bool) =
            switch raw.expected {
            case .taken, .content: (answered, false)
            case .last: (answered, true)
            case .bad, .incomplete: ([400], true)
            // Where there is nothing at the path, that is what is said.
            case .fault(.contentTooLarge): ([404, 413], true)
            case .fault(let fault): ([fault.status.code], true)
            }
        self.init(
            raw.name, raw.octets, raw.octets.isEmpty ? [] : [statuses], closes: closes,
            ends: raw.expected == .incomplete)
    }
}
