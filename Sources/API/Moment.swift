package import Article16

/// When a request was answered, as one value for all its parts.
package struct Moment: Sendable {
    /// Seconds since 1 January 1970, UTC.
    package let seconds: Int

    /// RFC 3339, in UTC: `2024-01-03T12:00:00Z`.
    package let text: String

    package init(seconds: Int) {
        self.seconds = seconds
        let time = seconds % Self.secondsADay
        let parts = [time / 3600, time / 60 % 60, time % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let today = CalendarDate(daysSinceEpoch: seconds / Self.secondsADay)
        text = "\(today)T\(parts.joined(separator: ":"))Z"
    }

    package var today: CalendarDate { CalendarDate(daysSinceEpoch: day) }

    /// Days since 1 January 1970.
    var day: Int { seconds / Self.secondsADay }

    package func adding(days: Int) -> Moment {
        Moment(seconds: seconds + days * Self.secondsADay)
    }

    private static let secondsADay = 24 * 60 * 60
}

/// What it is now, written out once a second.
struct PresentMoment {
    private var last = Moment(seconds: 0)

    mutating func moment(at seconds: Int) -> Moment {
        if last.seconds != seconds { last = Moment(seconds: seconds) }
        return last
    }
}
