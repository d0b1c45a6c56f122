/// When to look at which connection again.
///
/// A wheel of buckets, one a tick. A connection has one entry that counts; when its deadline moves
/// away the entry stays, and finds at its time that it came too early. So the deadlines of
/// connections that do well cost nothing.
struct DeadlineWheel {
    /// Milliseconds of a tick: a deadline is kept no earlier, and at most this much later.
    static let tick: UInt64 = 32
    /// A deadline further away than this many ticks is looked at on the way there.
    static let size: UInt64 = 2_048

    private var buckets: [[ConnectionID]]
    /// The first tick that has not been looked at.
    private var next: UInt64
    /// No entry is in a tick before this one.
    private var earliest = UInt64.max
    private var count = 0

    init(now: UInt64) {
        buckets = Array(repeating: [], count: Int(Self.size))
        next = now / Self.tick
    }

    /// The tick at which a deadline is looked at, given in milliseconds.
    func position(of deadline: UInt64) -> UInt64 {
        min(max(deadline / Self.tick + 1, next), next + Self.size - 1)
    }

    mutating func add(_ id: ConnectionID, at position: UInt64) {
        buckets[Int(position % Self.size)].append(id)
        earliest = min(earliest, position)
        count += 1
    }

    /// Milliseconds until the next entry, or `nil` where there is none.
    func delay(from now: UInt64) -> UInt64? {
        guard count > 0 else { return nil }
        let due = earliest * Self.tick
        return due > now ? due - now : 0
    }

    /// The entries of the next tick that is due, moved into `due`; its position, or `nil` where
    /// no tick is due.
    mutating func advance(to now: UInt64, _ due: inout [ConnectionID]) -> UInt64? {
        let current = now / Self.tick
        guard count > 0, earliest <= current else {
            next = max(next, count > 0 ? min(current, earliest) : current)
            return nil
        }
        let position = earliest
        swap(&due, &buckets[Int(position % Self.size)])
        count -= due.count
        next = position + 1
        seekEarliest()
        return position
    }

    private mutating func seekEarliest() {
        earliest = .max
        guard count > 0 else { return }
        earliest = next
        while buckets[Int(earliest % Self.size)].isEmpty { earliest += 1 }
    }
}
