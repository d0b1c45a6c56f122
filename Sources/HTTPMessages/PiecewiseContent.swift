/// Content that is made while it is sent: its length, and whether it comes to its end, are not
/// known before.
///
/// The server asks for a piece when the client has taken most of the one before, so that what is
/// unsent stays small whatever the client does. Who holds it last lets go of all that is behind
/// it: when the client has gone, no piece is asked for any more.
package struct PiecewiseContent: Sendable {
    package enum Piece: Sendable {
        case more([UInt8])
        /// The rest, which may be empty, and the fields of the trailer section.
        case last([UInt8], trailer: [(name: String, value: String)] = [])
        /// There should be more, and it cannot be had: the message must not look whole.
        case failed
    }

    /// Has the next piece made; to be called again only when that has been given. It returns at
    /// once and gives the piece from whatever thread.
    package typealias Next = @Sendable (_ give: @escaping @Sendable (Piece) -> Void) -> Void

    /// What the last piece brings, for the field `Trailer` (RFC 9110, section 6.6.2).
    package let trailers: [String]
    package let next: Next

    package init(trailers: [String] = [], next: @escaping Next) {
        self.trailers = trailers
        self.next = next
    }
}

/// The chunked transfer coding (RFC 9112, section 7.1).
package enum ChunkEncoder {
    /// Appends one chunk. One without octets would end the message, and is left out.
    package static func write(_ octets: [UInt8], into message: inout [UInt8]) {
        guard !octets.isEmpty else { return }
        message.append(hexadecimal: octets.count)
        message.append(ascii: "\r\n")
        message.append(contentsOf: octets)
        message.append(ascii: "\r\n")
    }

    /// Appends the last chunk and the trailer section.
    package static func writeEnd(
        _ trailer: [(name: String, value: String)], into message: inout [UInt8]
    ) {
        message.append(ascii: "0\r\n")
        for (name, value) in trailer {
            message.append(fieldText: name)
            message.append(ascii: ": ")
            message.append(fieldText: value)
            message.append(ascii: "\r\n")
        }
        message.append(ascii: "\r\n")
    }
}

extension Array where Element == UInt8 {
    fileprivate mutating func append(hexadecimal number: Int) {
        append(ascii: String(number, radix: 16))
    }
}
