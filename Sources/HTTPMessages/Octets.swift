/// A set of ASCII octets, asked one octet at a time without a table in memory.
///
/// The masks are literals so that the sets are constants of the binary; the tests build each set
/// again from the characters that its RFC lists.
package struct OctetSet: Sendable {
    /// Octets 0 to 63, the least significant bit first.
    private let low: UInt64
    /// Octets 64 to 127. What is 128 or above is in no set.
    private let high: UInt64

    private init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    package func contains(_ octet: UInt8) -> Bool {
        let half = octet < 64 ? low : high
        return octet < 128 && (half &>> UInt64(octet & 63)) & 1 == 1
    }

    /// RFC 9110, section 5.6.2: `tchar`.
    package static let token = OctetSet(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE)
    /// RFC 3986, section 3.3: `pchar` without `%`, and `/`.
    package static let path = OctetSet(low: 0x2FFF_FFD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFF)
    /// RFC 3986, section 3.4: what stands in a query, without `%`.
    package static let query = OctetSet(low: 0xAFFF_FFD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFF)
    /// RFC 3986, section 3.2.2: what stands in a `reg-name`, without `%`.
    package static let name = OctetSet(low: 0x2BFF_7FD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE)
    /// RFC 9110, section 8.8.3: `etagc`, without `obs-text`.
    package static let entityTag = OctetSet(low: 0xFFFF_FFFA_0000_0000, high: 0x7FFF_FFFF_FFFF_FFFF)
}

/// Octets with a name, so that the parsers read like their grammars.
package enum Octet {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let percent: UInt8 = 0x25
    static let asterisk: UInt8 = 0x2A
    static let comma: UInt8 = 0x2C
    static let slash: UInt8 = 0x2F
    static let colon: UInt8 = 0x3A
    static let semicolon: UInt8 = 0x3B
    static let equals: UInt8 = 0x3D
    static let question: UInt8 = 0x3F
    static let at: UInt8 = 0x40
    static let backslash: UInt8 = 0x5C
    static let delete: UInt8 = 0x7F
}

extension UInt8 {
    /// RFC 9110, section 5.6.3: a space or a tab.
    var isBlank: Bool { self == Octet.space || self == Octet.tab }

    /// RFC 9110, section 5.5: may stand inside a field value (`obs-text` included).
    var isFieldContent: Bool {
        self >= Octet.space ? self != Octet.delete : self == Octet.tab
    }

    var isDigit: Bool { self &- 0x30 < 10 }

    /// The value of a hexadecimal digit of either case, `nil` for any other octet.
    var hexadecimalValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }

    /// The letter in lower case; any other octet as it is.
    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension UInt64 {
    /// Whether one of its eight octets is below a space or DEL; a tab counts as well, and so may
    /// an octet beside one of these.
    ///
    /// Subtracting lets the high bit of an octet rise where it was smaller, and the octet's own
    /// high bit is taken out again.
    fileprivate var mayHoldControl: Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let high: UInt64 = 0x8080_8080_8080_8080
        let isBelowSpace = (self &- ones &* 0x20) & ~self & high
        let delete = self ^ ones &* 0x7F
        return isBelowSpace | ((delete &- ones) & ~delete & high) != 0
    }
}

extension Span where Element == UInt8 {
    /// Whether these octets and a word in lower case are the same but for the case of letters.
    func isSame(asLowercase word: StaticString, in range: Range<Int>) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        // The compiler gives no Span over a StaticString; its length was compared just above.
        let letters = unsafe UnsafeBufferPointer(start: word.utf8Start, count: range.count)
        for index in 0..<range.count
        where unsafe self[range.lowerBound + index].lowercased != letters[index] {
            return false
        }
        return true
    }

    /// The first octet from `start` that is no field content, or `end`.
    ///
    /// Eight octets are looked at together where there are as many: most of the work on a head is
    /// here.
    func endOfFieldContent(from start: Int, to end: Int) -> Int {
        precondition(start >= 0 && end <= count)
        var index = start
        while index + 8 <= end {
            // Within the span: `end` was compared with its count above.
            let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
            if word.mayHoldControl { break }
            index += 8
        }
        while index < end, self[index].isFieldContent { index += 1 }
        return index
    }

    /// The range without the blanks at either end (RFC 9110, section 5.5: no part of the value).
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, self[lower].isBlank { lower += 1 }
        while upper > lower, self[upper - 1].isBlank { upper -= 1 }
        return lower..<upper
    }
}

extension Array where Element == UInt8 {
    /// Appends what a span shows, in one copy.
    package mutating func append(copying span: Span<UInt8>) {
        // An array has no way to take a Span but its buffer, which does not leave the closure.
        unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }
}
