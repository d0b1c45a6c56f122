/// A number, kept as the text it was written in (RFC 8259, section 6).
package struct JSONNumber: Equatable, Sendable {
    /// Exactly what stood in the message: "1", "1.0" and "1e0" are three texts of one number.
    package let text: String

    /// The largest magnitude of an integer that every reader gets exactly: 2^53 - 1
    /// (RFC 7493, section 2.2).
    package static let largestExactInteger = 9_007_199_254_740_991

    package init(_ integer: Int) {
        text = String(integer)
    }

    /// The caller answers for the text being a number as RFC 8259 writes it.
    init(text: String) {
        self.text = text
    }

    /// The number if it is whole and exact, however it is written: 1.0 is an integer, as it is in
    /// JSON Schema (2020-12, core, section 4.2.2).
    package var asInt: Int? {
        guard let integer = Int(text) ?? Int(exactly: asDouble) else { return nil }
        return integer.magnitude <= Self.largestExactInteger.magnitude ? integer : nil
    }

    /// The nearest double; the parser let no number through that is beyond the range of one.
    package var asDouble: Double {
        Double(text) ?? .nan
    }
}
