@testable internal import API
internal import HTTPMessages

/// A path and a query, as in a request target: decoded once, written and decoded as the same.
enum QueryTarget: Target {
    static func check(_ octets: [UInt8]) {
        checkItems(octets)
        var draw = Draw(octets)
        guard draw.once(in: 2) else { return checkDecoding(octets) }
        let line = Array("GET /".utf8) + octets + Array(" HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        do throws(MessageFault) {
            try checkTarget(RequestHead(parsing: line).target)
        } catch {
            expect(error.status != .internalServerError, "a bad target is the client's")
        }
    }

    private static func checkItems(_ octets: [UInt8]) {
        guard let read = result(octets) else { return }
        expect(read.items.count <= QueryItems.maxItems, "items are counted")
        let parts = read.items.map {
            "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))"
        }
        let again = result(Array(parts.joined(separator: "&").utf8))
        expect(again == read, "what is written is what is read")
        for item in read.items {
            expect(!(item.name + item.value).utf8.contains(0), "no NUL comes through")
            expect(read.values(item.name).contains(item.value), "each item is found")
        }
    }

    private static func checkDecoding(_ octets: [UInt8]) {
        let text = String(decoding: octets, as: UTF8.self)
        guard !text.utf8.contains(0) else { return }
        do throws(EncodingFault) {
            let decoded = try PercentDecoding.decode(PercentEncoding.encode(text))
            expect(decoded.utf8.elementsEqual(text.utf8), "encoding is undone")
        } catch {
            fatalError("what is encoded cannot be decoded: \(error)")
        }
    }

    private static func checkTarget(_ target: HTTPMessages.Target) {
        let path = Array(target.path.utf8)
        expect(path.allSatisfy { 0x21...0x7E ~= $0 }, "a path is of visible ASCII")
        do throws(EncodingFault) {
            let segments = try target.segments()
            expect(segments.count <= HTTPMessages.Target.maxSegments, "segments are counted")
            for segment in segments {
                let isSafe = !segment.utf8.contains(0) && !segment.utf8.contains(0x2F)
                expect(isSafe && segment != "." && segment != "..", "no segment walks")
            }
            expect(try decoded(segments) == segments, "a path is what is written of it")
        } catch {
            let isSuspect = path.contains(0x25) || path.contains(0x2E)
            expect(isSuspect || error == .tooMany, "only what may deceive is refused")
        }
    }

    private static func decoded(_ segments: [String]) throws(EncodingFault) -> [String] {
        let path = segments.map(PercentEncoding.encode).joined(separator: "/")
        let line = Array("GET /\(path) HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        do {
            return try RequestHead(parsing: line).target.segments()
        } catch {
            fatalError("what is written is not read: \(error)")
        }
    }

    private static func result(_ octets: [UInt8]) -> QueryItems? {
        do throws(EncodingFault) {
            return try QueryItems(octets)
        } catch {
            return nil
        }
    }
}
