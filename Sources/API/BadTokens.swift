internal import Synchronization

/// Counts the tokens that did not hold, by the address they came from.
///
/// Only what is answered to a wrong token depends on the count: a right one is looked up and
/// works whatever came from the same address, since many officials share one. Its memory is a
/// table of fixed size: an address is looked for in the few slots that its hash leads to, and
/// where they are taken the oldest goes.
package final class BadTokens: Sendable {
    /// How long wrong tokens are counted together, in seconds.
    static let period = 60
    package static let usualLimit = 20

    private static let sets = 512
    private static let ways = 8

    private struct Slot {
        let address: ClientAddress
        let since: Int
        var count: Int
    }

    /// How many a period are answered 401.
    private let limit: Int
    private let slots = Mutex<[Slot?]>(Array(repeating: nil, count: sets * ways))

    package init(limit: Int = BadTokens.usualLimit) {
        self.limit = limit
    }

    /// How many addresses are remembered at the most.
    static var capacity: Int { sets * ways }

    /// Counts one wrong token.
    ///
    /// - Parameter now: in seconds since 1970.
    /// - Returns: whether the address has had more of them in this period than it may.
    func exceeds(_ address: ClientAddress, at now: Int) -> Bool {
        let first = Int(UInt(bitPattern: address.hashValue) % UInt(Self.sets)) * Self.ways
        return slots.withLock { slots in
            let set = first..<first + Self.ways
            let own = set.first { slots[$0]?.address == address }
            let place = own ?? Self.oldest(of: set, in: slots)
            if let slot = slots[place], slot.address == address, now - slot.since < Self.period {
                slots[place]?.count = min(slot.count + 1, limit + 1)
            } else {
                slots[place] = Slot(address: address, since: now, count: 1)
            }
            return slots[place]?.count ?? 0 > limit
        }
    }

    /// A free slot, or the one whose period began first.
    private static func oldest(of set: Range<Int>, in slots: [Slot?]) -> Int {
        set.min { slots[$0]?.since ?? .min < slots[$1]?.since ?? .min } ?? set.lowerBound
    }
}
