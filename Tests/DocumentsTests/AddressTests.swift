import Testing

@testable import Documents

@Suite("Addresses")
struct AddressTests {
    @Test(arguments: [
        "1", "58", "9999", "58(a)", "58(z)", "58(a)(i)", "58(a)(xviii)", "58(a)(i)(a)",
        "annex:II:3", "annex:3:1", "annex:B:12", "annex:XIV:1",
    ])
    func `the written form is read and written back`(text: String) throws {
        #expect(try #require(Address(text)).description == text)
    }

    @Test(arguments: [
        "", "0", "058", "10000", "58 (a)", "58(A)", "58()", "58(a", "58a", "58(a)x", "(a)", "a",
        "-1", "+1", "58(1)", "58(a)(i)(a)(i)", "58(abcdefghi)", "annex:", "annex:II", "annex:II:",
        "annex:II:0", "annex:IIII:1", "annex:AB:1", "annex:ii:1", "annex:02:1", "annex:II:3(a)",
        "Annex:II:3", "annex:II:3:4", "58\n", "５８",
    ])
    func `anything else is none`(text: String) {
        #expect(Address(text) == nil)
    }

    @Test func `addresses sort in natural order`() throws {
        let order = [
            "9", "10", "58", "58(a)", "58(a)(ii)", "58(a)(ix)", "58(a)(x)", "58(b)", "59", "100",
            "annex:I:2", "annex:I:10", "annex:II:1", "annex:IX:1", "annex:X:1",
        ]
        let addresses = order.compactMap { Address($0) }
        #expect(addresses.count == order.count)
        #expect(addresses.reversed().sorted().map(\.description) == order)
    }

    @Test func `a text contains its parts and itself`() throws {
        let whole = try #require(Address("58"))
        let part = try #require(Address("58(a)"))
        let inner = try #require(Address("58(a)(i)"))
        #expect(whole.contains(part) && whole.contains(inner) && whole.contains(whole))
        #expect(part.contains(inner) && !part.contains(whole))
        #expect(try !whole.contains(#require(Address("59"))))
        #expect(try !part.contains(#require(Address("58(b)"))))
        #expect(try !#require(Address("5")).contains(part))
    }

    @Test func `a part knows what it is a part of`() throws {
        #expect(Address("58(a)(i)")?.parent == Address("58(a)"))
        #expect(Address("58(a)")?.parent == Address("58"))
        #expect(try #require(Address("58")).parent == nil)
        #expect(try #require(Address("annex:II:3")).parent == nil)
    }
}

@Suite("Roman numerals")
struct RomanNumeralTests {
    @Test(arguments: [("I", 1), ("iv", 4), ("IX", 9), ("xlii", 42), ("LXXXVIII", 88), ("XCIX", 99)])
    func `a numeral has its value`(text: String, value: Int) {
        #expect(RomanNumeral.value(text.utf8) == value)
        #expect(RomanNumeral.numeral(value) == text.uppercased())
    }

    @Test(arguments: ["", "IIII", "VX", "iV", "IC", "A", "C", "IXX", "XXXXXXXXX"])
    func `what is not written as it should be is none`(text: String) {
        #expect(RomanNumeral.value(text.utf8) == nil)
    }
}
