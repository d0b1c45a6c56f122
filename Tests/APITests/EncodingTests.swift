import Foundation
import Testing

@testable import API

/// What is put into a link of ours (RFC 3986, section 2).
struct EncodingTests {
    private static let texts =
        (0x20...0x7E).map { String(UnicodeScalar(UInt8($0))) } + [
            "a&limit=200#x", "https://elsewhere.example/?a=b", "\r\nSet-Cookie: a", "Қазақстан", "",
        ]

    @Test(arguments: texts)
    func `a value in a link is one value, and comes back as it was`(text: String) {
        let encoded = PercentEncoding.encode(text)
        #expect(encoded.removingPercentEncoding == text)
        let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~%"))
        #expect(encoded.unicodeScalars.allSatisfy { $0.isASCII && plain.contains($0) })
    }
}
