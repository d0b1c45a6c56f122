/// Where the bytes that stand for themselves in a JSON string end: the place of the first
/// quotation mark, backslash or control character (RFC 8259, section 7), or the end of `bytes`.
///
/// Looks at eight bytes at a time; long texts are nearly all plain.
func endOfPlainText(in bytes: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while bytes.count - place >= 8 {
        let marks = marksOfEscapes(in: eightBytes(of: bytes, at: place))
        guard marks == 0 else { return place &+ marks.trailingZeroBitCount >> 3 }
        place &+= 8
    }
    while place < bytes.count, !isEscaped(bytes[place]) { place &+= 1 }
    return place
}

/// The first of the eight in the lowest bits.
@inline(__always)
private func eightBytes(of bytes: Span<UInt8>, at place: Int) -> UInt64 {
    // Unsafe only in that any bits would be read as an integer, which is what is wanted; the
    // place is checked against the bounds by the call.
    unsafe UInt64(
        littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
}

/// The high bit of each byte that needs an escape, exact up to and including the lowest one set.
///
/// A byte below n is found by subtracting n from each: it borrows, and its high bit was clear. The
/// borrow may set marks further up, never further down.
@inline(__always)
private func marksOfEscapes(in word: UInt64) -> UInt64 {
    let each: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let quotationMarks = word ^ each &* UInt64(UInt8(ascii: "\""))
    let backslashes = word ^ each &* UInt64(UInt8(ascii: "\\"))
    let controls = (word &- each &* 0x20) & ~word
    return
        (controls | (quotationMarks &- each) & ~quotationMarks
        | (backslashes &- each) & ~backslashes) & high
}

/// RFC 8259, section 7: "the characters that MUST be escaped".
@inline(__always)
func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
}
