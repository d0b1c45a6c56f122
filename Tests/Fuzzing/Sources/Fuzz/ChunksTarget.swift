internal import HTTPMessages

/// A chunked content, and after it whatever follows on the connection.
enum ChunksTarget: Target {
    private static let limit = 512

    static func check(_ octets: [UInt8]) {
        var draw = Draw(octets)
        let whole = read(octets, upTo: [octets.count])
        for ends in draw.cuts(of: octets) {
            expect(read(octets, upTo: ends) == whole, "cuts do not matter")
        }
        expect(whole.content.count <= limit, "no more is kept than the route takes")
        expect(whole.end <= octets.count, "no octet is taken that did not come")
        guard whole.isComplete else { return }
        checkEnd(octets, whole)
        checkAgain(whole.content, &draw)
    }

    /// Who comes next on the connection begins where the content ends, and nowhere else.
    private static func checkEnd(_ octets: [UInt8], _ whole: Outcome) {
        let alone = Array(octets[..<whole.end])
        expect(read(alone, upTo: [alone.count]) == whole, "what follows does not matter")
        let short = Array(alone.dropLast())
        expect(!read(short, upTo: [short.count]).isComplete, "nothing ends before its end")
        let next = alone + Array("0\r\n\r\n".utf8)
        expect(read(next, upTo: [next.count]) == whole, "what follows is not taken")
    }

    private static func checkAgain(_ content: [UInt8], _ draw: inout Draw) {
        let written = chunked(content, &draw)
        let again = read(written, upTo: [written.count])
        expect(again.isComplete && again.content == content, "what is written is what is read")
        expect(again.end == written.count, "a content is read to its end")
    }

    private static func chunked(_ content: [UInt8], _ draw: inout Draw) -> [UInt8] {
        var written: [UInt8] = []
        var rest = content[...]
        while !rest.isEmpty {
            let size = draw.number(1...rest.count)
            written += Array("\(String(size, radix: 16)) ;a=\"\\\"\";b\r\n".utf8)
            written += rest.prefix(size) + Array("\r\n".utf8)
            rest = rest.dropFirst(size)
        }
        return written + Array("00;c\r\nTrailer: 1\r\n\r\n".utf8)
    }

    private struct Outcome: Equatable {
        var content: [UInt8] = []
        var end = 0
        var isComplete = false
        var fault: MessageFault?
    }

    private static func read(_ octets: [UInt8], upTo ends: [Int]) -> Outcome {
        var outcome = Outcome()
        do throws(MessageFault) {
            var reader = try ContentReader(.chunked, limit: limit)
            for end in ends where !reader.isComplete {
                let piece = octets.span.extracting(0..<end)
                outcome.end = try reader.read(piece, from: outcome.end, MessageLimits())
                expect(reader.received == outcome.end, "octets are counted")
                expect(reader.isComplete || outcome.end == end, "all that comes is taken")
            }
            (outcome.content, outcome.isComplete) = (reader.content, reader.isComplete)
        } catch {
            outcome = Outcome(fault: error)
        }
        return outcome
    }
}
