internal import Article16
internal import JSON
package import Registry

/// Entries and heads of the audit trail as JSON; octets are written as sha256sum prints them.
package enum AuditForm {
    static func write(_ record: AuditRecord, into item: inout JSONWriter) {
        let entry = record.entry
        item.member("trail", entry.trail.key)
        item.member("number", record.number)
        item.member("happened_at", entry.happenedAt)
        item.member("account_id", entry.account?.text)
        item.member("act", entry.act)
        item.member("subject", entry.subject)
        item.member("ground", entry.ground)
        item.member("outcome", entry.outcome.rawValue)
        item.member("salt", Hexadecimal.encode(record.salt))
        item.member("leaf_hash", Hexadecimal.encode(record.leafHash))
    }

    package static func rendered(_ signed: SignedHead) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { body in
            write(signed.head, into: &body)
            body.member("signed_at", signed.signedAt)
            body.member("signature", Hexadecimal.encode(signed.signature))
            body.member("public_key", Hexadecimal.encode(signed.publicKey))
            guard signed.head.trail == TreeHead.all else { return }
            body.array("trails") { array in
                for head in signed.trails { array.object { write(head, into: &$0) } }
            }
        }
        return writer.bytes
    }

    private static func write(_ head: TreeHead, into body: inout JSONWriter) {
        body.member("trail", head.trail)
        body.member("size", head.size)
        body.member("root", Hexadecimal.encode(head.root))
    }

    package static func rendered(_ fault: AuditFault) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { body in
            body.member("trail", fault.trail)
            body.member("number", fault.number)
            body.member("fault", fault.words)
        }
        return writer.bytes
    }

    /// The heads in a file: one JSON object, as `/v1/audit-events/head` gives it, a line or
    /// together over several.
    ///
    /// - Returns: nil where the text is not that.
    package static func heads(in text: [UInt8]) -> [SignedHead]? {
        if let whole = signedHead(text) { return [whole] }
        var heads: [SignedHead] = []
        for line in text.split(separator: UInt8(ascii: "\n")) {
            guard let head = signedHead(Array(line)) else { return nil }
            heads.append(head)
        }
        return heads
    }

    private static func signedHead(_ text: [UInt8]) -> SignedHead? {
        do {
            let value = try JSONParser.parse(text)
            guard let head = treeHead(value), let signedAt = value.word("signed_at"),
                let signature = value.octets("signature"), let key = value.octets("public_key")
            else { return nil }
            let trails = value.items("trails").compactMap(treeHead)
            return SignedHead(
                head: head, signedAt: signedAt, signature: signature, publicKey: key,
                trails: trails)
        } catch {
            return nil
        }
    }

    private static func treeHead(_ value: JSONValue) -> TreeHead? {
        guard let trail = value.word("trail"), let root = value.octets("root"),
            case .number(let size)? = value["size"], let size = size.asInt
        else { return nil }
        return TreeHead(trail: trail, size: size, root: root)
    }
}

extension JSONValue {
    fileprivate func word(_ name: String) -> String? {
        guard case .string(let text)? = self[name] else { return nil }
        return text
    }

    fileprivate func octets(_ name: String) -> [UInt8]? { word(name).flatMap(Hexadecimal.decode) }

    fileprivate func items(_ name: String) -> [JSONValue] {
        guard case .array(let items)? = self[name] else { return [] }
        return items
    }
}
