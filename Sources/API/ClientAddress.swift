/// From where somebody asks, as far as it matters for counting: an address of version 4, or the
/// network of one of version 6, of which one household has 2^64.
package enum ClientAddress: Hashable, Sendable {
    case v4(UInt32)
    /// The first 64 bits.
    case v6(UInt64)
    /// A process of this machine.
    case local
}
