import Article16
import HTTPMessages
import JSON
import Registry
import Testing

@testable import API

/// Lists that are longer than a piece: read as their reader takes them.
@Suite("Lists that stream")
struct ListStreamTests {
    /// So many mechanisms more, each of some 250 octets.
    private static func fill(_ world: World, _ count: Int, _ word: String = "Mechanism") throws {
        try world.bench.arrange { registry in
            guard let state = StateCode("KAZ") else { return }
            for number in 0..<count {
                let name = "\(word) \(number) " + String(repeating: "x", count: 150)
                _ = try registry.addMechanism(of: state, name: name)
            }
        }
    }

    private static func ids(_ response: Response) -> [String] {
        Table.read(response.body).dropFirst().map { $0[0] }
    }

    @Test(arguments: ["csv", "ndjson"])
    func `its pieces are the list, and the tag comes behind them`(form: String) throws {
        let world = try World()
        try Self.fill(world, 2_000)
        let target = "/v1/mechanisms?format=" + form
        let begun = try world[.everyone].begin(target).expect(200)
        #expect(begun.body.isEmpty && begun["etag"] == nil)
        #expect(begun.pieces?.trailers == ["ETag"])
        let whole = begun.taken()
        let lengths = (whole["pieces"] ?? "").split(separator: " ").compactMap { Int($0) }
        #expect(lengths.count > 4)
        for length in lengths.dropLast() {
            #expect(length >= ListStream.pieceLength)
            #expect(length < ListStream.pieceLength + ListRows.batch * 300)
        }
        #expect(whole["etag"] == Rendition.tag(of: whole.body).text)
        let all = try world[.everyone].all("/v1/mechanisms", limit: 200).compactMap {
            $0["id"]?.text
        }
        let lines = whole.body.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == all.count + (form == "csv" ? 1 : 0))
        if form == "csv" { #expect(Self.ids(whole) == all) }
    }

    @Test func `what is there all the time comes exactly once`() throws {
        let world = try World()
        try Self.fill(world, 1_000)
        let before = try world[.everyone].all("/v1/mechanisms", limit: 200).compactMap {
            $0["id"]?.text
        }
        let begun = try world[.everyone].begin("/v1/mechanisms?format=csv")
        let pieces = try #require(begun.pieces)
        var octets: [UInt8] = []
        reading: while true {
            switch pieces.piece() {
            case .more(let piece): octets += piece
            case .last(let piece, _):
                octets += piece
                break reading
            case .failed:
                Issue.record("it failed")
                return
            }
            try Self.fill(world, 50, "Later")
        }
        let ids = Table.read(octets).dropFirst().map { $0[0] }
        #expect(ids == ids.sorted() && Set(ids).count == ids.count)
        #expect(ids.filter(Set(before).contains) == before)
        #expect(ids.count > before.count, "some of what came later is there, in its place")
    }

    @Test func `a tag that still holds costs no content, another one gets it all`() throws {
        let world = try World()
        try Self.fill(world, 1_000)
        let (everyone, target) = (world[.everyone], "/v1/mechanisms?format=csv")
        let whole = try everyone.get(target)
        let tag = try #require(whole["etag"])
        let unchanged = try everyone.get(target, "If-None-Match: " + tag).expect(304)
        #expect(unchanged["etag"] == tag && unchanged.body.isEmpty)
        let other = try everyone.get(target, "If-None-Match: \"other\"").expect(200)
        #expect(other.body == whole.body && other["etag"] == tag)
        try everyone.get(target, "If-Match: \"other\"").expect(412)
        try Self.fill(world, 1)
        let changed = try everyone.get(target, "If-None-Match: " + tag).expect(200)
        #expect(changed["etag"] != tag)
    }

    @Test func `a HEAD reads no more than the first piece`() throws {
        let world = try World()
        try Self.fill(world, 1_000)
        let head = try world[.everyone].ask("HEAD", "/v1/mechanisms?format=csv", nil).expect(200)
        #expect(head.pieces != nil && head["etag"] == nil && head.body.isEmpty)
    }

    /// A token holds from request to request, and this is a long one.
    @Test func `a token that ends in the middle ends the list`() throws {
        let world = try World()
        try Self.fill(world, 1_000)
        let reader = try world.bench.account(.spt, days: 1)
        let begun = try reader.begin("/v1/mechanisms?format=ndjson").expect(200)
        let pieces = try #require(begun.pieces)
        #expect(pieces.piece().goesOn && pieces.piece().goesOn)
        world.bench.clock.advance(days: 1)
        #expect(pieces.piece().isFailed)
    }

    @Test func `what is not taken within an hour breaks off`() throws {
        let world = try World()
        try Self.fill(world, 1_000)
        let begun = try world[.everyone].begin("/v1/mechanisms?format=ndjson")
        let pieces = try #require(begun.pieces)
        #expect(pieces.piece().goesOn)
        world.bench.clock.advance(seconds: ListStream.lifetime - 1)
        #expect(pieces.piece().goesOn)
        world.bench.clock.advance(seconds: 1)
        #expect(pieces.piece().isFailed)
    }

    @Test func `so many are read at once, and one that is dropped makes room`() throws {
        let world = try World()
        try Self.fill(world, 1_000)
        let (everyone, target) = (world[.everyone], "/v1/mechanisms?format=csv")
        var begun = try (0..<ReadingAside.limit).map { _ in try everyone.begin(target) }
        #expect(begun.allSatisfy { $0.status == .ok })
        let refused = try everyone.begin(target).expect(503)
        #expect(refused["retry-after"] != nil)
        #expect(try world[.spt].begin(target).status == .ok, "members have room of their own")
        begun.removeLast()
        try everyone.get(target).expect(200)
    }

    /// Visits that nobody may know of stand among those that everybody reads.
    @Test func `what is hidden moves neither an octet nor the end of a piece`() throws {
        let world = try World()
        try Self.visit(world, 1_200, announced: true)
        let readers = [
            world[.everyone],
            try world.bench.account(.liaison, "GEO", permissions: .readWriteExport),
        ]
        let targets = ["/v1/visits?format=csv", "/v1/visits?format=ndjson"]
        let before = try readers.map { reader in try targets.map { try reader.get($0) } }
        try Self.visit(world, 600, announced: false)
        for (reader, answers) in zip(readers, before) {
            for (target, answer) in zip(targets, answers) {
                let after = try reader.get(target)
                #expect(after.octetsWithoutInstance == answer.octetsWithoutInstance)
                #expect((answer["pieces"] ?? "").contains(" "))
            }
        }
        let member = try world.bench.account(.spt, permissions: .readWriteExport)
        #expect(try Self.ids(member.get(targets[0])).count == 1_800)
    }

    private static func visit(_ world: World, _ count: Int, announced: Bool) throws {
        try world.bench.arrange { registry in
            guard let state = StateCode("KAZ"), let day = CalendarDate("2014-05-05") else { return }
            for _ in 0..<count {
                _ = try registry.add(
                    VisitDraft(
                        state: state, body: .subcommittee, type: "country", startedOn: day,
                        endedOn: day, announcedOn: announced ? day : nil,
                        delegation: Array("[]".utf8), places: Array("[]".utf8)))
            }
        }
    }
}
