internal import Article16
internal import Documents
internal import JSON
internal import Registry

/// The `document` of a report on the wire (api.md, section 8): what `opcat parse` prints, what a
/// submitter sends, and what a reader gets back.
package enum DocumentForm {
    static let maxParagraphs = 10_000
    static let maxRecommendations = 5_000
    static let maxText = 100_000
    static let maxCorrigenda = 1000

    /// Reads a document; every address must be one, and a recommendation's must be in it.
    static func read(_ body: inout ObjectReader) -> ReportText? {
        var addresses = Addresses()
        let paragraphs = body.array("paragraphs", 1...maxParagraphs) { element in
            element.object { paragraph(&$0, &addresses) }
        }
        let recommendations = body.array("recommendations", 0...maxRecommendations) { element in
            element.object { recommendation(&$0, addresses) }
        }
        let footnotes = body.array("footnotes", 0...maxParagraphs) { $0.object(footnote) }
        let annexes = body.array("annexes", 0...100) { $0.object(annex) }
        let unplaced = body.array("unplaced", 0...400_000) { $0.object(unplacedLine) }
        return ReportText(
            paragraphs: array(paragraphs), footnotes: array(footnotes), annexes: array(annexes),
            unplaced: array(unplaced), recommendations: recommendations)
    }

    private static func paragraph(
        _ reader: inout ObjectReader, _ addresses: inout Addresses
    ) -> [UInt8]? {
        let address = reader.address("address")
        let path = reader.strings("heading_path", 0...16, each: 1...1000)
        let text = reader.string("text", 1...maxText)
        let footnotes = reader.strings("footnotes", 0...500, each: 1...16)
        // So are the corrigenda that made a text what it is.
        _ = reader.strings("corrected_by", 0...maxCorrigenda, each: 1...64)
        guard let address else { return nil }
        guard addresses.insert(address) else {
            reader.whole.fail(.conflict, "has the address of an earlier paragraph")
            return nil
        }
        return written { item in
            write(
                paragraph: address.description, path: path, text: text, footnotes: footnotes,
                into: &item)
        }
    }

    private static func recommendation(
        _ reader: inout ObjectReader, _ addresses: Addresses
    ) -> RecommendationText? {
        // What GET gives back can be sent again: the server's ids are its own and passed over.
        _ = reader.optionalString("id", 1...64)
        let address = reader.address("address")
        let kind = reader.choice("kind", RecommendationKind.self)
        let text = reader.string("text", 1...maxText)
        let cited = reader.array("reiterates", 0...50) { $0.object(LinkForm.citation) }
        let linked = reader.array("links", 0...LinkForm.maxLinks) { $0.object(LinkForm.read) }
        let details = RecommendationDetailsForm.read(&reader)
        guard let address, let kind else { return nil }
        guard addresses.contains(address) else {
            reader.whole.failures.record(
                .conflict, at: .member("address", of: reader.whole.pointer),
                "must be the address of a paragraph of this document")
            return nil
        }
        return RecommendationText(
            address: address.description, kind: kind, text: text, details: details,
            links: linked + cited.filter { !linked.contains($0) }, printed: cited)
    }

    private static func footnote(_ reader: inout ObjectReader) -> [UInt8]? {
        let number = reader.string("number", 1...16)
        let text = reader.string("text", 1...maxText)
        let printed = reader.optionalString("printed", 1...maxText)
        let annex = reader.optionalString("annex", 1...16)
        _ = reader.strings("corrected_by", 0...maxCorrigenda, each: 1...64)
        return written {
            write(footnote: number, text: text, printed: printed, annex: annex, into: &$0)
        }
    }

    private static func annex(_ reader: inout ObjectReader) -> [UInt8]? {
        let number = reader.string("number", 1...16)
        let heading = reader.string("heading", 0...1000)
        let language = reader.optionalLanguage("language")
        let sections = reader.array("sections", 0...1000) { $0.object(section) }
        return written { item in
            item.member("number", number)
            item.member("heading", heading)
            item.member("sections")
            item.raw(array(sections))
            item.member("language", language)
        }
    }

    private static func section(_ reader: inout ObjectReader) -> [UInt8]? {
        let heading = reader.optionalString("heading", 0...1000)
        let items = reader.strings("items", 0...5000, each: 1...maxText)
        return written { write(section: heading, items: items, into: &$0) }
    }

    private static func unplacedLine(_ reader: inout ObjectReader) -> [UInt8]? {
        let line = reader.int("line", 1...10_000_000)
        let text = reader.string("text", 0...maxText)
        return written { write(line: line, text: text, into: &$0) }
    }
}

/// The addresses of a document's paragraphs.
private struct Addresses {
    private var all: Set<Address> = []

    /// False for one that is there already.
    mutating func insert(_ address: Address) -> Bool { all.insert(address).inserted }

    /// An item of an annex has an address of its own, which no paragraph bears.
    func contains(_ address: Address) -> Bool {
        if case .annex = address.place { return true }
        return all.contains(address)
    }
}

extension ObjectReader {
    /// Where a text stands: `58`, `58(a)(i)`, `annex:II:3`.
    mutating func address(_ name: String) -> Address? {
        value(name, as: "an address such as 58, 58(a) or annex:II:3") { Address($0) }
    }
}
