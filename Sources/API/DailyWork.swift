internal import Article16
package import Registry

/// What falls due by itself, without anybody's request: done when a service starts and when the
/// day changes, so that what fell due while none ran is caught up.
package enum DailyWork {
    package static func run(in registry: Registry, at moment: Moment) throws {
        try registry.askByStandingConsent(of: nil, today: moment.today, now: moment.text)
    }
}
