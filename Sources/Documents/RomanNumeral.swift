/// Roman numerals as reports use them to number headings, annexes and sub-paragraphs.
enum RomanNumeral {
    /// Longest numeral read; `LXXXVIII` has 8 letters.
    static let maxLength = 8

    private static let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    private static let tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]

    /// Each numeral from 1 to 99, upper case, with its value.
    private static let values: [[UInt8]: Int] = {
        var values: [[UInt8]: Int] = [:]
        for number in 1...99 {
            values[Array(numeral(number).utf8)] = number
        }
        return values
    }()

    /// The numeral of a number from 1 to 99.
    static func numeral(_ number: Int) -> String { tens[number / 10] + ones[number % 10] }

    /// The value of a numeral written in one case; nil for anything else, `IIII` and `iV` included.
    static func value(_ letters: some Collection<UInt8>) -> Int? {
        guard !letters.isEmpty, letters.count <= maxLength else { return nil }
        let isUniform = letters.allSatisfy(\.isUpper) || letters.allSatisfy(\.isLower)
        return isUniform ? values[letters.map(\.uppercased)] : nil
    }
}
