/// Reads the content of one request as its framing says, up to what its route takes.
package struct ContentReader: Sendable {
    private var decoder: ChunkDecoder?
    /// Octets of a Content-Length that are still to come.
    private var remaining: Int
    private let limit: Int

    /// What has been read so far.
    package private(set) var content: [UInt8] = []

    /// Room made before the first octet of a content comes; a promise of more is not believed.
    private static let trustedLength = 64 * 1024

    /// - Parameter limit: octets; a longer content is `contentTooLarge`, here if its length is
    ///   known, otherwise before the chunk that would pass it is read.
    package init(_ framing: Framing, limit: Int) throws(MessageFault) {
        self.limit = limit
        switch framing {
        case .none:
            remaining = 0
        case .length(let length):
            guard length <= limit else { throw .contentTooLarge }
            remaining = length
            content.reserveCapacity(min(length, Self.trustedLength))
        case .chunked:
            remaining = 0
            decoder = ChunkDecoder()
        }
    }

    /// Octets of the message that have come, for those who measure how fast they do.
    package private(set) var received = 0

    package var isComplete: Bool { decoder?.isDone ?? (remaining == 0) }

    /// Takes octets from `start` and says where it stopped: at their end or at the content's.
    package mutating func read(
        _ octets: Span<UInt8>, from start: Int, _ limits: MessageLimits
    ) throws(MessageFault) -> Int {
        let end: Int
        if decoder != nil {
            // In place, since the content may be long.
            end = try decoder!.decode(octets, from: start, into: &content, limit: limit, limits)
        } else {
            end = start + min(remaining, octets.count - start)
            content.append(copying: octets.extracting(start..<end))
            remaining -= end - start
        }
        received += end - start
        return end
    }
}
