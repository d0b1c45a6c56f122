internal import Article16
internal import SQLite

extension Row {
    /// A column whose `CHECK` says that it holds a day.
    func date(_ column: Int) throws(SQLiteError) -> CalendarDate {
        guard let date = CalendarDate(text(column)) else { throw .unreadable("a day") }
        return date
    }

    func optionalDate(_ column: Int) throws(SQLiteError) -> CalendarDate? {
        isNull(column) ? nil : try date(column)
    }

    /// A column whose `CHECK` restates an enum.
    func word<Word: RawRepresentable>(_ column: Int, as: Word.Type) throws(SQLiteError) -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: text(column)) else { throw .unreadable("a word") }
        return word
    }

    func optionalWord<Word: RawRepresentable>(
        _ column: Int, as: Word.Type
    ) throws(SQLiteError) -> Word? where Word.RawValue == String {
        isNull(column) ? nil : try word(column, as: Word.self)
    }

    /// A column whose foreign key says that it holds a State Party's code.
    func stateCode(_ column: Int) throws(SQLiteError) -> StateCode {
        guard let code = StateCode(text(column)) else { throw .unreadable("a State Party") }
        return code
    }
}

extension Value {
    static func date(_ date: CalendarDate?) -> Value {
        .optional(date?.description)
    }
}
