/// A slice of UTF-8 bytes.
typealias Bytes = ArraySlice<UInt8>

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isUpper: Bool { self >= 0x41 && self <= 0x5A }
    var isLower: Bool { self >= 0x61 && self <= 0x7A }
    var isLetter: Bool { isUpper || isLower }
    var isSpace: Bool { self == 0x20 || self == 0x09 }
    /// A letter or a digit, or a byte of a character beyond ASCII, which mostly is a letter.
    var isWordByte: Bool { isLetter || isDigit || self >= 0x80 }
    var uppercased: UInt8 { isLower ? self - 0x20 : self }
    var lowercased: UInt8 { isUpper ? self + 0x20 : self }
}

/// Reads small things from the front of some bytes, each only if it is there.
struct ByteScanner {
    private(set) var rest: Bytes

    init(_ bytes: some Sequence<UInt8>) {
        self.rest = Array(bytes)[...]
    }

    init(_ bytes: Bytes) {
        self.rest = bytes
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func drop(_ count: Int) { rest = rest.dropFirst(count) }

    mutating func take(_ text: StaticString) -> Bool {
        let wanted = Array("\(text)".utf8)
        guard rest.starts(with: wanted) else { return false }
        rest.removeFirst(wanted.count)
        return true
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest.removeFirst()
        return true
    }

    mutating func skipSpaces() {
        rest = rest.drop { $0.isSpace }
    }

    /// A number without a leading zero, of at most `Address.maxDigits` digits.
    mutating func takeNumber() -> Int? {
        let digits = rest.prefix { $0.isDigit }
        guard !digits.isEmpty, digits.count <= Address.maxDigits, digits.first != 0x30 else {
            return nil
        }
        rest = rest.dropFirst(digits.count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// A mark in brackets, `(a)` or `(iv)`, in lower case, without the brackets.
    mutating func takeMark() -> String? {
        guard rest.first == UInt8(ascii: "(") else { return nil }
        let letters = rest.dropFirst().prefix { $0.isLower }
        guard !letters.isEmpty, letters.count <= Address.maxMarkLength,
            rest.dropFirst(letters.count + 1).first == UInt8(ascii: ")")
        else { return nil }
        rest = rest.dropFirst(letters.count + 2)
        return String(decoding: letters, as: UTF8.self)
    }

    /// The number of an annex: `II`, `3` or `B`.
    mutating func takeAnnexNumber() -> String? {
        let name = rest.prefix { $0.isUpper || $0.isDigit }
        guard !name.isEmpty, name.count <= Address.maxMarkLength else { return nil }
        let isNumber = name.allSatisfy(\.isDigit) && name.first != 0x30
        let isLetters = name.count == 1 && name.first!.isUpper
        guard isNumber || isLetters || RomanNumeral.value(name) != nil else { return nil }
        rest = rest.dropFirst(name.count)
        return String(decoding: name, as: UTF8.self)
    }
}
