internal import Crypto

/// Random bits of the system's, drawn many at once: one by one, each would cost a system call.
///
/// Confined to the thread that has it. What was given out is not kept.
package struct DrawnRandomness: RandomNumberGenerator {
    /// Octets drawn at once.
    private static let amount = 4096

    private var words: [UInt64] = []

    package init() {}

    package mutating func next() -> UInt64 {
        if words.isEmpty { draw() }
        return words.removeLast()
    }

    /// A key is what the library draws in one piece.
    private mutating func draw() {
        let key = SymmetricKey(size: SymmetricKeySize(bitCount: 8 * Self.amount))
        unsafe key.withUnsafeBytes { octets in
            unsafe words.append(contentsOf: octets.bindMemory(to: UInt64.self))
        }
    }
}
