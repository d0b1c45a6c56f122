internal import HTTPMessages

/// Values of fields that have a grammar of their own: what is read is read again as the same.
enum FieldValues {
    static func check(_ head: RequestHead) {
        if let value = head.fields["content-type"] { checkMediaType(value) }
        if let value = head.fields["accept"] { checkAccept(value) }
        if let value = head.fields["accept-encoding"], let words = AcceptedWords(value) {
            let quality = words.quality(of: "identity") ?? 0
            expect(0...1000 ~= quality, "a quality is 0 to 1000")
        }
        for name in ["if-match", "if-none-match"] {
            if let value = head.fields[name] { checkTags(value) }
        }
        checkPreconditions(head)
    }

    private static func checkMediaType(_ value: String) {
        guard let type = MediaType(value) else { return }
        let parameters = type.parameters.map { "; \($0.name)=\(quoted($0.value))" }
        let written = type.essence + parameters.joined()
        expect(MediaType(written) == type, "a media type is what is written of it")
    }

    /// RFC 9110, section 5.6.4.
    private static func quoted(_ text: String) -> String {
        let inside = text.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }
        return "\"" + inside.joined() + "\""
    }

    private static func checkAccept(_ value: String) {
        guard let accepted = AcceptedTypes(value) else { return }
        let offered = [MediaType("application", "json"), MediaType("text", "csv")]
        let qualities = offered.map(accepted.quality)
        expect(qualities.allSatisfy { 0...1000 ~= $0 }, "a quality is 0 to 1000")
        let best = accepted.best(of: offered).map(accepted.quality) ?? 0
        expect(best == qualities.max(), "the best is the best")
    }

    private static func checkTags(_ value: String) {
        guard let list = EntityTagList(value), case .tags(let tags) = list else { return }
        let written = tags.map(\.text).joined(separator: ", ")
        expect(EntityTagList(written) == list, "tags are what is written of them")
        for tag in tags { expect(list.matchesWeakly(tag), "a list holds its tags") }
    }

    private static func checkPreconditions(_ head: RequestHead) {
        let absent = Preconditions.judge(head, current: nil)
        expect(absent != .notModified, "what is absent is not unmodified")
        let tag = EntityTag("a")
        let outcome = Preconditions.judge(head, current: tag, modified: 784_111_777)
        let isRead = head.method == .get || head.method == .head
        expect(outcome != .notModified || isRead, "304 is for who reads")
        let isAsked = head.fields.all.contains { $0.name.lowercased().hasPrefix("if-") }
        expect(isAsked || outcome == .proceed, "without a condition there is none to fail")
    }
}
