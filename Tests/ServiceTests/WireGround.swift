import Foundation

/// A service for the tables of octets, and what the braces in them stand for.
final class WireGround {
    /// The State that is there.
    static let state = #"{"name": "Kazakhstan", "deposited_on": "2005-10-22"}"#

    let service: RunningService
    private var names: [(name: String, value: String)] = []
    /// Whose answer tells that all that came before it has been looked at.
    private let control: Wire

    init() throws {
        // A busy machine is no slow client: that is for the tests of the deadlines.
        let patience = String(Wire.patience * 10)
        service = try RunningService(
            in: Folder(),
            flags: ["--header-timeout", patience, "--body-timeout", patience])
        control = try service.wire()
        let token = try service.token("secretariat")
        let client = Client(wire: try service.wire(), token: token)
        let made = try client.put("/v1/state-parties/KAZ", Self.state)
        let tag = try client.tag(of: "/version")
        names = [
            ("{token}", token), ("{tag}", tag),
            ("{opaque}", tag.replacing("\"", with: "")), ("{state tag}", made["etag"] ?? ""),
            ("{list tag}", try client.tag(of: "/v1/mechanisms")),
        ]
    }

    func octets(of sample: WireCase) -> [UInt8] {
        guard sample.octets.contains(UInt8(ascii: "{")) else { return sample.octets }
        var text = String(decoding: sample.octets, as: UTF8.self)
        for (name, value) in names { text = text.replacing(name, with: value) }
        return Array(text.utf8)
    }

    /// Sends each piece to all connections before the next to any, so that each comes alone;
    /// what came back on each.
    func outcomes(of sample: WireCase, pieces: [[Int]]) throws -> [[String]] {
        let octets = octets(of: sample)
        let exchanges = try pieces.map { _ in try WireExchange(sample, octets, service.wire()) }
        for step in 0..<(pieces.map(\.count).max() ?? 0) {
            for (exchange, ends) in zip(exchanges, pieces) where step < ends.count {
                try exchange.send(to: ends[step])
            }
            try settle()
        }
        return exchanges.map { $0.outcome() }
    }

    /// What has come to the service by now has been looked at after this: the loop takes what
    /// is ready before it waits for more.
    private func settle() throws {
        for _ in 0..<2 {
            try control.send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try control.answer()
        }
    }
}

/// One connection on which the octets of a case go out in pieces.
final class WireExchange {
    private let sample: WireCase
    private let octets: [UInt8]
    private let wire: Wire
    private var sent = 0

    init(_ sample: WireCase, _ octets: [UInt8], _ wire: Wire) {
        self.sample = sample
        self.octets = octets
        self.wire = wire
    }

    func send(to end: Int) throws {
        try wire.send(Array(octets[sent..<end]))
        sent = end
    }

    /// The answers, with what differs between any two masked, what is wrong with them, and what
    /// becomes of the connection.
    func outcome() -> [String] {
        var lines: [String] = []
        defer { wire.abandon() }
        do {
            try send(to: octets.count)
            if sample.ends { wire.endSending() }
            for index in sample.answers.indices { lines += try answer(index) }
            lines.append(try isOpen() ? "open" : "closed")
        } catch {
            lines.append("\(error)")
        }
        return lines
    }

    private func answer(_ index: Int) throws -> [String] {
        let isHead = index == 0 && sample.isHead
        var answer = try wire.answer(omitsContent: isHead)
        while answer.status < 200 {
            guard !sample.isOld else { return ["an interim answer to HTTP/1.0"] }
            answer = try wire.answer(omitsContent: isHead)
        }
        return [answer.masked] + WireRules.broken(by: answer, to: sample, index)
    }

    /// Whether another request is answered, which is sent in any case.
    private func isOpen() throws -> Bool {
        if !sample.ends { try wire.send("GET /livez HTTP/1.1\r\nHost: a\r\n\r\n") }
        guard !wire.isAtEnd() else { return false }
        let answer = try wire.answer()
        return answer.status == 200 && answer.json.text("status") == "alive"
    }
}
