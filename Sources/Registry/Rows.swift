internal import Article16
internal import SQLite

extension Row {
    /// A column whose `CHECK` says that it holds a day.
    func date(_ column: Int) throws(StorageFault) -> CalendarDate {
        guard let date = CalendarDate(text(column)) else { throw .unavailable }
        return date
    }

    func optionalDate(_ column: Int) throws(StorageFault) -> CalendarDate? {
        isNull(column) ? nil : try date(column)
    }

    /// A column whose `CHECK` restates an enum.
    func word<Word: RawRepresentable>(_ column: Int, as: Word.Type) throws(StorageFault) -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: text(column)) else { throw .unavailable }
        return word
    }
}

extension Value {
    static func optional(_ text: String?) -> Value {
        text.map(Value.text) ?? .null
    }

    static func int(_ number: Int) -> Value {
        .integer(Int64(number))
    }

    static func date(_ date: CalendarDate?) -> Value {
        optional(date?.description)
    }
}
