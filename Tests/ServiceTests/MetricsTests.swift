import Foundation
import Testing

/// The operator's numbers: where they are, what they say, and what they do not.
struct MetricsTests {
    /// A register with its numbers at a port of their own.
    private static func register() throws -> (Register, () throws -> Wire) {
        let register = try Register(flags: ["--metrics-listen", "127.0.0.1:0"])
        let log = try String(contentsOfFile: register.service.folder.log, encoding: .utf8)
        let line = try #require(log.firstMatch(of: /metrics at http:\/\/127\.0\.0\.1:(\d+)/))
        let port = try #require(UInt16(line.1))
        return (register, { try Wire(port: port) })
    }

    /// What stands in labels besides the routes and problems of the contract.
    private static let words: Set = [
        "1xx", "2xx", "3xx", "4xx", "5xx", "", "none", "/control", "store", "wal", "0.1.0", "GET",
        "POST", "PUT", "PATCH", "DELETE",
    ]

    private static func text(_ wire: Wire, accept: String = "*/*") throws -> Answer {
        try wire.send("GET /metrics HTTP/1.1\r\nHost: a\r\nAccept: \(accept)\r\n\r\n")
        return try wire.answer()
    }

    @Test func `what was asked is counted by route and class of status`() throws {
        let (register, wire) = try Self.register()
        _ = try register.transmitted()
        for _ in 0..<3 { _ = try register[.everyone].get("/v1/reports/rep_nowhere") }
        let answer = try Self.text(wire())
        #expect(answer["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        let missed = #"{method="GET",route="/v1/reports/{id}",status="4xx"} 3"#
        #expect(answer.text.contains("opcat_request_duration_seconds_count" + missed))
        #expect(answer.text.contains(#"opcat_problems_total{type="not-found"} 3"#))
        #expect(answer.text.contains("opcat_ready 1\n"))
        for name in [
            "opcat_build_info{", "opcat_connections_open", "opcat_connections_accepted_total",
            "opcat_connections_shed_total", "opcat_writer_waiting", "opcat_commit_requests_bucket",
            "opcat_commit_seconds_sum", "opcat_trail_entries_total",
            "opcat_store_bytes{file=\"wal\"}", "opcat_content_bytes", "opcat_requests_shed_total",
            "process_resident_memory_bytes", "process_open_fds", "process_cpu_seconds_total",
        ] {
            #expect(answer.text.contains("\n" + name), "\(name)")
        }
    }

    @Test func `no label tells of a State, an account or a report`() throws {
        let (register, wire) = try Self.register()
        let report = try register.transmitted()
        for reader in Reader.allCases { _ = try register[reader].get(report) }
        let text = try Self.text(wire()).text
        let contract = try register[.everyone].get("/openapi.yaml").text
        let labels = text.matches(of: /([a-z]+)="([^"]*)"/)
        #expect(labels.count > 100)
        for label in labels where label.1 != "le" {
            let isKnown = Self.words.contains(String(label.2)) || contract.contains(label.2)
            #expect(isKnown, "\(label.0)")
        }
        for word in ["KAZ", "GEO", "acc_", "rep_", report] { #expect(!text.contains(word)) }
    }

    @Test func `OpenMetrics is had by who asks for it`() throws {
        let (register, wire) = try Self.register()
        #expect(try register[.everyone].get("/livez").status == 200)
        let accept = "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5"
        let answer = try Self.text(wire(), accept: accept)
        #expect(answer["content-type"]?.hasPrefix("application/openmetrics-text") == true)
        #expect(answer.text.hasSuffix("# EOF\n"))
        #expect(answer.text.contains("# TYPE opcat_connections_accepted counter\n"))
    }

    @Test func `the two doors do not lead into each other`() throws {
        let (register, wire) = try Self.register()
        #expect(try register[.everyone].get("/metrics").status == 404)
        let inner = try wire()
        try inner.send("GET /v1/reports HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try inner.answer().status == 404)
        try inner.send("DELETE /metrics HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try inner.answer().status == 405)
    }

    @Test func `an address that others reach is refused, and one that is none`() throws {
        for address in ["0.0.0.0:0", "somewhere"] {
            let ended = try Program.run(
                "serve", "--listen", "127.0.0.1:0", "--metrics-listen", address)
            #expect(ended.status == 2, "\(address)")
        }
    }
}
