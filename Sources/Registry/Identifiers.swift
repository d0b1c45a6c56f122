package import Article16

/// New ids: a prefix and 128 random bits, so that neither number nor time can be read from one.
package enum Identifier {
    /// RFC 4648, section 6, in lower case and without padding.
    package static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// 128 bits in digits of five bits are 26.
    package static let length = 26

    package static func new<Of>(_ prefix: StaticString) -> ID<Of> {
        var generator = SystemRandomNumberGenerator()
        return new(prefix, using: &generator)
    }

    static func new<Of>(
        _ prefix: StaticString, using generator: inout some RandomNumberGenerator
    ) -> ID<Of> {
        var bits = UInt128.random(in: .min ... .max, using: &generator)
        var digits: [UInt8] = []
        for _ in 0..<length {
            digits.append(alphabet[Int(bits & 31)])
            bits >>= 5
        }
        return ID("\(prefix)_" + String(decoding: digits, as: UTF8.self))
    }
}
