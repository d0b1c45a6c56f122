internal import API
internal import Article16
internal import HTTPMessages

/// Dates of HTTP, days of the calendar, and instants; each is what is written of it.
enum DatesTarget: Target {
    static func check(_ octets: [UInt8]) {
        let text = String(decoding: octets, as: UTF8.self)
        var draw = Draw(octets)
        checkHTTPDate(text, now: Int64(draw.number(0...last)))
        if let day = CalendarDate(text) { checkDay(day, text) }
        checkInstant(octets)
    }

    /// The last second of the year 9999.
    private static let last = 253_402_300_799
    private static let first = -62_135_596_800

    private static func checkHTTPDate(_ text: String, now: Int64) {
        guard let seconds = HTTPDate.parse(text, now: now) else { return }
        // 60 seconds are those of a leap second, also at the end of the last year.
        expect((first...last + 1).contains(Int(seconds)), "a date is of the years 1 to 9999")
        let written = HTTPDate.format(seconds)
        expect(written.octets.count == 29, "a date of HTTP has 29 octets")
        let again = HTTPDate.parse(written.string)
        expect(again == min(seconds, Int64(last)), "what is written is what is read")
    }

    private static func checkDay(_ day: CalendarDate, _ text: String) {
        expect(day.description == text, "a day is as it was written")
        expect(CalendarDate(daysSinceEpoch: day.daysSinceEpoch) == day, "days are counted")
        expect(day.adding(days: 1) > day, "tomorrow is later")
        expect(day.adding(days: 1).adding(days: -1) == day, "yesterday was today's eve")
        for months in [1, 6, 12] {
            let later = day.adding(months: months)
            let days = later.daysSinceEpoch - day.daysSinceEpoch
            expect((28 * months...31 * months).contains(days), "months have 28 to 31 days")
            expect(later.day == day.day || later.adding(days: 1).day == 1, "or the last of a month")
        }
    }

    /// The first eight octets as an instant, told by two clocks that know nothing of each other.
    private static func checkInstant(_ octets: [UInt8]) {
        let bits = octets.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let moment = Moment(seconds: Int(bits % UInt64(last + 1)))
        let parts = moment.text.split { $0 == "T" || $0 == "Z" }
        expect(parts.count == 2 && moment.text.utf8.count == 20, "an instant has 20 octets")
        expect(CalendarDate(parts[0]) == moment.today, "an instant is of its day")
        let date = HTTPDate.format(Int64(moment.seconds)).string
        expect(date.dropFirst(17).prefix(8) == parts[1], "both tell the same time")
        expect(date.dropFirst(12).prefix(4) == parts[0].prefix(4), "both tell the same year")
        expect(HTTPDate.parse(date) == Int64(moment.seconds), "what is written is what is read")
    }
}
