/// A response: status, fields and content, without what the connection adds to it.
///
/// `Date`, `Content-Length`, `Transfer-Encoding`, `Trailer` and `Connection` are written by the
/// server and do not belong here.
package struct Response: Sendable {
    package var status: Status
    package var fields: [(name: String, value: String)] { didSet { lines = [] } }
    /// For HEAD the content that GET would have had; the server leaves it out.
    package var body: [UInt8] { didSet { lines = [] } }
    /// Content that is made while it is sent, in place of `body`.
    package var pieces: PiecewiseContent? { didSet { lines = [] } }
    /// The fields as they are sent, `Content-Length` among them, where they were written before
    /// (`prepared`).
    private(set) var lines: [UInt8] = []
    /// For the log and the counters of the service; it is not sent.
    package var note = ResponseNote()

    package init(
        _ status: Status, fields: [(name: String, value: String)] = [], body: [UInt8] = []
    ) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// The first field of this name, without regard to case.
    package subscript(_ name: String) -> String? {
        let wanted = name.lowercased()
        return fields.first { $0.name.lowercased() == wanted }?.value
    }

    /// The same response with its fields written once, for one that is sent again and again.
    package func prepared() -> Response {
        var prepared = self
        writeFields(into: &prepared.lines)
        return prepared
    }

    package mutating func add(_ name: String, _ value: String) {
        fields.append((name, value))
    }

    /// Puts this value in the place of every field of this name.
    package mutating func set(_ name: String, _ value: String) {
        let wanted = name.lowercased()
        fields.removeAll { $0.name.lowercased() == wanted }
        fields.append((name, value))
    }
}
