internal import Registry

/// A bearer token: exactly those with their own check are taken, and none beside them.
enum TokenTarget: Target {
    static func check(_ octets: [UInt8]) {
        let text = String(decoding: octets, as: UTF8.self)
        if let token = Token(text) {
            expect(token.text == text && text.utf8.count == 42, "a token is as it was written")
            expect(text == sound(Array(text.utf8.dropFirst(6).prefix(30))), "a check is right")
        }
        let made = sound(octets)
        expect(Token(made)?.text == made, "a token with its check is one")
        expect(Token.sha256(of: made).count == 32, "a digest has 256 bits")
        var draw = Draw(octets)
        checkNearMisses(made, &draw)
    }

    private static let alphabet = Array(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    /// A sound token of these octets, taken as digits.
    private static func sound(_ octets: [UInt8]) -> String {
        let digits = (0..<30).map { place in
            guard place < octets.count else { return alphabet[0] }
            let isDigit = alphabet.contains(octets[place])
            return isDigit ? octets[place] : alphabet[Int(octets[place]) % 62]
        }
        var rest = crc32(digits)
        let check = (0..<6).map { _ in
            defer { rest /= 62 }
            return alphabet[Int(rest % 62)]
        }
        return "opcat_" + String(decoding: digits + check, as: UTF8.self)
    }

    /// A CRC finds each error within 32 bits of each other: one digit, or two beside each other.
    private static func checkNearMisses(_ token: String, _ draw: inout Draw) {
        var octets = Array(token.utf8)
        let place = draw.number(0...octets.count - 1)
        octets[place] = octets[place] == 0x30 ? 0x31 : 0x30
        let near = [
            String(decoding: octets, as: UTF8.self), token + "0", String(token.dropLast()),
            " " + token, token + "\n", token.uppercased(),
        ]
        for text in near { expect(Token(text) == nil, "what is nearly a token is none") }
    }

    /// By a table, so that the two ways to reckon it check each other.
    private static let table: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(UInt32(number)) { value, _ in
            value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
        }
    }

    private static func crc32(_ octets: [UInt8]) -> UInt32 {
        ~octets.reduce(.max) { $0 >> 8 ^ table[Int(($0 ^ UInt32($1)) & 0xFF)] }
    }
}
