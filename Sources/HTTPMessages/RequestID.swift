/// A name for one request, which ties its answer to its log line: a UUID of version 4 (RFC 9562).
package struct RequestID: Hashable, Sendable {
    private let uuid: UUIDText

    /// - Parameter generator: of the system's bits, as an id must not be guessed from others.
    package init(using generator: inout some RandomNumberGenerator) {
        uuid = UUIDText(version: 4, generator.next(), generator.next())
    }

    package var text: String { uuid.text }

    package var urn: String { uuid.urn }

    /// What this request is in a trace (W3C Trace Context, section 3.2.2.4): never all zeros,
    /// since the variant of the UUID is in it.
    package var span: UInt64 { uuid.low }

    /// Appends the text.
    package func write(into octets: inout [UInt8]) { uuid.write(into: &octets) }
}
