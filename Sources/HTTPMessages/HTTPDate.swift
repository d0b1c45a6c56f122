/// Dates of HTTP (RFC 9110, section 5.6.7), in whole seconds since 1970, UTC.
package enum HTTPDate {
    /// An IMF-fixdate: 29 octets, `Sun, 06 Nov 1994 08:49:37 GMT`.
    package struct Text: Sendable {
        package let octets: [UInt8]
        package var string: String { String(decoding: octets, as: UTF8.self) }
    }

    /// - Parameter seconds: 0001-01-01 to 9999-12-31; what is outside is taken as the nearer end.
    package static func format(_ seconds: Int64) -> Text {
        let seconds = min(max(seconds, -62_135_596_800), 253_402_300_799)
        let day = seconds.flooredQuotient(86_400)
        let time = Int(seconds - day * 86_400)
        let date = civil(day)
        var octets: [UInt8] = []
        octets.reserveCapacity(29)
        octets.append(ascii: weekdays[Int((day + 4) - (day + 4).flooredQuotient(7) * 7)])
        octets.append(ascii: ", ")
        octets.append(date.day, digits: 2)
        octets.append(ascii: " ")
        octets.append(ascii: months[date.month - 1])
        octets.append(ascii: " ")
        octets.append(date.year, digits: 4)
        for (mark, part) in [(" ", time / 3600), (":", time / 60 % 60), (":", time % 60)] {
            octets.append(ascii: mark)
            octets.append(part, digits: 2)
        }
        octets.append(ascii: " GMT")
        return Text(octets: octets)
    }

    /// Sunday first: 1970-01-01 was a Thursday.
    static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The year that an instant is in.
    static func year(of seconds: Int64) -> Int {
        civil(seconds.flooredQuotient(86_400)).year
    }

    /// The date of the proleptic Gregorian calendar, counted in eras of 400 years that begin in
    /// March, so that a leap day is the last of its year.
    private static func civil(_ day: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = Int(day) + 719_468
        let era = Int(Int64(shifted).flooredQuotient(146_097))
        let dayOfEra = shifted - era * 146_097
        let year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let isNextYear = month >= 10
        return (
            year + era * 400 + (isNextYear ? 1 : 0),
            isNextYear ? month - 9 : month + 3,
            dayOfYear - (153 * month + 2) / 5 + 1
        )
    }

    /// Days since 1970-01-01; the inverse of `civil`.
    static func day(year: Int, month: Int, day: Int) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = Int(Int64(year).flooredQuotient(400))
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int64(era * 146_097 + dayOfEra - 719_468)
    }

    /// Whether the month of the year has this day.
    static func isDay(_ day: Int, of month: Int, _ year: Int) -> Bool {
        guard 1...12 ~= month, day >= 1 else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day <= days[month - 1]
    }
}

extension Int64 {
    fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

extension Array where Element == UInt8 {
    fileprivate mutating func append(_ number: Int, digits: Int) {
        var scale = 1
        for _ in 1..<digits { scale *= 10 }
        while scale > 0 {
            append(UInt8(ascii: "0") + UInt8(number / scale % 10))
            scale /= 10
        }
    }
}
