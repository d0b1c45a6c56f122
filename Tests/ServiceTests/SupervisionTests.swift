import Foundation
import Testing

/// The service under a service manager: the socket that is handed over, what it says of itself,
/// and how it ends.
struct SupervisionTests {
    private let ready = "GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `a socket that was handed over is served, and stays when the service ends`() throws {
        let service = try Supervised()
        #expect(service.notice() == "READY=1")
        let wire = try service.wire()
        try wire.send(ready)
        #expect(try wire.answer().status == 200)
        service.signal(SIGTERM)
        #expect(service.notice() == "STOPPING=1")
        #expect(service.status() == 0)
        // Whoever knocks now waits for the next service, and is not refused.
        _ = try service.wire()
    }

    @Test func `readyz says so before nobody is let in any more`() throws {
        let service = try Supervised(flags: ["--drain-delay", "1.5"])
        #expect(service.notice() == "READY=1")
        service.signal(SIGTERM)
        #expect(service.notice() == "STOPPING=1")
        let wire = try service.wire()
        try wire.send(ready + "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n")
        let answer = try wire.answer()
        #expect(answer.status == 503 && answer.problem == "draining")
        #expect(answer["retry-after"] != nil)
        #expect(try wire.answer().status == 200)
        #expect(service.status() == 0)
        #expect(wire.isAtEnd())
    }

    @Test func `a second signal ends it at once`() throws {
        let service = try Supervised(flags: ["--drain-delay", "60"])
        #expect(service.notice() == "READY=1")
        service.signal(SIGTERM)
        #expect(service.notice() == "STOPPING=1")
        let begun = ContinuousClock.now
        service.signal(SIGTERM)
        #expect(service.status() == 0)
        #expect(ContinuousClock.now - begun < .seconds(10))
    }

    @Test func `the manager is told that the service lives, several times in a period`() throws {
        let service = try Supervised(environment: ["WATCHDOG_USEC": "2000000"])
        #expect(service.notice() == "READY=1")
        for _ in 0..<3 { #expect(service.notice(within: 2_000) == "WATCHDOG=1") }
    }

    @Test func `nobody is told where another process is meant`() throws {
        let service = try Supervised(
            environment: ["WATCHDOG_USEC": "100000", "WATCHDOG_PID": "1"])
        #expect(service.notice() == "READY=1")
        #expect(service.notice(within: 500) == nil)
    }

    @Test func `a writer that has stopped for good is not said to live`() throws {
        let service = try Supervised(environment: ["WATCHDOG_USEC": "400000"])
        #expect(service.notice() == "READY=1")
        #expect(service.notice() == "WATCHDOG=1")
        // Another process has the store, against all that was agreed: no commit can be begun.
        let words = """
            import sqlite3, sys, time
            store = sqlite3.connect(sys.argv[1], isolation_level=None)
            store.execute("BEGIN IMMEDIATE")
            time.sleep(30)
            """
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", words, service.folder.store]
        try process.run()
        defer { process.terminate() }
        var silence = 0
        while silence < 2, process.isRunning {
            silence = service.notice(within: 1_000) == nil ? silence + 1 : 0
        }
        #expect(process.isRunning, "the store was never held")
    }
}
