internal import Article16
package import Registry

/// What falls due by itself, without anybody's request: done when a service starts and when the
/// day changes, so that what fell due while none ran is caught up.
package enum DailyWork {
    package static func run(in registry: Registry, at moment: Moment) throws {
        try registry.askByStandingConsent(of: nil, today: moment.today, now: moment.text)
    }
}

/// Which day's work is done.
///
/// `@unchecked Sendable`: confined to the queue of the timer that asks it.
package final class Days: @unchecked Sendable {
    private var done: String
    private var isUnderWay = false

    package init(done: String) { self.done = done }

    /// Whether the work of a day is to be begun now: once a day, and not beside itself.
    package func begin(_ day: String) -> Bool {
        guard day != done, !isUnderWay else { return false }
        isUnderWay = true
        return true
    }

    package func end(_ day: String, succeeded: Bool) {
        isUnderWay = false
        if succeeded { done = day }
    }
}
