internal import Crypto

/// Random bits of the system's, stretched: drawn one by one, each word would cost a system call.
///
/// A key that the system drew and that is used for nothing else turns zeros into bits that nobody
/// can tell from random ones (ChaCha20, RFC 8439), and is forgotten at once; so are the bits that
/// were given out. Confined to the thread that has it.
package struct DrawnRandomness: RandomNumberGenerator {
    /// Octets made of one key.
    private static let amount = 4096
    private static let zeros = [UInt8](repeating: 0, count: amount)

    private var words: [UInt64] = []

    package init() {}

    package mutating func next() -> UInt64 {
        if words.isEmpty { draw() }
        return words.removeLast()
    }

    private mutating func draw() {
        do {
            let key = SymmetricKey(size: .bits256)
            let octets = Array(try ChaChaPoly.seal(Self.zeros, using: key).ciphertext)
            words = stride(from: 0, to: octets.count, by: 8).map { start in
                octets[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
            }
        } catch {
            // The cipher takes every key of this length. If not, the system draws one by one.
            var system = SystemRandomNumberGenerator()
            words = [system.next()]
        }
    }
}
