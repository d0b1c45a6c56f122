import Foundation
import Testing

/// `opcat audit`, beside a service that holds the store.
struct AuditCommandTests {
    private let folder: Folder
    private let service: RunningService
    private let client: Client

    init() throws {
        folder = try Folder()
        service = try RunningService(in: folder)
        client = Client(wire: try service.wire(), token: try service.token("secretariat"))
        for _ in 0..<5 { try client.get("/v1/reports").expect(200) }
    }

    private func verify(_ arguments: String...) throws -> Program.Ended {
        try Program.run(
            ["audit", "verify", "--store", folder.store] + arguments, environment: [:])
    }

    private func file(_ name: String, _ text: String) throws -> String {
        let path = folder.path + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    @Test func `a trail that grew is whole against every head that was kept`() throws {
        let heads = try Program.run("audit", "head", "--store", folder.store)
        #expect(heads.status == 0 && heads.output.split(separator: "\n").count >= 3)
        let served = try client.get("/v1/audit-events/head").expect(200)
        for _ in 0..<5 { try client.get("/v1/visits").expect(200) }
        let files = [
            try file("heads.jsonl", heads.output),
            try file("head.json", String(decoding: served.body, as: UTF8.self)),
        ]
        let ended = try verify("--head", files[0], "--head", files[1])
        #expect(ended.status == 0, "\(ended.output) \(ended.messages)")
        #expect(ended.output.contains("whole"))
        #expect(try verify("--json").output.isEmpty)
    }

    @Test func `a head of another trail ends with 1, and is named`() throws {
        let served = try client.get("/v1/audit-events/head").expect(200)
        let text = String(decoding: served.body, as: UTF8.self)
        let forged = text.replacing(/"size":\d+/, with: "\"size\":4")
        let ended = try verify("--head", try file("head.json", forged))
        #expect(ended.status == 1)
        #expect(ended.output.contains("trail subcommittee: the signature"))
        #expect(ended.output.contains("first 4 entries"))
        let told = try verify("--json", "--head", try file("head.json", forged))
        #expect(told.output.hasPrefix(#"{"trail":"subcommittee","fault":""#))
        let none = try verify("--head", try file("none.json", "no head"))
        #expect(none.status == 1 && none.messages.contains("no signed head"))
    }
}
