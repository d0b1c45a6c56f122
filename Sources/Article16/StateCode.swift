/// A State Party by its ISO 3166-1 alpha-3 code: `KAZ`.
package struct StateCode: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let code: String

    /// Three capital letters; whether such a State is registered is the registry's to say.
    package init?(_ code: String) {
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        guard code.utf8.count == 3, code.utf8.allSatisfy(letters.contains) else { return nil }
        self.code = code
    }

    package static func < (left: StateCode, right: StateCode) -> Bool { left.code < right.code }

    package var description: String { code }
}
