internal import Article16

/// New ids: a prefix and 128 random bits, so that neither number nor time can be read from one.
package enum Identifier {
    /// RFC 4648, section 6, in lower case and without padding.
    package static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// 128 bits in digits of five bits are 26.
    package static let length = 26

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

extension Registry {
    /// A new id, of this connection's chance.
    func newID<Of>(_ prefix: StaticString) -> ID<Of> {
        Identifier.new(prefix, using: &chance)
    }
}

/// Where random bits come from: the system, but for a test that compares two stores byte for
/// byte and needs the same ones in both.
struct Chance: RandomNumberGenerator {
    private var draw: () -> UInt64

    static var system: Chance {
        var drawn = DrawnRandomness()
        return Chance { drawn.next() }
    }

    init(_ draw: @escaping () -> UInt64) {
        self.draw = draw
    }

    mutating func next() -> UInt64 { draw() }

    /// So many random octets, a multiple of eight.
    mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        for _ in 0..<count / 8 {
            var bits = next()
            for _ in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
            }
        }
        return bytes
    }
}
