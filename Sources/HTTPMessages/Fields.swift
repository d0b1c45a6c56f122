/// Where one field stands in the octets of its head. Offsets are from the head's first octet.
struct FieldMark: Hashable, Sendable {
    let nameStart: UInt32
    let nameEnd: UInt32
    let valueStart: UInt32
    let valueEnd: UInt32

    init(name: Range<Int>, value: Range<Int>) {
        nameStart = UInt32(name.lowerBound)
        nameEnd = UInt32(name.upperBound)
        valueStart = UInt32(value.lowerBound)
        valueEnd = UInt32(value.upperBound)
    }

    var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
    var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
}

/// The fields of a request: ranges over the octets of its head, made into words when asked for.
///
/// Names are compared without regard to case (RFC 9110, section 5.1). Values keep their octets,
/// without the blanks around them; what is not UTF-8 is shown with replacement characters.
package struct Fields: Sendable {
    let octets: [UInt8]
    let marks: [FieldMark]

    /// How many field lines there are.
    package var count: Int { marks.count }

    /// The values of all fields of this name, joined by `, ` (RFC 9110, section 5.3).
    package subscript(_ name: String) -> String? {
        var joined: String?
        for mark in marks where isNamed(name, mark) {
            let value = word(mark.value)
            joined = joined.map { $0 + ", " + value } ?? value
        }
        return joined
    }

    /// The values of the fields of this name, one a line, in their order.
    package func values(_ name: String) -> [String] {
        marks.filter { isNamed(name, $0) }.map { word($0.value) }
    }

    package func contains(_ name: String) -> Bool {
        marks.contains { isNamed(name, $0) }
    }

    /// Whether there is exactly one field of this name and its value is exactly this.
    ///
    /// Makes no word: the quick question of a poll that repeats the one tag it was given.
    package func isSingle(_ name: String, value: String) -> Bool {
        var answer = false
        var seen = 0
        for mark in marks where isNamed(name, mark) {
            seen += 1
            answer = isSame(mark.value, value.utf8.span)
        }
        return answer && seen == 1
    }

    /// Every field line in order, for those that must see all of them.
    package var all: [(name: String, value: String)] {
        marks.map { (word($0.name), word($0.value)) }
    }

    private func word(_ range: Range<Int>) -> String {
        String(decoding: octets[range], as: UTF8.self)
    }

    private func isNamed(_ name: String, _ mark: FieldMark) -> Bool {
        let range = mark.name
        let letters = name.utf8.span
        guard range.count == letters.count else { return false }
        let octets = octets.span
        for index in letters.indices
        where octets[range.lowerBound + index].lowercased != letters[index].lowercased {
            return false
        }
        return true
    }

    private func isSame(_ range: Range<Int>, _ value: Span<UInt8>) -> Bool {
        guard range.count == value.count else { return false }
        let octets = octets.span
        for index in value.indices where octets[range.lowerBound + index] != value[index] {
            return false
        }
        return true
    }
}
