/// RFC 7493, section 2.1: strings "MUST NOT include code points that identify Surrogates or
/// Noncharacters as defined by [UNICODE]": U+FDD0 to U+FDEF, and the last two of each plane.
func isNoncharacter(_ codePoint: UInt32) -> Bool {
    codePoint & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= codePoint
}

/// Where the first noncharacter of some UTF-8 begins, which must be valid.
func offsetOfNoncharacter(in bytes: Span<UInt8>) -> Int? {
    var place = 0
    while place < bytes.count {
        switch bytes[place] {
        case 0xEF where isNoncharacter(threeBytes: bytes[place + 1], bytes[place + 2]): return place
        case 0xF0... where isNoncharacter(fourBytesIn: bytes, at: place): return place
        default: place += 1
        }
    }
    return nil
}

/// U+FDD0 to U+FDEF are EF B7 90 to EF B7 AF; U+FFFE and U+FFFF are EF BF BE and EF BF BF.
private func isNoncharacter(threeBytes second: UInt8, _ third: UInt8) -> Bool {
    second == 0xB7 && 0x90...0xAF ~= third || second == 0xBF && third >= 0xBE
}

/// The low sixteen bits of the last two of a plane are FFFE and FFFF.
private func isNoncharacter(fourBytesIn bytes: Span<UInt8>, at place: Int) -> Bool {
    bytes[place + 1] & 0x0F == 0x0F && bytes[place + 2] == 0xBF && bytes[place + 3] >= 0xBE
}
