import Foundation
import Testing

/// What was acknowledged holds, however the service ends (api.md, sections 5 and 9).
struct DurabilityTests {
    @Test(arguments: [true, false])
    func `a key is remembered over a restart`(gently: Bool) throws {
        let folder = try Folder()
        var restart = try Restart(in: folder)
        let key = Client.freshKey()
        let first = try restart.client.post("/v1/reports", Sample.report(), key: key)
        let path = "/v1/reports/" + (try first.created())
        let again = try restart.client.post("/v1/reports", Sample.report(), key: key)
        try restart.again(gently: gently)
        let later = try restart.client.post("/v1/reports", Sample.report(), key: key)
        for answer in [again, later] {
            #expect(answer.status == 201)
            #expect(answer["idempotency-replayed"] == "true")
            #expect(answer.body == first.body)
            #expect(answer["location"] == path)
            #expect(answer["etag"] == first["etag"])
        }
        let other = try restart.client.post("/v1/reports", Sample.report(to: "npm"), key: key)
        #expect(other.status == 422)
        #expect(other.problem == "idempotency-key-reused")
        let elsewhere = try restart.client.post(
            path + "/adoption", #"{"adopted_on": "2013-11-17"}"#, ifMatch: first["etag"], key: key)
        #expect(elsewhere.problem == "idempotency-key-reused")
        let all = try restart.client.get("/v1/reports?count=true")
        #expect(all.json.number("total") == 1)
    }

    @Test func `a transition under a key is done once`() throws {
        let folder = try Folder()
        var restart = try Restart(in: folder)
        let made = try restart.client.post(
            "/v1/reports", Sample.report(), key: Client.freshKey())
        let path = "/v1/reports/" + (try made.created())
        let key = Client.freshKey()
        let content = #"{"adopted_on": "2013-11-17"}"#
        let first = try restart.client.post(
            path + "/adoption", content, ifMatch: made["etag"], key: key)
        #expect(first.status == 200)
        try restart.again(gently: false)
        // With the tag of then: what is answered again is not looked at again.
        let later = try restart.client.post(
            path + "/adoption", content, ifMatch: made["etag"], key: key)
        #expect(later.status == 200)
        #expect(later.body == first.body)
        let withoutKey = try restart.client.post(
            path + "/adoption", content, ifMatch: first["etag"])
        #expect(withoutKey.status == 409)
    }

    @Test func `a request in flight is finished when the service is asked to stop`() throws {
        let folder = try Folder()
        let restart = try Restart(in: folder)
        let content = #"{"state_party": "KAZ", "name": "In flight"}"#
        let expecting = restart.client.request(
            "POST", "/v1/mechanisms", content, ["Expect: 100-continue"])
        let wire = try restart.service.wire()
        try wire.send(String(expecting.dropLast(content.count)))
        // The content is asked for, so the request is in flight from here on.
        #expect(try wire.answer().status == 100)
        let waiting = try (1...10).map { try restart.posting("waiting \($0)") }
        restart.service.askToStop()
        #expect(restart.takesNoMore())
        try wire.send(content)
        let answer = try wire.answer()
        #expect(answer.status == 201)
        #expect(answer["connection"] == "close")
        let acknowledged = waiting.compactMap { $0.acknowledgements().first }
        #expect(restart.service.stop() == 0)
        let later = try Restart(in: folder)
        let kept = try later.client.get("/v1/mechanisms?limit=200").json.ids
        for id in acknowledged + [try answer.created()] { #expect(kept.contains(id)) }
    }

    @Test func `nothing acknowledged is lost, and nothing is done twice, over ten kills`() throws {
        let folder = try Folder()
        var restart = try Restart(in: folder)
        var ledger = Ledger()
        for cycle in 1...10 {
            let senders = try (0..<2).map { sender in
                try restart.pipeline(ledger.newKeys(25, "\(cycle) \(sender)"))
            }
            // Some answers are read while more requests are worked on.
            for _ in 0..<(cycle * 2) {
                for sender in senders { ledger.acknowledge(try sender.next()) }
            }
            restart.service.kill()
            for sender in senders { sender.acknowledgements().forEach { ledger.acknowledge($0) } }
            try restart.again(gently: false)
            #expect(ledger.lost(from: try restart.names()) == [])
        }
        #expect(ledger.acknowledged.count >= 220)
        for key in ledger.keys { _ = try restart.post(key).created() }
        #expect(ledger.lost(from: try restart.names()) == [])
        #expect(try restart.names().count == ledger.keys.count, "each key did its work once")
    }

    @Test func `the ledger finds what is lost`() {
        var ledger = Ledger()
        let keys = ledger.newKeys(3, "x")
        keys.dropLast().forEach { ledger.acknowledge($0) }
        #expect(ledger.lost(from: [keys[0]]) == [keys[1]])
    }
}

/// What was sent, by the name that is key and content at once, and what was acknowledged.
private struct Ledger {
    private(set) var keys: [String] = []
    private(set) var acknowledged: Set<String> = []

    mutating func newKeys(_ count: Int, _ name: String) -> [String] {
        let new = (1...count).map { "Mechanism \(name) \($0)" }
        keys += new
        return new
    }

    mutating func acknowledge(_ key: String) { acknowledged.insert(key) }

    func lost(from kept: [String]) -> [String] { acknowledged.subtracting(kept).sorted() }
}

/// A service that is ended and started again in its folder, and its secretariat.
private struct Restart {
    private let folder: Folder
    private(set) var service: RunningService
    private(set) var client: Client

    init(in folder: Folder) throws {
        self.folder = folder
        service = try RunningService(in: folder)
        client = Client(wire: try service.wire(), token: try service.token("secretariat"))
        let state = #"{"name": "Kazakhstan", "deposited_on": "2005-10-22"}"#
        if try client.get("/v1/state-parties/KAZ").status == 404 {
            try client.put("/v1/state-parties/KAZ", state).expect(201)
        }
    }

    mutating func again(gently: Bool) throws {
        if gently { try Stop.require(service.stop()) } else { service.kill() }
        service = try RunningService(in: folder)
        client = Client(wire: try service.wire(), token: client.token)
    }

    /// Waits, five seconds at most, until nobody is let in any more: the service is stopping.
    func takesNoMore() -> Bool {
        for _ in 0..<100 {
            do {
                _ = try service.wire()
                Thread.sleep(forTimeInterval: 0.05)
            } catch {
                return true
            }
        }
        return false
    }

    private enum Stop: Error {
        case status(Int32)

        static func require(_ status: Int32) throws {
            guard status == 0 else { throw Stop.status(status) }
        }
    }

    func post(_ name: String) throws -> Answer {
        try client.post(
            "/v1/mechanisms", Self.content(name), key: Self.key(name))
    }

    private static func content(_ name: String) -> String {
        #"{"state_party": "KAZ", "name": "\#(name)"}"#
    }

    private static func key(_ name: String) -> String {
        "key-of-" + name.replacing(" ", with: "-")
    }

    /// Sends a request on a connection of its own and does not wait.
    func posting(_ name: String) throws -> Sender { try pipeline([name], answers: "id") }

    /// Sends requests one behind the other on one connection and does not wait.
    func pipeline(_ names: [String], answers member: String = "name") throws -> Sender {
        let wire = try service.wire()
        let requests = names.map {
            client.request(
                "POST", "/v1/mechanisms", Self.content($0), ["Idempotency-Key: \(Self.key($0))"])
        }
        try wire.send(requests.joined())
        return Sender(wire: wire, member: member)
    }

    /// The names of all mechanisms.
    func names() throws -> [String] {
        var names: [String] = []
        var page: String? = "/v1/mechanisms?limit=200"
        while let target = page {
            let answer = try client.get(target)
            names += answer.json.objects("items").compactMap { $0.text("name") }
            page = answer.json.text("next")
        }
        return names
    }
}

/// A connection on which requests are under way.
private struct Sender {
    let wire: Wire
    /// What an answer is known by.
    let member: String

    func next() throws -> String { try wire.answer().expect(201).json.text(member) ?? "" }

    /// Whatever still comes.
    func acknowledgements() -> [String] {
        var all: [String] = []
        do {
            while true { all.append(try next()) }
        } catch {
            return all
        }
    }
}
