/// What a response depends on besides itself: the request it answers and its connection.
package struct ResponseContext: Sendable {
    /// The request was HEAD: the head as for GET, and nothing after it.
    package var omitsContent: Bool
    /// The request's; HTTP/1.0 is told when the connection stays open.
    package var version: Version
    /// Whether the connection carries on after this response.
    package var keepsAlive: Bool

    package init(omitsContent: Bool, version: Version, keepsAlive: Bool) {
        self.omitsContent = omitsContent
        self.version = version
        self.keepsAlive = keepsAlive
    }

    package init(_ head: RequestHead) {
        omitsContent = head.method == .head
        version = head.version
        keepsAlive = head.keepsAlive
    }
}

extension Response {
    /// RFC 9110, section 10.1.1: the interim response that lets a client send its content.
    package static let continueHead = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

    /// Whether the content goes out after the head.
    package func sendsContent(_ context: ResponseContext) -> Bool {
        !context.omitsContent && !status.hasNoContent && !body.isEmpty
    }

    /// Content that goes out in pieces after the head.
    package func sentPieces(_ context: ResponseContext) -> PiecewiseContent? {
        context.omitsContent || status.hasNoContent ? nil : pieces
    }

    /// Appends the head, with all that the connection adds to it.
    ///
    /// - Parameter date: an IMF-fixdate (RFC 9110, section 6.6.1: an origin server with a clock
    ///   MUST generate a Date).
    package func writeHead(
        into octets: inout [UInt8], _ context: ResponseContext, date: HTTPDate.Text
    ) {
        octets.append(ascii: "HTTP/1.1 ")
        octets.append(decimal: status.code)
        octets.append(ascii: " ")
        octets.append(ascii: status.reason)
        octets.append(ascii: Self.browserFields)
        octets.append(ascii: "\r\nDate: ")
        octets.append(copying: date.octets.span)
        if lines.isEmpty { writeFields(into: &octets) } else { octets.append(copying: lines.span) }
        writeCoding(into: &octets, context)
        writeConnection(into: &octets, context)
        octets.append(ascii: "\r\n\r\n")
    }

    /// Each field after the end of the line before it, and how long the content is.
    func writeFields(into octets: inout [UInt8]) {
        for (name, value) in fields {
            octets.append(ascii: "\r\n")
            octets.append(fieldText: name)
            octets.append(ascii: ": ")
            octets.append(fieldText: value)
        }
        // RFC 9110, section 8.6: MUST NOT be sent with 1xx and 204; with 304 it would have to be
        // that of the 200, which is not known here.
        if !status.hasNoContent, pieces == nil {
            octets.append(ascii: "\r\nContent-Length: ")
            octets.append(decimal: body.count)
        }
    }

    /// That the end of the content will show (RFC 9112, section 6.3): by the last chunk; to a
    /// client of HTTP/1.0, which is told nothing, by the end of the connection.
    private func writeCoding(into octets: inout [UInt8], _ context: ResponseContext) {
        guard let pieces, !status.hasNoContent, context.version != .http10 else { return }
        octets.append(ascii: "\r\nTransfer-Encoding: chunked")
        guard !pieces.trailers.isEmpty else { return }
        octets.append(ascii: "\r\nTrailer: ")
        octets.append(fieldText: pieces.trailers.joined(separator: ", "))
    }

    /// Appends head and content: the bytes of the whole response.
    package func write(
        into octets: inout [UInt8], _ context: ResponseContext, date: HTTPDate.Text
    ) {
        writeHead(into: &octets, context, date: date)
        if sendsContent(context) { octets.append(contentsOf: body) }
    }

    /// RFC 9112, section 9.3 and 9.6: the last response says close; that the connection stays
    /// open goes without saying in HTTP/1.1 and must be said to a client of 1.0.
    private func writeConnection(into octets: inout [UInt8], _ context: ResponseContext) {
        if !context.keepsAlive {
            octets.append(ascii: "\r\nConnection: close")
        } else if context.version == .http10 {
            octets.append(ascii: "\r\nConnection: keep-alive")
        }
    }
}

extension Array where Element == UInt8 {
    package mutating func append(ascii text: String) {
        append(copying: text.utf8.span)
    }

    package mutating func append(decimal number: Int) {
        if number >= 10 { append(decimal: number / 10) }
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    /// Appends a name or value of a field; an octet that would end the line becomes a space.
    ///
    /// Nothing in this service puts one there, and nothing that comes to may split a response
    /// (RFC 9110, section 5.5).
    mutating func append(fieldText text: String) {
        let start = count
        let octets = text.utf8.span
        append(copying: octets)
        guard octets.endOfFieldContent(from: 0, to: octets.count) < octets.count else { return }
        for index in start..<count where !self[index].isFieldContent { self[index] = Octet.space }
    }
}
