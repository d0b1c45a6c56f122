internal import Article16
package import Documents
package import JSON
package import Registry

/// What a document has besides its recommendations, as JSON arrays.
protocol DocumentParts {
    var paragraphs: [UInt8] { get }
    var footnotes: [UInt8] { get }
    var annexes: [UInt8] { get }
    var unplaced: [UInt8] { get }
}

extension ReportText: DocumentParts {}
extension StoredText: DocumentParts {}

/// Writing the parts of a document: one form for what is parsed, submitted and kept.
extension DocumentForm {
    /// A parsed report as `opcat parse` prints it.
    package static func write(_ document: Document, into writer: inout JSONWriter) {
        writer.object { body in
            write(text(of: document), into: &body) { array in
                for recommendation in document.recommendations {
                    array.object { write(recommendation, into: &$0) }
                }
            }
        }
    }

    /// The members of a document.
    ///
    /// - Parameter recommendations: writes what the reader sees of each.
    static func write(
        _ parts: some DocumentParts, into body: inout JSONWriter,
        recommendations: (inout JSONWriter) -> Void
    ) {
        body.member("paragraphs")
        body.raw(parts.paragraphs)
        body.array("recommendations", recommendations)
        body.member("footnotes")
        body.raw(parts.footnotes)
        body.member("annexes")
        body.raw(parts.annexes)
        body.member("unplaced")
        body.raw(parts.unplaced)
    }

    private static func write(_ recommendation: Recommendation, into item: inout JSONWriter) {
        RecommendationForm.writeWords(
            recommendation.address.description, recommendation.kind, recommendation.text,
            into: &item)
        item.array("reiterates") { array in
            for cited in recommendation.reiterates {
                array.object {
                    LinkForm.write(citation: cited.symbol, cited.paragraphs, into: &$0)
                }
            }
        }
    }

    /// A parsed report as it is kept.
    package static func text(of document: Document) -> ReportText {
        ReportText(
            paragraphs: array(document.paragraphs.map(written(paragraph:))),
            footnotes: array(document.footnotes.map(written(footnote:))),
            annexes: array(document.annexes.map(written(annex:))),
            unplaced: array(document.unplaced.map(written(line:))),
            recommendations: document.recommendations.map { recommendation in
                RecommendationText(
                    address: recommendation.address.description, kind: recommendation.kind,
                    text: recommendation.text,
                    links: recommendation.reiterates.map {
                        LinkForm.cited($0.symbol, $0.paragraphs)
                    })
            })
    }

    /// A parsed reply as `opcat parse --reply` prints it.
    package static func write(_ reply: ReplyDocument, into writer: inout JSONWriter) {
        writer.object { body in
            body.array("paragraphs") { array in
                for paragraph in reply.paragraphs {
                    array.object { item in
                        item.member("number", paragraph.number)
                        item.member("heading_path", paragraph.headingPath)
                        item.member("text", paragraph.text)
                    }
                }
            }
            body.array("items") { array in
                for answer in reply.items {
                    array.object { item in
                        item.member("answers", answer.answers.map(\.description))
                        item.member("paragraphs", answer.paragraphs)
                    }
                }
            }
            body.member("unplaced")
            body.raw(Self.array(reply.unplaced.map(written(line:))))
        }
    }
}

extension DocumentForm {
    private static func written(paragraph: Paragraph) -> [UInt8] {
        written { item in
            write(
                paragraph: paragraph.address.description, path: paragraph.headingPath,
                text: paragraph.text, footnotes: paragraph.footnotes, into: &item)
        }
    }

    private static func written(footnote: Footnote) -> [UInt8] {
        written { item in
            write(
                footnote: footnote.number, text: footnote.text, printed: footnote.printed,
                annex: footnote.annex, into: &item)
        }
    }

    private static func written(annex: Annex) -> [UInt8] {
        written { item in
            item.member("number", annex.number)
            item.member("heading", annex.heading)
            item.array("sections") { sections in
                for section in annex.sections {
                    sections.object {
                        write(section: section.heading, items: section.items, into: &$0)
                    }
                }
            }
        }
    }

    private static func written(line: UnplacedLine) -> [UInt8] {
        written { write(line: line.line, text: line.text, into: &$0) }
    }
}

extension DocumentForm {
    static func write(
        paragraph address: String, path: [String], text: String, footnotes: [String],
        into item: inout JSONWriter
    ) {
        item.member("address", address)
        item.member("heading_path", path)
        item.member("text", text)
        item.member("footnotes", footnotes)
    }

    static func write(
        footnote number: String, text: String, printed: String?, annex: String?,
        into item: inout JSONWriter
    ) {
        item.member("number", number)
        item.member("text", text)
        item.member("printed", printed)
        if let annex { item.member("annex", annex) } else { item.null("annex") }
    }

    static func write(section heading: String?, items: [String], into item: inout JSONWriter) {
        if let heading { item.member("heading", heading) } else { item.null("heading") }
        item.member("items", items)
    }

    static func write(line: Int, text: String, into item: inout JSONWriter) {
        item.member("line", line)
        item.member("text", text)
    }

    /// One object, by itself.
    static func written(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object(members)
        return writer.bytes
    }

    /// Objects that are written already, as an array.
    static func array(_ items: [[UInt8]]) -> [UInt8] {
        var writer = JSONWriter(capacity: items.reduce(2) { $0 + $1.count + 1 })
        writer.array { for item in items { $0.raw(item) } }
        return writer.bytes
    }
}
