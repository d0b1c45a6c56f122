/// `host [":" port]`, as in a Host field or an absolute target (RFC 9110, section 7.2).
enum Authority {
    /// Strict choice: an http URI has a host (RFC 9110, section 4.2.1), so none may be empty;
    /// user information is none of a server's business (section 4.2.4).
    static func check(
        _ range: Range<Int>, in octets: Span<UInt8>, needsPort: Bool = false
    ) throws(MessageFault) {
        guard isValid(range, in: octets, needsPort) else { throw .badRequest(.target) }
    }

    static func isValid(
        _ range: Range<Int>, in octets: Span<UInt8>, _ needsPort: Bool = false
    ) -> Bool {
        guard !range.isEmpty else { return false }
        let end: Int
        if octets[range.lowerBound] == UInt8(ascii: "[") {
            guard let close = endOfLiteral(range, in: octets) else { return false }
            end = close
        } else {
            end = TargetParser.skip(.name, from: range.lowerBound, to: range.upperBound, in: octets)
        }
        guard end > range.lowerBound else { return false }
        guard end < range.upperBound else { return !needsPort }
        return octets[end] == Octet.colon
            && isPort(end + 1..<range.upperBound, in: octets, mayBeEmpty: !needsPort)
    }

    /// RFC 3986, section 3.2.3: digits, also none; a port of TCP has 16 bits.
    private static func isPort(
        _ range: Range<Int>, in octets: Span<UInt8>, mayBeEmpty: Bool
    ) -> Bool {
        guard !range.isEmpty else { return mayBeEmpty }
        guard range.count <= 5 else { return false }
        var port = 0
        for index in range {
            guard octets[index].isDigit else { return false }
            port = port * 10 + Int(octets[index] - 0x30)
        }
        return port <= 65_535
    }

    /// RFC 3986, section 3.2.2: `[` IPv6address `]`. No later IP version has been made.
    private static func endOfLiteral(_ range: Range<Int>, in octets: Span<UInt8>) -> Int? {
        var end = range.lowerBound + 1
        while end < range.upperBound, octets[end] != UInt8(ascii: "]") { end += 1 }
        guard end < range.upperBound, isIPv6(range.lowerBound + 1..<end, in: octets) else {
            return nil
        }
        return end + 1
    }

    /// Eight groups of one to four digits, one run of zero groups cut to `::`, and the last two
    /// groups perhaps written as an IPv4 address.
    private static func isIPv6(_ range: Range<Int>, in octets: Span<UInt8>) -> Bool {
        var groups = 0
        var isCut = false
        var index = range.lowerBound
        while index < range.upperBound {
            if isColon(index, range, octets), isColon(index + 1, range, octets) {
                guard !isCut else { return false }
                isCut = true
                index += 2
                if index == range.upperBound { break }
            } else if groups > 0 {
                guard isColon(index, range, octets) else { return false }
                index += 1
            }
            let start = index
            while index < range.upperBound, octets[index].hexadecimalValue != nil { index += 1 }
            if index < range.upperBound, octets[index] == UInt8(ascii: ".") {
                let hasRoom = isCut ? groups <= 5 : groups == 6
                return hasRoom && isIPv4(start..<range.upperBound, in: octets)
            }
            guard 1...4 ~= index - start else { return false }
            groups += 1
        }
        return isCut ? groups <= 7 : groups == 8
    }

    private static func isColon(
        _ index: Int, _ range: Range<Int>, _ octets: Span<UInt8>
    ) -> Bool {
        index < range.upperBound && octets[index] == Octet.colon
    }

    private static func isIPv4(_ range: Range<Int>, in octets: Span<UInt8>) -> Bool {
        var parts = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let start = index
            var value = 0
            while index < range.upperBound, octets[index].isDigit, index - start < 3 {
                value = value * 10 + Int(octets[index] - 0x30)
                index += 1
            }
            let isPadded = index - start > 1 && octets[start] == 0x30
            guard index > start, value <= 255, !isPadded else { return false }
            parts += 1
            guard index < range.upperBound else { break }
            guard octets[index] == UInt8(ascii: "."), index + 1 < range.upperBound else {
                return false
            }
            index += 1
        }
        return parts == 4
    }
}
