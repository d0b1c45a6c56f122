internal import Crypto
internal import HTTPMessages
internal import JSON
internal import Registry

/// The same request under the same key is done once and answered the same again (api.md,
/// section 5).
///
/// Only what was done is kept: a refused request wrote nothing, so doing it again is the same.
/// One writer runs one request after the other, so a key is never met in flight.
enum Idempotency {
    static let keyLengths = 16...255

    /// Runs a writing operation, or gives the answer kept under its key. A token that only reads
    /// is refused by the operation, whatever the account's others did.
    static func run(_ call: Call) throws -> Response {
        guard let key = try key(of: call), let caller = call.caller,
            caller.permissions.mayWrite, let digest = digest(of: call.request)
        else { return try call.operation.run(call) }
        let now = call.moment.seconds
        let kept = try call.registry.keptAnswer(to: caller.account, key: key, now: now)
        if let kept { return try replay(kept, of: digest, to: call) }
        let response = try call.operation.run(call)
        try call.registry.keep(
            KeptAnswer(response, to: digest), to: caller.account, key: key, now: now)
        return response
    }

    /// The key, where the operation takes one: what creates or moves something is a POST.
    static func key(of call: Call) throws -> String? {
        guard call.operation.method == .post else { return nil }
        let keys = call.request.head.fields.values("idempotency-key")
        guard let key = keys.first else { return nil }
        let isPrintable = key.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard keys.count == 1, keyLengths.contains(key.utf8.count), isPrintable else {
            throw Problem(
                .idempotencyKeyInvalid,
                "One Idempotency-Key of 16 to 255 printable ASCII characters, please.")
        }
        return key
    }

    private static func replay(
        _ kept: KeptAnswer, of digest: [UInt8], to call: Call
    ) throws -> Response {
        guard kept.request == digest else {
            throw Problem(
                .idempotencyKeyReused, "This key was used for another request; take a new one.")
        }
        var response = try Response(kept)
        try requireStillThere(response, call)
        response.add("Idempotency-Replayed", "true")
        return response
    }

    /// What was hidden from its reader since, or deleted, is not told once more: neither what was
    /// made nor what it was done to.
    private static func requireStillThere(_ kept: Response, _ call: Call) throws {
        let segments = call.request.head.target.path.split(separator: "/").prefix(3)
        let subject = call.parameters.isEmpty ? nil : "/" + segments.joined(separator: "/")
        for target in [kept["Location"], subject].compactMap({ $0 }) {
            guard try call.canStillRead(target) else { throw Problem.notFound }
        }
    }

    /// Nil where the content did not come, and the request will not be done.
    private static func digest(of request: Request) -> [UInt8]? {
        let content: [UInt8]
        switch request.content {
        case .none: content = []
        case .bytes(let bytes): content = bytes
        case .awaited, .tooLarge: return nil
        }
        let target = request.head.target
        var hash = SHA256()
        hash.update(
            data: Array("\(request.head.method.token) \(target.path)?\(target.query ?? "")\n".utf8))
        hash.update(data: content)
        return Array(hash.finalize())
    }
}

extension KeptAnswer {
    fileprivate init(_ response: Response, to request: [UInt8]) {
        var writer = JSONWriter()
        writer.array { fields in
            for field in response.fields {
                fields.string(field.name)
                fields.string(field.value)
            }
        }
        self.init(
            request: request, status: response.status.code, fields: writer.bytes,
            content: response.body)
    }
}

extension Response {
    fileprivate init(_ kept: KeptAnswer) throws {
        self.init(Status(kept.status), body: kept.content)
        guard case .array(let words) = try JSONParser.parse(kept.fields) else { return }
        for index in stride(from: 0, to: words.count - 1, by: 2) {
            guard case .string(let name) = words[index], case .string(let value) = words[index + 1]
            else { continue }
            add(name, value)
        }
    }
}
