/// Choices that follow from the octets, so that an input is a whole test case: a request can be
/// read, kept and repeated as it is, and each change of it is cut at other places.
struct Draw: RandomNumberGenerator {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// FNV-1a.
    init(_ octets: [UInt8]) {
        for octet in octets { state = (state ^ UInt64(octet)) &* 0x100_0000_01B3 }
    }

    /// xorshift64, which stays where it is at 0.
    mutating func next() -> UInt64 {
        state = max(state, 1)
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &self) }

    /// True once in so many times: for what takes longer than the parser itself.
    mutating func once(in times: Int) -> Bool { number(1...times) == 1 }

    /// Where octets are cut on their way: in two, and, if they are few, behind each.
    mutating func cuts(of octets: [UInt8]) -> [[Int]] {
        let once = [number(0...octets.count), octets.count]
        return octets.count <= 128 ? [once, Array(0...octets.count)] : [once]
    }
}
