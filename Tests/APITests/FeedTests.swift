import Foundation
import FoundationXML
import HTTPMessages
import Testing

/// `/v1/reports.atom`: the published reports as RFC 4287 wants a feed.
struct FeedTests {
    private static let target = "/v1/reports.atom"

    @discardableResult
    private static func publish(
        in world: World, on day: String, _ title: String, _ members: String = ""
    ) throws -> Story {
        let content = Sample.report(to: "state_party", members).replacing("A visit", with: title)
        let story = Story(
            at: try world.submit(by: .secretariat, content), in: world, by: .secretariat)
        try story.reachAddressee()
        try story.ask()
        try story.act(.secretariat, "/personal-data-reviews", try story.reviewing()).expect(201)
        let publication = Sample.publication(on: "art_16_2_request")
        try story.act(
            .secretariat, "/publications", publication.replacing("2015-04-07", with: day)
        ).expect(201)
        return story
    }

    private static func feed(_ target: String = target, of world: World) throws -> Element {
        let answer = try world[.everyone].get(target).expect(200)
        #expect(answer["content-type"] == "application/atom+xml")
        return try #require(Element(parsing: answer.body))
    }

    @Test func `it holds what is published, newest first, and nothing else`() throws {
        let world = try World()
        let old = try Self.publish(in: world, on: "2015-04-07", "Old")
        let new = try Self.publish(in: world, on: "2016-02-01", "New")
        try Story(in: world).reachAddressee()
        let feed = try Self.feed(of: world)
        let entries = feed.all("entry")
        #expect(entries.map { $0.first("title")?.text } == ["New", "Old"])
        #expect(
            entries.map { $0.first("link")?.attributes["href"] } == [new.report, old.report])
        #expect(entries.first?.first("published")?.text == "2016-02-01T00:00:00Z")
        #expect(feed.first("updated")?.text == "2016-02-01T00:00:00Z")
        #expect(entries.first?.first("category")?.attributes["term"] == "KAZ")
    }

    /// RFC 4287, sections 4.1.1 and 4.1.2: what a feed and an entry must have, and have once.
    @Test func `what must be there is there`() throws {
        let world = try World()
        for target in [Self.target, Self.target + "?state_party=GEO"] {
            let empty = try Self.feed(target, of: world)
            #expect(empty.first("updated")?.text == "2006-06-22T00:00:00Z")
        }
        try Self.publish(in: world, on: "2015-04-07", "A")
        try Self.publish(in: world, on: "2015-04-08", "B")
        let feed = try Self.feed(of: world)
        #expect(feed.name == "feed" && feed.attributes["xmlns"] == "http://www.w3.org/2005/Atom")
        for element in [feed] + feed.all("entry") {
            for name in ["id", "title", "updated"] { #expect(element.all(name).count == 1) }
        }
        #expect(feed.all("link").map { $0.attributes["rel"] } == ["self"])
        for entry in feed.all("entry") {
            #expect(entry.first("author")?.first("name")?.text == "Subcommittee on Prevention")
            #expect(entry.all("link").map { $0.attributes["rel"] } == ["alternate"])
        }
        let ids = [feed.first("id")?.text] + feed.all("entry").map { $0.first("id")?.text }
        #expect(Set(ids).count == 3)
        #expect(ids.allSatisfy { $0?.hasPrefix("urn:uuid:") == true })
    }

    @Test func `an id stays when the edition changes, and the day moves`() throws {
        let world = try World()
        let story = try Self.publish(in: world, on: "2015-04-07", "A")
        let before = try Self.feed(of: world).all("entry")
        try story.act(.secretariat, "/personal-data-reviews", try story.reviewing()).expect(201)
        try story.act(.secretariat, "/reissues", Sample.reissue).expect(201)
        let after = try Self.feed(of: world).all("entry")
        #expect(after.map { $0.first("id")?.text } == before.map { $0.first("id")?.text })
        #expect(after.first?.first("published")?.text == "2015-04-07T00:00:00Z")
        #expect(after.first?.first("updated")?.text == "2016-06-01T00:00:00Z")
    }

    @Test func `no word is taken for markup`() throws {
        let world = try World()
        let title = "<b>&amp; ]]> 'Ω'"
        try Self.publish(in: world, on: "2015-04-07", title, #", "symbol": "CAT/OP/KAZ/1""#)
        let entry = try Self.feed(of: world).first("entry")
        #expect(entry?.first("title")?.text == "CAT/OP/KAZ/1: " + title)
    }

    @Test func `older reports are behind the next link, each of them once`() throws {
        let world = try World()
        for day in 1...5 { try Self.publish(in: world, on: "2015-05-0\(day)", "Day \(day)") }
        var (titles, next) = ([String](), Optional(Self.target + "?limit=2"))
        while let target = next {
            let feed = try Self.feed(target, of: world)
            titles += feed.all("entry").compactMap { $0.first("title")?.text }
            let link = feed.all("link").first { $0.attributes["rel"] == "next" }
            next = link?.attributes["href"]
        }
        #expect(titles == (1...5).reversed().map { "Day \($0)" })
    }

    @Test func `it is one and the same for everybody, and costs nothing when nothing changed`()
        throws
    {
        let world = try World()
        try Self.publish(in: world, on: "2015-04-07", "A")
        try Story(in: world).reachAddressee()
        let open = try world[.everyone].get(Self.target).expect(200)
        for reader in Reader.allCases {
            #expect(try world[reader].get(Self.target).expect(200).body == open.body, "\(reader)")
        }
        let tag = "If-None-Match: \(open["etag"] ?? "")"
        #expect(try world[.everyone].get(Self.target, tag).expect(304).body.isEmpty)
        try Self.publish(in: world, on: "2015-04-08", "B")
        try world[.everyone].get(Self.target, tag).expect(200)
        try world[.everyone].get(Self.target + "?colour=red").expect(400)
        try world[.everyone].get(Self.target, "Accept: application/json").expect(406)
    }
}

/// An element of a document, as the parser of the system's library reads it.
private final class Element {
    let name: String
    let attributes: [String: String]
    fileprivate(set) var text = ""
    fileprivate(set) var children: [Element] = []

    init(_ name: String, _ attributes: [String: String]) {
        (self.name, self.attributes) = (name, attributes)
    }

    /// Nil where the octets are no XML.
    convenience init?(parsing octets: [UInt8]) {
        let reader = ElementReader()
        let parser = XMLParser(data: Data(octets))
        parser.delegate = reader
        guard parser.parse(), let root = reader.root else { return nil }
        self.init(root.name, root.attributes)
        (text, children) = (root.text, root.children)
    }

    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }
    func first(_ name: String) -> Element? { children.first { $0.name == name } }
}

private final class ElementReader: NSObject, XMLParserDelegate {
    private var open: [Element] = []
    private(set) var root: Element?

    func parser(
        _: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        let element = Element(name, attributes)
        open.last?.children.append(element)
        open.append(element)
    }

    func parser(
        _: XMLParser, didEndElement _: String, namespaceURI: String?, qualifiedName: String?
    ) {
        root = open.popLast()
    }

    func parser(_: XMLParser, foundCharacters text: String) { open.last?.text += text }
}
