import Foundation
import Testing

/// What the service writes down, and what not: OWASP ASVS 5.0, chapter V16.
struct LogTests {
    /// Asks, ends the service, and gives the lines of its log that tell of a request.
    private static func lines(
        of register: Register, _ ask: (Register) throws -> Void
    ) throws -> [JSON] {
        try ask(register)
        #expect(register.service.stop() == 0)
        return try whole(register).filter { $0.text("request") != nil }
    }

    /// Every line of the log; each of them is an object.
    private static func whole(_ register: Register) throws -> [JSON] {
        let log = try Data(contentsOf: URL(filePath: register.service.folder.log))
        let lines = log.split(separator: UInt8(ascii: "\n")).map { JSON(Array($0)) }
        #expect(lines.allSatisfy { !$0.names.isEmpty })
        return lines
    }

    @Test func `every request is a line with its time in UTC, its name, route, status and account`()
        throws
    {
        let register = try Register()
        let lines = try Self.lines(of: register) { register in
            _ = try register[.liaisonGEO].get("/v1/reports?limit=1")
        }
        let line = try #require(lines.last)
        let time = try #require(line.text("time"))
        #expect(time.hasSuffix("Z") && time.contains("T"))
        #expect(line.text("request")?.isEmpty == false)
        #expect(line.text("method") == "GET")
        #expect(line.text("route") == "/v1/reports")
        #expect(line.number("status") == 200)
        #expect(line.text("account")?.hasPrefix("acc_") == true)
    }

    @Test func `a line has its duration, and the trace that the sender keeps`() throws {
        let register = try Register()
        let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
        let lines = try Self.lines(of: register) { register in
            let client = register[.liaisonGEO]
            _ = try client.get("/v1/reports", ["traceparent: \(trace)"])
            _ = try client.get("/v1/reports", ["traceparent: \(trace.uppercased())"])
        }
        let (known, unknown) = (lines.suffix(2).first, lines.last)
        #expect(known?.text("trace") == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(known?.text("parent") == "00f067aa0ba902b7")
        let span = try #require(known?.text("span"))
        #expect(known?.text("request")?.replacing("-", with: "").hasSuffix(span) == true)
        #expect(unknown?.text("trace") == nil && unknown?.text("span") == nil)
        for line in lines { #expect(try #require(line.number("duration_us")) >= 0) }
    }

    @Test func `whoever is refused is written down: the token, the act, the content, the message`()
        throws
    {
        let register = try Register()
        let report = try register.transmitted()
        let lines = try Self.lines(of: register) { register in
            let stranger = Client(wire: try register.service.wire(), token: "opcat_x")
            #expect(try stranger.get("/v1/me").status == 401)
            #expect(try register[.liaisonGEO].get(report).status == 404)
            #expect(try register[.liaisonKAZ].delete(report, ifMatch: "\"a\"").status == 403)
            #expect(try register[.secretariat].post("/v1/mechanisms", "{}").status == 422)
            let wire = try register.service.wire()
            try wire.send("GET /v1 HTTP/1.1\r\n\r\n")
            #expect(try wire.answer().status == 400)
        }
        let last = lines.suffix(5)
        #expect(last.map { $0.number("status") } == [401, 404, 403, 422, 400])
        let accounts = last.map { $0.text("account") != nil }
        #expect(accounts == [false, true, true, true, false])
        #expect(Set(lines.compactMap { $0.text("request") }).count == lines.count)
    }

    @Test func `nothing that a client sends makes a line of its own`() throws {
        let register = try Register()
        let forged = "%0A%7B%22level%22:%22info%22,%22request%22:%22forged%22%7D"
        let lines = try Self.lines(of: register) { register in
            _ = try register[.everyone].get("/v1/reports/\(forged)")
            _ = try register[.everyone].get("/v1/reports?symbol=\(forged)")
            _ = try register[.everyone].ask("FORGED", "/v1", nil)
        }
        #expect(lines.allSatisfy { $0.text("request") != "forged" })
        let log = try String(contentsOfFile: register.service.folder.log, encoding: .utf8)
        #expect(!log.lowercased().contains("forged"))
    }
}
