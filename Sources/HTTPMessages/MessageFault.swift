/// Why bytes never became a request, or why a request is not worked on.
///
/// Whatever the fault, what follows on the connection cannot be trusted to be where the next
/// request begins: the server answers `status` and closes.
package enum MessageFault: Error, Hashable, Sendable {
    case badRequest(Malformation)
    /// The head or the content did not arrive in its time.
    case requestTimeout
    case contentTooLarge
    case uriTooLong
    case expectationFailed
    case fieldsTooLarge
    /// The service failed to answer as it must.
    case failed
    case methodUnknown
    case unknownTransferCoding
    /// More connections or more waiting answers than the server's limits allow.
    case overloaded
    case versionNotSupported

    package var status: Status {
        switch self {
        case .badRequest: .badRequest
        case .requestTimeout: .requestTimeout
        case .contentTooLarge: .contentTooLarge
        case .uriTooLong: .uriTooLong
        case .expectationFailed: .expectationFailed
        case .fieldsTooLarge: .fieldsTooLarge
        case .failed: .internalServerError
        case .methodUnknown, .unknownTransferCoding: .notImplemented
        case .overloaded: .serviceUnavailable
        case .versionNotSupported: .versionNotSupported
        }
    }
}

/// What is wrong with a message that is answered 400, each with the rule it breaks.
package enum Malformation: String, CaseIterable, Sendable {
    /// RFC 9112, section 2.2: strict choice, a line ends with CR LF.
    case bareLineFeed = "a line feed without its carriage return"
    /// RFC 9112, section 2.2.
    case bareCarriageReturn = "a carriage return without its line feed"
    /// RFC 9110, section 5.5, and RFC 9112, section 3.
    case controlOctet = "a control octet"
    /// RFC 9112, section 3.
    case requestLine = "the request line is not method, target and version"
    /// RFC 9112, section 2.2: more empty lines before a request than are passed over.
    case emptyLines = "too many empty lines before the request line"
    /// RFC 9112, section 3.2, and RFC 3986.
    case target = "the request target"
    /// RFC 9112, section 2.3.
    case version = "the protocol version"
    /// RFC 9112, section 5.1.
    case blankBeforeColon = "blanks between a field name and its colon"
    /// RFC 9112, section 5.2, and section 2.2 for the first field line.
    case folding = "a field line that begins with blanks"
    /// RFC 9110, section 5.1.
    case fieldLine = "a line that is no field"
    /// RFC 9112, section 3.2.
    case hostMissing = "the Host field is missing"
    /// RFC 9112, section 3.2.
    case hostRepeated = "the Host field is repeated"
    /// RFC 9112, section 3.2, and RFC 3986, section 3.2.2.
    case host = "the Host field"
    /// RFC 9110, section 8.6.
    case contentLength = "the Content-Length field"
    /// RFC 9112, section 6.3: strict choice, also when the values agree.
    case contentLengthRepeated = "the Content-Length field is repeated"
    /// RFC 9112, section 6.1 and 6.3.
    case transferEncoding = "the Transfer-Encoding field"
    /// RFC 9112, section 6.1.
    case transferEncodingInHTTP10 = "a Transfer-Encoding in HTTP/1.0"
    /// RFC 9112, section 6.1: strict choice, never one above the other.
    case twoFramings = "both Transfer-Encoding and Content-Length"
    /// RFC 9110, section 7.6.1.
    case connection = "the Connection field"
    /// RFC 9112, section 7.1.
    case chunk = "a chunk that is not as its grammar says"
    /// RFC 9112, section 7.1.1: their total length is limited.
    case chunkExtensions = "too many chunk extensions"
    /// RFC 9112, section 8.
    case incomplete = "the request ended before it was whole"
}

/// What a message may take up; everything that comes from outside has a limit.
package struct MessageLimits: Hashable, Sendable {
    /// Octets of the request target; more is answered 414.
    package var target = 8 * 1024
    /// Octets of all field lines of a head with their line ends; more is answered 431.
    package var head = 16 * 1024
    /// Field lines of a head; more is answered 431. Trailers have the same two limits.
    package var fields = 64

    package init() {}

    /// RFC 9112, section 3: a method longer than any that is implemented is answered 501.
    static let method = 32
    /// RFC 9112, section 2.2: empty lines passed over before a request line; strict choice, the
    /// one that SHOULD be.
    static let emptyLines = 1
    /// RFC 9112, section 7.1: digits of a chunk size, leading zeros included.
    static let chunkSizeDigits = 16
    /// RFC 9112, section 7.1.1: octets of all chunk extensions of one message.
    static let chunkExtensions = 4 * 1024
}
