/// Reads I-JSON (RFC 7493), the strict profile of JSON (RFC 8259).
///
/// Time is linear in the length of the text, also for objects of very many members.
package enum JSONParser {
    /// - Parameter bytes: One whole JSON text in UTF-8, white space around it allowed.
    /// - Throws: ``MalformedJSON`` for the first fault found.
    package static func parse(
        _ bytes: Span<UInt8>, limits: JSONLimits = .standard
    ) throws(MalformedJSON) -> JSONValue {
        var cursor = JSONCursor(limits: limits)
        return try cursor.document(in: bytes)
    }

    /// The same, for bytes in an array.
    package static func parse(
        _ bytes: [UInt8], limits: JSONLimits = .standard
    ) throws(MalformedJSON) -> JSONValue {
        try parse(bytes.span, limits: limits)
    }
}
