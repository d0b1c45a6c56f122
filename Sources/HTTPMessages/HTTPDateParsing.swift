extension HTTPDate {
    /// Seconds since 1970 of a date in any of the three formats that a recipient MUST accept
    /// (RFC 9110, section 5.6.7); `nil` if it is none of them or no day of the calendar.
    ///
    /// The name of the day is read and not believed.
    ///
    /// - Parameter now: seconds since 1970, for years of two digits: such a year is never more
    ///   than 50 years ahead.
    package static func parse(_ text: String, now: Int64 = 0) -> Int64? {
        let words = text.utf8.split(
            separator: Octet.space, omittingEmptySubsequences: false
        ).map { Array($0) }
        switch words.count {
        // `Sun, 06 Nov 1994 08:49:37 GMT`
        case 6 where words[0].count == 4 && words[5] == gmt && words[3].count == 4:
            guard isWeekday(words[0].dropLast()), words[0].last == Octet.comma else { return nil }
            return instant(words[1], words[2], number(words[3], 4), words[4])
        // `Sunday, 06-Nov-94 08:49:37 GMT`
        case 4 where words[3] == gmt:
            return obsolete(words, now)
        // `Sun Nov  6 08:49:37 1994`
        case 5 where words[2].count == 2:
            return asctime(words[0], words[1], words[2], words[3], words[4])
        case 6 where words[2].isEmpty && words[3].count == 1:
            return asctime(words[0], words[1], [0x30] + words[3], words[4], words[5])
        default: return nil
        }
    }

    private static let gmt = Array("GMT".utf8)

    private static func isWeekday(_ word: ArraySlice<UInt8>) -> Bool {
        weekdays.contains { word.elementsEqual($0.utf8) }
    }

    private static func asctime(
        _ weekday: [UInt8], _ month: [UInt8], _ day: [UInt8], _ time: [UInt8], _ year: [UInt8]
    ) -> Int64? {
        guard isWeekday(weekday[...]) else { return nil }
        return instant(day, month, number(year, 4), time)
    }

    /// The format of RFC 850, whose year has two digits.
    private static func obsolete(_ words: [[UInt8]], _ now: Int64) -> Int64? {
        let names = ["Sun", "Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur"]
        guard names.contains(where: { words[0].elementsEqual(($0 + "day,").utf8) }) else {
            return nil
        }
        let parts = words[1].split(separator: UInt8(ascii: "-")).map { Array($0) }
        guard parts.count == 3, words[1].count == 9, let digits = number(parts[2], 2) else {
            return nil
        }
        let thisYear = year(of: now)
        var year = thisYear / 100 * 100 + digits
        if year > thisYear + 50 { year -= 100 }
        return instant(parts[0], parts[1], year, words[2])
    }

    private static func instant(
        _ dayText: [UInt8], _ monthText: [UInt8], _ year: Int?, _ timeText: [UInt8]
    ) -> Int64? {
        guard let day = number(dayText, 2), let year, year > 0,
            let month = months.firstIndex(where: { monthText.elementsEqual($0.utf8) }),
            isDay(day, of: month + 1, year), let time = time(timeText)
        else { return nil }
        return Self.day(year: year, month: month + 1, day: day) * 86_400 + Int64(time)
    }

    /// `08:49:37`; 60 seconds are those of a leap second.
    private static func time(_ text: [UInt8]) -> Int? {
        let parts = text.split(separator: Octet.colon).map { Array($0) }
        guard text.count == 8, parts.count == 3, let hour = number(parts[0], 2),
            let minute = number(parts[1], 2), let second = number(parts[2], 2),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    private static func number(_ text: [UInt8], _ digits: Int) -> Int? {
        guard text.count == digits, text.allSatisfy(\.isDigit) else { return nil }
        return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
