/// Members that may be absent or null, which is no failure and gives `nil`. A member that is there
/// must be as it ought to.
extension ObjectReader {
    package mutating func optionalString(
        _ name: String, _ length: ClosedRange<Int>
    ) -> String? {
        optionalElement(name)?.string(length)
    }

    package mutating func optionalInt(_ name: String, _ range: ClosedRange<Int>) -> Int? {
        optionalElement(name)?.int(range)
    }

    package mutating func optionalBool(_ name: String) -> Bool? {
        optionalElement(name)?.bool()
    }

    package mutating func optionalValue<Value>(
        _ name: String, as description: String, _ parse: (String) -> Value?
    ) -> Value? {
        optionalElement(name)?.value(as: description, parse)
    }

    package mutating func optionalChoice<Word>(_ name: String, _ words: Word.Type) -> Word?
    where Word: RawRepresentable<String> & CaseIterable {
        optionalElement(name)?.choice(words)
    }

    package mutating func optionalObject<Item>(
        _ name: String, _ read: (inout ObjectReader) -> Item?
    ) -> Item? {
        optionalElement(name)?.object(read)
    }

    package mutating func optionalArray<Item>(
        _ name: String, _ count: ClosedRange<Int>, _ read: (JSONElement) -> Item?
    ) -> [Item]? {
        optionalElement(name)?.array(count, read)
    }
}
