internal import HTTPMessages

// What a content may be that is sent to us: RFC 9110, sections 8.3, 8.4 and 14.5.
extension Call {
    private static let mergePatch = MediaType("application", "merge-patch+json")

    /// Section 14.5: a PUT of a part would be taken for one of the whole.
    func requireWhole() throws {
        guard operation.method == .put, request.head.fields.contains("content-range") else {
            return
        }
        throw Problem(.malformedRequest, "What is put here is put as a whole: no Content-Range.")
    }

    /// Section 15.5.16; a charset is no parameter of JSON (RFC 8259, section 11) but is often
    /// sent, and believed where it says what is so.
    func requireJSON() throws {
        try requireNoCoding()
        let given = request.head.fields["content-type"]
        if given == nil, case .none = request.content { return }
        let taken = operation.method == .patch ? [Self.mergePatch, Self.json] : [Self.json]
        guard let given = given.flatMap({ MediaType($0) }), given.isUTF8,
            taken.contains(where: { $0.essence == given.essence })
        else {
            var problem = Problem(
                .unsupportedMediaType, "The content must be application/json, in UTF-8.")
            let name = operation.method == .patch ? "Accept-Patch" : "Accept"
            problem.fields = [(name, taken.map(\.essence).joined(separator: ", "))]
            throw problem
        }
    }

    /// A content that is packed is refused, not taken for JSON. The field tells that it was for
    /// its coding (section 12.5.3), and is sent for that reason alone.
    private func requireNoCoding() throws {
        guard let value = request.head.fields["content-encoding"],
            ContentCodings(value)?.areNone != true
        else { return }
        var problem = Problem(.unsupportedMediaType, "The content must come without a coding.")
        problem.fields = [("Accept-Encoding", "identity")]
        throw problem
    }
}

// What a client would rather have: RFC 9110, section 12.5. A value that is no list of
// preferences asks for nothing.
extension Call {
    /// 406 where the client excludes what there is; section 12.1 would let it be sent all the
    /// same. All that is answered is UTF-8 without a coding, so who asks for that gets it.
    func requireAcceptable(_ type: MediaType) throws {
        try requireAcceptedWords()
        guard let accept = request.head.fields["accept"], let accepted = AcceptedTypes(accept)
        else { return }
        guard accepted.quality(of: type.inUTF8) > 0 else {
            throw Problem(.notAcceptable, "Only \(type.essence) can be had here.")
        }
    }

    /// Sections 12.5.2 and 12.5.3: Accept-Charset and Accept-Encoding.
    private func requireAcceptedWords() throws {
        guard request.head.mayExcludeAll else { return }
        let fields = request.head.fields
        if let charsets = fields["accept-charset"].flatMap({ AcceptedWords($0) }),
            !charsets.acceptsCharset("utf-8")
        {
            throw Problem(.notAcceptable, "Only UTF-8 can be had here.")
        }
        if let codings = fields["accept-encoding"],
            AcceptedWords(codings)?.acceptsIdentity == false
        {
            throw Problem(.notAcceptable, "Only content without a coding can be had here.")
        }
    }
}

extension RequestHead {
    /// Whether a field may exclude all charsets or codings that there are; what forms are accepted
    /// depends on the resource. Without a weight no coding is excluded, and no list needs to be
    /// made of them.
    var mayExcludeAll: Bool {
        fields.contains("accept-charset")
            || fields["accept-encoding"]?.utf8.contains(UInt8(ascii: ";")) == true
    }
}
