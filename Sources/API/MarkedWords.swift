internal import Article16
internal import Documents
internal import Registry

/// The words of names as they stood in the texts that they were marked in.
///
/// A corrigendum can take a name out of its text; elsewhere it names the person all the same.
struct MarkedWords {
    let subject: String
    let scalars: [Unicode.Scalar]

    /// - Parameters:
    ///   - items: names; those of texts that the numbers name stand there as they were marked.
    ///   - numbers: of the texts that are published, by their languages.
    static func all(
        _ items: [PlacedItem], besides numbers: [String: Int], of report: ReportID, _ call: Call
    ) throws -> [MarkedWords] {
        var texts: [Version: [TextKey: [Unicode.Scalar]]] = [:]
        return try items.compactMap { placed in
            let record = placed.record
            guard !placed.place.isOfReply, numbers[record.language] != record.number,
                let marked = try placed.at(record.number)
            else { return nil }
            let version = Version(language: record.language, number: record.number)
            let all = try texts[version] ?? version.texts(of: report, call)
            texts[version] = all
            guard let text = all[marked.key], marked.record.span.upperBound <= text.count else {
                throw StorageFault.unavailable
            }
            return MarkedWords(
                subject: record.subject, scalars: Array(text[marked.record.span]))
        }
    }

    /// One text of one language.
    private struct Version: Hashable {
        let language: String
        let number: Int

        func texts(of report: ReportID, _ call: Call) throws -> [TextKey: [Unicode.Scalar]] {
            guard let opened = try call.registry.report(report, as: call.party, in: language),
                let text = try call.registry.text(of: opened, at: number)
            else { throw StorageFault.unavailable }
            var texts: [TextKey: [Unicode.Scalar]] = [:]
            let words = EditionWords(title: opened.words.title, text: text, recommendations: [])
            _ = TextWalk(text).map(words) { part, words in
                if case .own(let place) = part {
                    texts[TextKey(place: place, language: language)] = Array(words.unicodeScalars)
                }
                return words
            }
            return texts
        }
    }
}
