import Testing

@testable import HTTPMessages

/// What octets amount to, so that two ways of reading them can be compared.
enum Outcome: Hashable, Sendable {
    case request(Summary)
    case fault(MessageFault)
    case incomplete
}

/// All that is known of a request once it has been read.
struct Summary: Hashable, Sendable {
    var method: Method
    var form: Target.Form
    var path: String
    var query: String?
    var authority: String?
    var version: Version
    var fields: [String]
    var framing: Framing
    var keepsAlive: Bool
    var expectation: RequestHead.Expectation
    var content: [UInt8]
    /// Octets that the request took up.
    var length: Int
}

/// Reads one request as a server would, from octets that arrive in pieces.
enum Reading {
    static func outcome(
        of octets: [UInt8], pieces: [Int] = [], limits: MessageLimits = MessageLimits(),
        contentLimit: Int = 1 << 20
    ) -> Outcome {
        do throws(MessageFault) {
            return try read(octets, pieces + [octets.count], limits, contentLimit)
        } catch {
            return .fault(error)
        }
    }

    /// - Parameter ends: how many octets there are after each piece.
    private static func read(
        _ octets: [UInt8], _ ends: [Int], _ limits: MessageLimits, _ contentLimit: Int
    ) throws(MessageFault) -> Outcome {
        var parser = HeadParser()
        var head: RequestHead?
        var reader: ContentReader?
        var taken = 0
        for end in ends {
            let span = octets.span.extracting(0..<end)
            if head == nil {
                head = try parser.parse(span, limits: limits)
                guard let head else { continue }
                taken = parser.length
                reader = try ContentReader(head.framing, limit: contentLimit)
            }
            taken = try reader!.read(span, from: taken, limits)
            if let head, let reader, reader.isComplete {
                return .request(Summary(head, content: reader.content, length: taken))
            }
        }
        return .incomplete
    }
}

extension Summary {
    init(_ head: RequestHead, content: [UInt8], length: Int) {
        self.init(
            method: head.method, form: head.target.form, path: head.target.path,
            query: head.target.query, authority: head.authority, version: head.version,
            fields: head.fields.all.map { "\($0.name)=\($0.value)" }, framing: head.framing,
            keepsAlive: head.keepsAlive, expectation: head.expectation, content: content,
            length: length)
    }
}

/// One line of a table of raw messages.
struct RawCase: Sendable, CustomTestStringConvertible {
    let name: String
    let octets: [UInt8]
    let expected: Expected

    enum Expected: Sendable, Hashable {
        /// A whole request.
        case taken
        /// A whole request with this content.
        case content(String)
        case fault(MessageFault)
        case bad(Malformation)
        case incomplete
    }

    init(_ name: String, _ text: String, _ expected: Expected) {
        self.init(name, Array(text.utf8), expected)
    }

    init(_ name: String, _ octets: [UInt8], _ expected: Expected) {
        self.name = name
        self.octets = octets
        self.expected = expected
    }

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

    func agrees(with outcome: Outcome) -> Bool {
        switch (expected, outcome) {
        case (.taken, .request): true
        case (.content(let text), .request(let summary)): summary.content == Array(text.utf8)
        case (.fault(let fault), .fault(let found)): fault == found
        case (.bad(let malformation), .fault(let found)): found == .badRequest(malformation)
        case (.incomplete, .incomplete): true
        default: false
        }
    }

    var testDescription: String { name }
}
