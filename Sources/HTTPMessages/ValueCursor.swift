/// Walks over the value of one field by the common parts of RFC 9110, section 5.6.
struct ValueCursor {
    private let octets: [UInt8]
    private var index = 0

    init(_ value: String) { octets = Array(value.utf8) }

    var isAtEnd: Bool { index == octets.count }

    /// Section 5.6.3: `OWS`.
    mutating func skipBlanks() {
        while index < octets.count, octets[index].isBlank { index += 1 }
    }

    mutating func skip(_ octet: UInt8) -> Bool {
        guard index < octets.count, octets[index] == octet else { return false }
        index += 1
        return true
    }

    mutating func skip(_ word: String) -> Bool {
        guard octets[index...].starts(with: word.utf8) else { return false }
        index += word.utf8.count
        return true
    }

    /// Section 5.6.2: `token`, at least one octet.
    mutating func token() -> String? {
        take(while: OctetSet.token.contains)
    }

    /// What stands before the first octet that does not belong; `nil` where nothing does.
    mutating func take(while belongs: (UInt8) -> Bool) -> String? {
        let start = index
        while index < octets.count, belongs(octets[index]) { index += 1 }
        guard index > start else { return nil }
        return String(decoding: octets[start..<index], as: UTF8.self)
    }

    /// Section 5.6.4: `quoted-string`, without its quotes and escapes.
    mutating func quotedString() -> String? {
        guard skip(Octet.quote) else { return nil }
        var text: [UInt8] = []
        while index < octets.count, octets[index] != Octet.quote {
            if octets[index] == Octet.backslash { index += 1 }
            guard index < octets.count else { return nil }
            text.append(octets[index])
            index += 1
        }
        guard skip(Octet.quote) else { return nil }
        return String(decoding: text, as: UTF8.self)
    }

    /// Section 5.6.1: passes the comma after a member, and empty members; false if something
    /// else stands there.
    mutating func endMember() -> Bool {
        skipBlanks()
        guard !isAtEnd else { return true }
        guard skip(Octet.comma) else { return false }
        skipEmptyMembers()
        return true
    }

    mutating func skipEmptyMembers() {
        repeat { skipBlanks() } while skip(Octet.comma)
    }
}
