import HTTPMessages
import JSON
import SQLite
import Testing

@testable import Registry

/// A confidential answer leaves after its entry is on the disk, or not at all.
struct WithholdingTests {
    /// Ways in which the trail cannot be written.
    enum Trouble: String, CaseIterable, Sendable {
        case refusedByTheStore, noRoom

        @Sendable func begin(_ registry: Registry) throws {
            switch self {
            case .refusedByTheStore:
                try registry.execute(
                    """
                    CREATE TRIGGER trouble BEFORE INSERT ON audit_trail
                    BEGIN SELECT RAISE (ABORT, 'trouble'); END
                    """)
            case .noRoom: try registry.execute("PRAGMA max_page_count = 1")
            }
        }

        @Sendable func end(_ registry: Registry) throws {
            switch self {
            case .refusedByTheStore: try registry.execute("DROP TRIGGER trouble")
            case .noRoom: try registry.execute("PRAGMA max_page_count = 1000000")
            }
        }
    }

    @Test(arguments: Trouble.allCases)
    func `what cannot be written down is not answered`(trouble: Trouble) throws {
        let story = try Story(in: World())
        try story.reachAddressee()
        let recommendation =
            "/v1/recommendations/"
            + (try story.world[.spt].get("/v1/recommendations").json.ids.first ?? "")
        let targets = [
            story.report, story.report + "/paragraphs", recommendation, "/v1/reports",
            "/v1/recommendations?q=dark",
        ]
        let open = try story.world[.everyone].get("/v1/reports").expect(200).body
        try story.world.bench.arrange(trouble.begin)
        try fillUp(story, trouble)
        var (asked, told) = (0, 0)
        while asked < 1_000 {
            for target in targets {
                for reader in [Reader.spt, .secretariat, .liaisonKAZ] {
                    let answer = try story.world[reader].get(target)
                    asked += 1
                    let isClean =
                        [503, 507].contains(answer.status.code) && !answer.text.contains("dark")
                        && answer["retry-after"] != nil && answer["etag"] == nil
                    if !isClean { told += 1 }
                }
            }
        }
        #expect(told == 0)
        #expect(try story.world[.everyone].get("/v1/reports").expect(200).body == open)
        let act = try story.world[.secretariat].post("/v1/mechanisms", #"{"state_party": "KAZ"}"#)
        #expect(act.status.code >= 500)
        try story.world.bench.arrange(trouble.end)
        for target in targets {
            #expect(try story.world[.spt].get(target).expect(200).text.contains("{"))
        }
    }

    /// Pages that are there already take a few more entries.
    private func fillUp(_ story: Story, _ trouble: Trouble) throws {
        guard trouble == .noRoom else { return }
        for reader in [Reader.spt, .liaisonKAZ] {
            var tries = 0
            while try story.world[reader].get("/v1/reports").status == .ok, tries < 100 {
                tries += 1
            }
        }
    }

    @Test func `a request that waits is not answered either`() throws {
        let story = try Story(in: World())
        let answer = try story.world[.liaisonKAZ].get("/v1/changes?wait=60") {
            try story.adopt()
            try story.world.bench.arrange { registry in
                try registry.execute(
                    """
                    CREATE TRIGGER trouble BEFORE INSERT ON audit_trail
                    WHEN NEW.act = 'GET /v1/changes'
                    BEGIN SELECT RAISE (ABORT, 'trouble'); END
                    """)
            }
            try story.send(to: "state_party")
        }
        #expect(answer.status.code == 503)
        #expect(!answer.text.contains("report_transmitted"))
    }
}

extension Registry {
    fileprivate func execute(_ script: String) throws {
        try connection.execute(script: script)
    }
}
