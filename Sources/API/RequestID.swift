/// A name for one request, which ties its answer to its log line: a UUID of version 4 (RFC 9562).
package struct RequestID: Sendable {
    private let uuid: UUIDText

    /// - Parameter generator: of the system's bits, as an id must not be guessed from others.
    package init(using generator: inout some RandomNumberGenerator) {
        uuid = UUIDText(version: 4, generator.next(), generator.next())
    }

    package var text: String { uuid.text }

    var urn: String { uuid.urn }
}
