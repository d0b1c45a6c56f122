internal import Crypto
internal import HTTPMessages

/// The entity tag of a rendition: a digest of what its reader sees, and of nothing else.
///
/// So it changes when, and only when, what this audience sees changes; what is hidden from it
/// cannot move it.
enum Rendition {
    /// 128 bits of SHA-256.
    private static let length = 16

    static func tag(of bytes: [UInt8]) -> EntityTag {
        tag(of: SHA256.hash(data: bytes))
    }

    private static func tag(of digest: SHA256.Digest) -> EntityTag {
        let alphabet = Array("0123456789abcdef".utf8)
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * length)
        for byte in digest.prefix(length) {
            digits.append(alphabet[Int(byte >> 4)])
            digits.append(alphabet[Int(byte & 15)])
        }
        return EntityTag(String(decoding: digits, as: UTF8.self))
    }

    /// The same digest, of a rendition that is made piece by piece.
    struct Digest {
        private var hash = SHA256()

        mutating func take(_ bytes: [UInt8]) { hash.update(data: bytes) }

        var tag: EntityTag { Rendition.tag(of: hash.finalize()) }
    }
}
