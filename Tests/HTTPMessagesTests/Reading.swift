import RawMessages

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

extension RawCase {
    func agrees(with outcome: Outcome) -> Bool {
        switch (expected, outcome) {
        case (.taken, .request(let summary)): summary.keepsAlive
        case (.last, .request(let summary)): !summary.keepsAlive
        case (.content(let text), .request(let summary)): summary.content == Array(text.utf8)
        case (.fault(let fault), .fault(let found)): fault == found
        case (.bad(let malformation), .fault(let found)): found == .badRequest(malformation)
        case (.incomplete, .incomplete): true
        default: false
        }
    }
}
