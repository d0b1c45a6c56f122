internal import Glibc
internal import HTTPMessages

/// The time of one batch of events, asked for once, without a system call (vdso(7)).
struct Clock {
    /// Milliseconds that only go forward, from an arbitrary start.
    private(set) var now: UInt64 = 0
    /// The date that goes into responses.
    private(set) var date = HTTPDate.format(0)
    private var second: Int64 = 0

    init() { update() }

    /// Nanoseconds that only go forward, as of this very moment.
    static var nanoseconds: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    mutating func update() {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        now = UInt64(time.tv_sec) * 1_000 + UInt64(time.tv_nsec) / 1_000_000
        clock_gettime(CLOCK_REALTIME, &time)
        if Int64(time.tv_sec) != second {
            second = Int64(time.tv_sec)
            date = HTTPDate.format(second)
        }
    }
}

extension Double {
    /// Seconds as whole milliseconds.
    var milliseconds: UInt64 { UInt64(max(0, self * 1_000)) }
}
