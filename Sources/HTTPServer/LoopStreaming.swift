internal import CEpoll
internal import Glibc
internal import HTTPMessages

/// Content on its way that is made while it is sent.
struct ContentStream {
    let content: PiecewiseContent
    /// Its end shows in the message; that of HTTP/1.0 is the end of the connection.
    let isChunked: Bool
    /// Whether a piece was asked for and has not come.
    var isAsked = false
}

// Answers whose content is made while it is sent: one piece at a time, when the client has taken
// most of those before it.
extension Loop {
    /// Begins with the content of the first exchange, whose head has been staged.
    mutating func begin(_ slot: Int, _ content: PiecewiseContent, _ context: ResponseContext) {
        connections[slot].stream = ContentStream(
            content: content, isChunked: context.version != .http10)
    }

    /// Asks for the next piece where little is left to be sent: an answer waits for a slow client
    /// where it is made, and not in memory.
    mutating func askForPiece(_ slot: Int) {
        guard let stream = connections[slot].stream, !stream.isAsked,
            connections[slot].outgoing.count <= ServerSettings.unsentBeforePiece
        else { return }
        connections[slot].stream?.isAsked = true
        let ticket = Ticket(connection: id(slot), sequence: connections[slot].firstSequence)
        let mailbox = mailbox
        stream.content.next { mailbox.post(.piece(ticket, $0)) }
    }

    /// A piece, for a client that may have gone: then it is the last that is made.
    mutating func deliver(_ piece: PiecewiseContent.Piece, _ ticket: Ticket) {
        sendUnsent()
        guard let slot = slot(of: ticket.connection),
            ticket.sequence == connections[slot].firstSequence,
            connections[slot].stream?.isAsked == true
        else { return }
        connections[slot].stream?.isAsked = false
        switch piece {
        case .more(let octets): stage(slot, octets)
        case .last(let octets, let trailer):
            stage(slot, octets)
            end(slot, trailer)
        case .failed: return close(slot)
        }
        pump(slot)
    }

    private mutating func stage(_ slot: Int, _ octets: [UInt8]) {
        precondition(staged.isEmpty || stagedSlot == slot, "a response of another connection")
        stagedSlot = slot
        if connections[slot].stream?.isChunked == true {
            ChunkEncoder.write(octets, into: &staged)
        } else {
            staged.append(contentsOf: octets)
        }
    }

    /// The message is whole; what was answered meanwhile follows it.
    private mutating func end(_ slot: Int, _ trailer: [(name: String, value: String)]) {
        if connections[slot].stream?.isChunked == true {
            ChunkEncoder.writeEnd(trailer, into: &staged)
        }
        connections[slot].stream = nil
        connections[slot].exchanges.removeFirst()
        connections[slot].firstSequence &+= 1
        stageAnswered(slot)
    }

    /// Where the end of the connection would be taken for the end of the content, it is reset
    /// (RFC 9112, section 8: otherwise an incomplete message of HTTP/1.0 counts as whole).
    func markCut(_ slot: Int) {
        guard let stream = connections[slot].stream, !stream.isChunked else { return }
        var abrupt = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
            connections[slot].descriptor, SOL_SOCKET, SO_LINGER, &abrupt,
            socklen_t(MemoryLayout.size(ofValue: abrupt)))
    }
}
