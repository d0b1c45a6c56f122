import Testing

@testable import HTTPMessages

/// Requests made at random, written down and read again.
struct RoundTripTests {
    /// Repeats itself for a seed, so that a failure can be seen again (xorshift64).
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    /// What is written down.
    struct Sample {
        var method: Method
        var path: String
        var query: String?
        var fields: [String]
        var content: [UInt8]
        var isChunked: Bool
    }

    @Test(arguments: 1...200)
    func `what is written is what is read, however it is cut`(seed: Int) throws {
        var generator = Generator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        for _ in 0..<10 {
            let sample = Sample(using: &generator)
            let octets = sample.written(using: &generator)
            let cuts = (0..<3).map { _ in Int.random(in: 0...octets.count, using: &generator) }
            let outcome = Reading.outcome(of: octets, pieces: cuts.sorted())
            guard case .request(let summary) = outcome else {
                Issue.record("\(outcome) \(String(decoding: octets, as: UTF8.self))")
                return
            }
            #expect(summary.method == sample.method)
            #expect(summary.path == sample.path)
            #expect(summary.query == sample.query)
            #expect(Array(summary.fields.dropLast()) == sample.fields)
            #expect(summary.content == sample.content)
            #expect(summary.length == octets.count)
        }
    }
}

extension RoundTripTests.Sample {
    init(using generator: inout RoundTripTests.Generator) {
        let methods: [HTTPMessages.Method] = [.get, .post, .put, .patch, .delete, .options]
        method = methods.randomElement(using: &generator)!
        path = "/" + Self.word("az09-._~!$&'()*+,;=:@/%41", 0...30, &generator)
        query =
            Bool.random(using: &generator) ? Self.word("az09=&?/%C3", 0...20, &generator) : nil
        fields = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
            let name = Self.word("az09-_!#$%&'*+.^`|~", 1...12, &generator)
            let value = Self.word("a:b,\"(é\t ;=", 0...20, &generator)
            return "\(name)=\(value.drop { $0 == " " || $0 == "\t" })".trimmed
        }
        fields = ["Host=a"] + fields
        let length = Int.random(in: 0...300, using: &generator)
        content = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
        isChunked = Bool.random(using: &generator)
    }

    /// Of whole pieces, so that an encoded octet stays whole.
    private static func word(
        _ alphabet: String, _ length: ClosedRange<Int>,
        _ generator: inout RoundTripTests.Generator
    ) -> String {
        var pieces = alphabet.prefix { $0 != "%" }.map { String($0) }
        let rest = alphabet.drop { $0 != "%" }
        if !rest.isEmpty { pieces.append(rest.count == 3 ? String(rest) : "%") }
        if rest.count != 3 { pieces.removeAll { $0 == "%" } }
        return (0..<Int.random(in: length, using: &generator))
            .map { _ in pieces.randomElement(using: &generator)! }.joined()
    }

    func written(using generator: inout RoundTripTests.Generator) -> [UInt8] {
        var text = "\(method.token) \(path)\(query.map { "?" + $0 } ?? "") HTTP/1.1\r\n"
        for field in fields {
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            text +=
                "\(parts[0]):\(["", " ", "\t "].randomElement(using: &generator)!)\(parts[1])\r\n"
        }
        text += isChunked ? "Transfer-Encoding: chunked" : "Content-Length: \(content.count)"
        return Array((text + "\r\n\r\n").utf8) + (isChunked ? chunked(using: &generator) : content)
    }

    private func chunked(using generator: inout RoundTripTests.Generator) -> [UInt8] {
        var octets: [UInt8] = []
        var rest = content[...]
        while !rest.isEmpty {
            let size = Int.random(in: 1...rest.count, using: &generator)
            octets += Array("\(String(size, radix: 16));x=\"y\"\r\n".utf8)
            octets += rest.prefix(size) + Array("\r\n".utf8)
            rest = rest.dropFirst(size)
        }
        return octets + Array("0\r\nT: 1\r\n\r\n".utf8)
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}
