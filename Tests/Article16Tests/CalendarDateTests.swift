import Testing

@testable import Article16

@Suite("Days of the calendar")
struct CalendarDateTests {
    @Test(arguments: ["0001-01-01", "2024-01-03", "2024-02-29", "2000-02-29", "9999-12-31"])
    func `a day is read as it is printed`(text: String) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.description == text)
        #expect(CalendarDate(text[...]) == date)
        #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
    }

    @Test func `year, month and day are in this order`() {
        let date = day("2024-01-03")
        #expect((date.year, date.month, date.day) == (2024, 1, 3))
    }

    static let malformed = [
        "", "2024", "2024-01", "2024-1-03", "2024-01-3", "24-01-03", "02024-01-03", "20240103",
        "2024/01/03", "2024-01/03", "2024_01-03", "2024-01-03 ", " 2024-01-03", "2024-01-3 ",
        "2024-01-03T00:00:00Z", "+024-01-03", "-024-01-03", "2024-0a-03", "2024-01-0:",
        "202/-01-03", "2024-01-0\u{0}", "２０２４-01-03", "2024–01-03", "2024-٠1-3",
    ]

    static let impossible = [
        "0000-01-01", "2024-00-10", "2024-13-01", "2024-01-00", "2024-01-32", "2024-02-30",
        "2023-02-29", "1900-02-29", "2100-02-29", "2024-04-31", "2024-06-31", "2024-09-31",
        "2024-11-31", "2024-12-32",
    ]

    @Test(arguments: malformed + impossible) func `what is no day is not read as one`(text: String)
    {
        #expect(CalendarDate(text) == nil)
    }

    static let parts = [
        (0, 1, 1), (-1, 1, 1), (10000, 1, 1), (2024, 0, 1), (2024, 13, 1), (2024, 1, 0),
        (2024, 1, -1), (2023, 2, 29), (2024, 2, 30),
    ]

    @Test(arguments: parts) func `what is no day is not made one`(year: Int, month: Int, day: Int) {
        #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }

    /// A calendar that only counts on: the long way, without any of the formulas.
    static func count(
        from first: Int, through last: Int, _ visit: (_ year: Int, _ month: Int, _ day: Int) -> Void
    ) {
        for year in first...last {
            let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (index, length) in lengths.enumerated() {
                for day in 1...length { visit(year, index + 1, day) }
            }
        }
    }

    @Test func `days are numbered as a calendar that counts on numbers them, 1600 to 2400`() {
        // 1 January 1600 is 135 140 days before 1 January 1970: 370 years with 90 leap days.
        var number = -(370 * 365 + 90)
        var previous: CalendarDate?
        var wrong: [String] = []
        Self.count(from: 1600, through: 2400) { year, month, day in
            let date = CalendarDate(daysSinceEpoch: number)
            let isRight =
                (date.year, date.month, date.day) == (year, month, day)
                && date.daysSinceEpoch == number
                && CalendarDate(year: year, month: month, day: day) == date
                && previous.map { $0 < date && !(date < $0) && $0.adding(days: 1) == date } != false
            if !isRight { wrong.append("\(number)") }
            number += 1
            previous = date
        }
        #expect(wrong.isEmpty)
        #expect(CalendarDate(daysSinceEpoch: 0) == day("1970-01-01"))
        #expect(number - 1 == day("2400-12-31").daysSinceEpoch)
    }

    @Test func `every day of forty years is printed and read alike`() {
        var wrong: [String] = []
        Self.count(from: 1990, through: 2029) { year, month, day in
            let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
            let text = "\(year)-\(two(month))-\(two(day))"
            let date = CalendarDate(year: year, month: month, day: day)
            if date == nil || date?.description != text || CalendarDate(text) != date {
                wrong.append(text)
            }
        }
        #expect(wrong.isEmpty)
    }

    static let months = Table(
        """
                   | 0          1          6          12         -1         -6         -12
        2024-01-31 | 2024-01-31 2024-02-29 2024-07-31 2025-01-31 2023-12-31 2023-07-31 2023-01-31
        2024-02-29 | 2024-02-29 2024-03-29 2024-08-29 2025-02-28 2024-01-29 2023-08-29 2023-02-28
        2023-12-31 | 2023-12-31 2024-01-31 2024-06-30 2024-12-31 2023-11-30 2023-06-30 2022-12-31
        2023-07-01 | 2023-07-01 2023-08-01 2024-01-01 2024-07-01 2023-06-01 2023-01-01 2022-07-01
        """)

    @Test(arguments: months.cells) func `months are added and clamped`(cell: Cell) throws {
        let months = try #require(Int(cell.column))
        #expect(day(cell.row).adding(months: months) == day(cell.answer))
    }

    static let days = Table(
        """
                   | 0          1          30         365        -1         -366
        2024-02-28 | 2024-02-28 2024-02-29 2024-03-29 2025-02-27 2024-02-27 2023-02-27
        2023-12-31 | 2023-12-31 2024-01-01 2024-01-30 2024-12-30 2023-12-30 2022-12-30
        1970-01-01 | 1970-01-01 1970-01-02 1970-01-31 1971-01-01 1969-12-31 1968-12-31
        """)

    @Test(arguments: days.cells) func `days are added`(cell: Cell) throws {
        let days = try #require(Int(cell.column))
        #expect(day(cell.row).adding(days: days) == day(cell.answer))
    }

    /// Reckoning may lead out of the years that can be read, and leads back.
    @Test(arguments: [1, 59, 60, 400, 146_096, 146_097, 200_000])
    func `days before the first year are counted there and back`(days: Int) {
        let first = day("0001-01-01")
        let before = first.adding(days: -days)
        #expect(before < first)
        #expect(before.adding(days: days) == first)
        #expect(before.daysSinceEpoch == first.daysSinceEpoch - days)
    }

    @Test func `later days are greater, by year, then month, then day`() {
        let ordered = ["2023-12-31", "2024-01-01", "2024-01-02", "2024-02-01", "2025-01-01"]
        let dates = ordered.map(day)
        #expect(dates.reversed().sorted() == dates)
        #expect(dates.shuffled().max() == dates.last)
        #expect(!(dates[0] < dates[0]))
    }
}
