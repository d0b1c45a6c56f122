import Testing

@testable import HTTPMessages

/// The masks of the octet sets, against the characters that their RFCs list.
struct OctetSetTests {
    private static let alphanumeric =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    private static let unreserved = alphanumeric + "-._~"
    private static let subDelims = "!$&'()*+,;="

    static let sets: [(name: String, set: OctetSet, members: String)] = [
        ("9110 5.6.2: tchar", .token, alphanumeric + "!#$%&'*+-.^_`|~"),
        ("3986 3.3: path", .path, unreserved + subDelims + ":@/"),
        ("3986 3.4: query", .query, unreserved + subDelims + ":@/?"),
        ("3986 3.2.2: reg-name", .name, unreserved + subDelims),
        (
            "9110 8.8.3: etagc", .entityTag,
            "!" + String(decoding: (UInt8(0x23)...0x7E), as: UTF8.self)
        ),
    ]

    @Test(arguments: sets.indices)
    func `a set has the octets of its grammar and no other`(index: Int) {
        let (name, set, members) = Self.sets[index]
        for octet in UInt8.min...UInt8.max {
            #expect(set.contains(octet) == members.utf8.contains(octet), "\(name): \(octet)")
        }
    }
}
