import Article16
import HTTPMessages
import JSON
import Testing

@testable import API
@testable import Registry

/// Answers to everyone are given again until what everyone reads moves: never longer, and never
/// to or from anybody else.
@Suite("Answers that are kept for everyone")
struct PublicAnswersTests {
    private static let list = "/v1/mechanisms"

    /// Adds a mechanism, which everyone reads.
    ///
    /// - Parameter secretly: so that the revision does not move, as no act can.
    private func add(_ name: String, to bench: Bench, secretly: Bool = false) throws {
        try bench.arrange { registry in
            _ = try registry.addMechanism(of: StateCode("KAZ")!, name: name)
            if secretly { registry.publicMoves = PublicMoves() }
        }
    }

    @Test func `what was answered is not asked of the store again until it moves`() throws {
        let (bench, client) = try Self.made()
        let first = try client.get(Self.list).expect(200)
        try add("Unseen", to: bench, secretly: true)
        #expect(try client.get(Self.list).body == first.body, "from what is kept")
        try add("Seen", to: bench)
        let names = try client.get(Self.list).json.items.compactMap { $0["name"]?.text }
        #expect(names.contains("Seen") && names.contains("Unseen"))
    }

    @Test func `a token neither finds nor leaves anything there`() throws {
        let (bench, client) = try Self.made()
        let member = try bench.account(.spt)
        let before = try member.get(Self.list).json.ids.count
        _ = try client.get(Self.list)
        try add("Unseen", to: bench, secretly: true)
        #expect(try member.get(Self.list).json.ids.count == before + 1)
        #expect(try client.get(Self.list).json.ids.count == before)
    }

    @Test func `a known tag is answered 304 from there, with the same fields`() throws {
        let (bench, client) = try Self.made()
        let whole = try client.get(Self.list).expect(200)
        try add("Unseen", to: bench, secretly: true)
        let tag = try #require(whole["etag"])
        let known = try client.get(Self.list, "If-None-Match: " + tag).expect(304)
        #expect(known.body.isEmpty)
        for name in ["etag", "cache-control", "vary"] { #expect(known[name] == whole[name]) }
        #expect(try client.get(Self.list, "If-Match: \"other\"").status == .preconditionFailed)
        #expect(try client.get(Self.list, "If-None-Match: other").status == .badRequest)
    }

    @Test func `another target, another wish and another day are other questions`() throws {
        let (bench, client) = try Self.made()
        _ = try client.get(Self.list)
        try add("Unseen", to: bench, secretly: true)
        #expect(try client.get(Self.list + "?count=true").json.ids.count == 2)
        #expect(try client.get(Self.list, "Accept: text/html").status == .notAcceptable)
        #expect(try client.get(Self.list, "Accept-Charset: latin1").status == .notAcceptable)
        let unpacked = try client.get(Self.list, "Accept-Encoding: gzip, identity;q=0")
        #expect(unpacked.status == .notAcceptable)
        #expect(try client.get(Self.list, "Accept: application/json").json.ids.count == 2)
        #expect(try client.get(Self.list).json.ids.count == 1)
        bench.clock.advance(days: 1)
        #expect(try client.get(Self.list).json.ids.count == 2)
    }

    @Test func `errors and what has no tag are not kept`() throws {
        let (bench, client) = try Self.made()
        let missing = "/v1/state-parties/GEO"
        #expect(try client.get(missing).status == .notFound)
        try bench.arrange { registry in
            try registry.enter("GEO")
            registry.publicMoves = PublicMoves()
        }
        #expect(try client.get(missing).status == .ok)
    }

    @Test func `the oldest go when the room is full`() throws {
        var answers = PublicAnswers(PublicRevision(), room: 2 * 3000)
        answers.look(at: Moment(seconds: 0))
        let operation = Operation(.get, "/{n}") { _ in Response(.ok) }
        for number in 0..<40 {
            answers.keep(Self.answer, to: try Self.asking("/\(number)"), operation)
        }
        #expect(try answers.answer(to: Self.asking("/39")) != nil)
        #expect(try answers.answer(to: Self.asking("/0")) == nil)
        let left = try (0..<40).count { try answers.answer(to: Self.asking("/\($0)")) != nil }
        #expect((1...4).contains(left), "no more than there is room for")
    }

    private static let answer = Response(
        .ok,
        fields: [("ETag", "\"a\""), ("Cache-Control", "public, max-age=30"), ("Vary", "Accept")],
        body: Array("1".utf8))

    private static func asking(_ target: String) throws -> Request {
        let octets = Array("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        return Request(head: try RequestHead(parsing: octets), content: .none)
    }

    private static func made() throws -> (bench: Bench, client: Client) {
        let bench = try Bench()
        try bench.arrange { registry in
            try registry.enter("KAZ")
            _ = try registry.addMechanism(of: StateCode("KAZ")!, name: "First")
        }
        return (bench, Client(bench: bench, token: nil))
    }
}

extension Registry {
    fileprivate func enter(_ code: String) throws {
        let obligations = StateObligations(depositedOn: CalendarDate("2005-10-22")!)
        try put(StateParty(code: StateCode(code)!, name: code, obligations: obligations))
    }
}
