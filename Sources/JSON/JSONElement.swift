/// A value of a message, where it stands, and where to report what is wrong with it.
///
/// Each of the functions asks for one kind of value. `nil` says that the value is not of that kind
/// and that the failure has been recorded.
package struct JSONElement {
    package let value: JSONValue
    package let pointer: JSONPointer
    package let failures: JSONFailures

    package init(_ value: JSONValue, at pointer: JSONPointer = .root, failures: JSONFailures) {
        self.value = value
        self.pointer = pointer
        self.failures = failures
    }

    /// Records a failure of this value. The detail must not repeat the value.
    package func fail(_ code: JSONFailure.Code, _ detail: String) {
        failures.record(code, at: pointer, detail)
    }

    /// A string of so many characters (Unicode code points, as JSON Schema counts them).
    ///
    /// Where at least one is asked for, white space alone is not enough. U+0000 is never accepted:
    /// no text of ours has one, and the functions of SQL end a text there.
    package func string(_ length: ClosedRange<Int>) -> String? {
        guard let text = anyString() else { return nil }
        guard length.lowerBound == 0 || !text.isBlank else {
            return refuse(.empty, "must not be empty")
        }
        guard text.hasCharacters(length) else {
            return refuse(.length, "must be a string of \(amount(length)) characters")
        }
        guard !text.hasNull else {
            return refuse(.format, "must not contain the character U+0000")
        }
        return text
    }

    /// A whole number within a range.
    package func int(_ range: ClosedRange<Int>) -> Int? {
        guard case .number(let number) = value, let integer = number.asInt else {
            return refuse(.type, "must be an integer")
        }
        guard range.contains(integer) else {
            return refuse(
                .range, "must be an integer from \(range.lowerBound) to \(range.upperBound)")
        }
        return integer
    }

    package func bool() -> Bool? {
        guard case .bool(let value) = value else { return refuse(.type, "must be true or false") }
        return value
    }

    /// A string in which a value is written.
    ///
    /// - Parameter description: What it must be, with its article: "a date YYYY-MM-DD".
    package func value<Value>(
        as description: String, _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = anyString() else { return nil }
        return parse(text) ?? refuse(.format, "must be \(description)")
    }

    /// One of the words of an enumeration.
    package func choice<Word>(_ words: Word.Type) -> Word?
    where Word: RawRepresentable<String> & CaseIterable {
        guard let text = anyString() else { return nil }
        if let word = Word(rawValue: text) { return word }
        let allowed = Word.allCases.map(\.rawValue).joined(separator: ", ")
        return refuse(.enum, "must be one of \(allowed)")
    }

    /// An array of so many elements, each read by `read`. Elements of which nothing came are left
    /// out: their failures have been recorded. Too many elements are not read at all.
    package func array<Item>(
        _ count: ClosedRange<Int>, _ read: (JSONElement) -> Item?
    ) -> [Item]? {
        guard case .array(let elements) = value else { return refuse(.type, "must be an array") }
        guard count.lowerBound == 0 || !elements.isEmpty else {
            return refuse(.empty, "must not be empty")
        }
        guard count.contains(elements.count) else {
            return refuse(.length, "must be an array of \(amount(count)) elements")
        }
        return elements.indices.compactMap { index in
            read(element(index, elements[index]))
        }
    }

    /// An object, its members read by `read`; those that are not asked for are unknown ones.
    package func object<Item>(_ read: (inout ObjectReader) -> Item?) -> Item? {
        var reader = ObjectReader(self)
        let item = read(&reader)
        reader.finish()
        return item
    }

    private func element(_ index: Int, _ value: JSONValue) -> JSONElement {
        JSONElement(value, at: .element(index, of: pointer), failures: failures)
    }

    private func anyString() -> String? {
        guard case .string(let text) = value else { return refuse(.type, "must be a string") }
        return text
    }

    private func refuse<Value>(_ code: JSONFailure.Code, _ detail: String) -> Value? {
        fail(code, detail)
        return nil
    }

    private func amount(_ range: ClosedRange<Int>) -> String {
        if range.lowerBound == range.upperBound { return "exactly \(range.lowerBound)" }
        if range.lowerBound == 0 { return "at most \(range.upperBound)" }
        return "\(range.lowerBound) to \(range.upperBound)"
    }
}

extension String {
    /// Nothing but white space, or nothing at all.
    fileprivate var isBlank: Bool {
        unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }

    /// Characters of JSON are scalars, each of one to four octets: they are counted only where the
    /// number of octets does not tell.
    fileprivate func hasCharacters(_ length: ClosedRange<Int>) -> Bool {
        let octets = utf8.count
        if octets <= length.upperBound, octets >= 4 * length.lowerBound { return true }
        return length.contains(unicodeScalars.count)
    }

    fileprivate var hasNull: Bool {
        unsafe utf8.withContiguousStorageIfAvailable { unsafe $0.contains(0) } ?? utf8.contains(0)
    }
}
