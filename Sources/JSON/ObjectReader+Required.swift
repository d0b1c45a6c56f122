/// Members that must be there.
///
/// What is said of lengths, ranges and words stands with ``JSONElement``'s functions of the same
/// names.
extension ObjectReader {
    /// "" when it fails.
    package mutating func string(_ name: String, _ length: ClosedRange<Int>) -> String {
        element(name)?.string(length) ?? ""
    }

    /// The least of the range when it fails.
    package mutating func int(_ name: String, _ range: ClosedRange<Int>) -> Int {
        element(name)?.int(range) ?? range.lowerBound
    }

    /// False when it fails.
    package mutating func bool(_ name: String) -> Bool {
        element(name)?.bool() ?? false
    }

    package mutating func value<Value>(
        _ name: String, as description: String, _ parse: (String) -> Value?
    ) -> Value? {
        element(name)?.value(as: description, parse)
    }

    package mutating func choice<Word>(_ name: String, _ words: Word.Type) -> Word?
    where Word: RawRepresentable<String> & CaseIterable {
        element(name)?.choice(words)
    }

    package mutating func object<Item>(
        _ name: String, _ read: (inout ObjectReader) -> Item?
    ) -> Item? {
        element(name)?.object(read)
    }

    /// Where `count` allows none, an absent array is one without elements.
    package mutating func array<Item>(
        _ name: String, _ count: ClosedRange<Int>, _ read: (JSONElement) -> Item?
    ) -> [Item] {
        let element = count.contains(0) ? optionalElement(name) : element(name)
        return element?.array(count, read) ?? []
    }

    /// An array of objects, counted as in ``array(_:_:_:)``.
    package mutating func objects<Item>(
        _ name: String, _ count: ClosedRange<Int>, _ read: (inout ObjectReader) -> Item?
    ) -> [Item] {
        array(name, count) { $0.object(read) }
    }

    /// An array of strings, counted as in ``array(_:_:_:)``, each of so many characters.
    package mutating func strings(
        _ name: String, _ count: ClosedRange<Int>, each length: ClosedRange<Int>
    ) -> [String] {
        array(name, count) { $0.string(length) }
    }
}
