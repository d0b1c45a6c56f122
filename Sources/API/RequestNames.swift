internal import Crypto
internal import HTTPMessages

/// Names for the requests of one loop, without asking the kernel for each.
///
/// A secret of the kernel's is hashed with the numbers of its outputs, and then with nothing in its
/// own place: what it is now tells neither what it was nor what came of that. A counter would do
/// to tell names apart, but would tell everyone how much is asked.
struct RequestNames: RandomNumberGenerator {
    private var secret: [UInt8]
    /// Outputs of the secret that are not used yet.
    private var pool: [UInt64] = []

    /// Hashes for one secret; each gives four numbers, two names.
    private static let hashes: UInt8 = 32

    init() {
        var system = SystemRandomNumberGenerator()
        secret = (0..<32).map { _ in UInt8.random(in: 0...255, using: &system) }
    }

    mutating func name() -> RequestID { RequestID(from: &self) }

    mutating func next() -> UInt64 {
        if pool.isEmpty { refill() }
        return pool.removeLast()
    }

    private mutating func refill() {
        for number in 1...Self.hashes {
            var word: UInt64 = 0
            for (index, octet) in SHA256.hash(data: secret + [number]).enumerated() {
                word = word << 8 | UInt64(octet)
                if index % 8 == 7 { pool.append(word) }
            }
        }
        secret = Array(SHA256.hash(data: secret + [0]))
    }
}
