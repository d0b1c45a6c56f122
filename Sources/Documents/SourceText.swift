/// A file cut into lines, in one spelling.
///
/// Byte order marks and zero-width characters are gone, every space is a plain space, every soft
/// line break is a line break, and the C0 controls are free to serve as `Joint`s.
struct SourceText {
    private let bytes: [UInt8]
    private let lines: [Range<Int>]
    /// The length of the longest line, in bytes; headings and addresses of the web do not count.
    let width: Int

    /// Whether lines are wrapped at a width, rather than as long as their paragraphs.
    var isWrapped: Bool { width <= DocumentLimits.maxWrappedWidth }

    init(_ input: some Collection<UInt8>) throws(DocumentError) {
        guard input.count <= DocumentLimits.maxBytes else {
            throw .tooLarge(bytes: input.count)
        }
        var normaliser = LineNormaliser(Array(input))
        try normaliser.run()
        self.bytes = normaliser.output
        self.lines = normaliser.lines
        self.width = SourceText.width(of: normaliser.lines, in: normaliser.output)
        guard lines.contains(where: { !$0.isEmpty }) else { throw .empty }
    }

    private static func width(of lines: [Range<Int>], in bytes: [UInt8]) -> Int {
        lines.reduce(0) { widest, line in
            guard line.count > widest, bytes[line.lowerBound] != UInt8(ascii: "#") else {
                return widest
            }
            let words = bytes[line].split(separator: 0x20)
            return words.contains { $0.count > DocumentLimits.maxWord } ? widest : line.count
        }
    }

    var count: Int { lines.count }

    /// The line without the spaces around it; lines are counted from 0 here.
    subscript(line: Int) -> Bytes { bytes[lines[line]] }

    func isBlank(_ line: Int) -> Bool { lines[line].isEmpty }
}

/// One pass over the bytes of a file.
private struct LineNormaliser {
    private let input: [UInt8]
    private(set) var output: [UInt8] = []
    private(set) var lines: [Range<Int>] = []
    private var start = 0
    private var position = 0

    init(_ input: [UInt8]) {
        self.input = input
        output.reserveCapacity(input.count)
    }

    mutating func run() throws(DocumentError) {
        try requireUTF8()
        while position < input.count {
            let byte = input[position]
            switch byte {
            case 0: throw .binary(line: lines.count + 1)
            case 0x0A: try endLine(ofLength: 1)
            // CR LF is one end of a line.
            case 0x0D: try endLine(ofLength: self.byte(after: 1) == 0x0A ? 2 : 1)
            case 0x20...0x7E, 0x09: copy()
            case 0x01...0x1F, 0x7F: replace(1, with: 0x20)
            default: try copyCharacter()
            }
        }
        try closeLine()
    }

    private func requireUTF8() throws(DocumentError) {
        let offset: Int
        do {
            _ = try UTF8Span(validating: input.span)
            return
        } catch {
            offset = error.byteOffsets.lowerBound
        }
        let before = input.prefix(offset)
        throw .notUTF8(offset: offset, line: before.count { $0 == 0x0A } + 1)
    }

    private mutating func closeLine() throws(DocumentError) {
        guard lines.count < DocumentLimits.maxLines else { throw .tooManyLines }
        while output.count > start, output[output.count - 1].isSpace { output.removeLast() }
        var first = start
        // A mark of quotation, which some conversions put in front of every line, says nothing.
        while first < output.count, output[first].isSpace || output[first] == UInt8(ascii: ">") {
            first += 1
        }
        if output.count == first + 1, output[first] == Joint.soft { output.removeLast() }
        lines.append(min(first, output.count)..<output.count)
        start = output.count
    }

    /// What stands for a space, a line break or nothing is made so; the rest is copied.
    private mutating func copyCharacter() throws(DocumentError) {
        switch (input[position], byte(after: 1), byte(after: 2)) {
        case (0xC2, 0x85, _): try endLine(ofLength: 2)
        case (0xC2, 0xA0, _): replace(2, with: 0x20)
        case (0xC2, 0xAD, _): softHyphen()
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
            replace(3, with: 0x20)
        case (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E...0x8F), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF):
            position += 3
        // U+2010 and U+2011 are hyphens that look like the plain one.
        case (0xE2, 0x80, 0x90...0x91): replace(3, with: UInt8(ascii: "-"))
        case (0xE2, 0x80, 0xA8...0xA9): try endLine(ofLength: 3)
        default: copy()
        }
    }

    private func byte(after distance: Int) -> UInt8 {
        position + distance < input.count ? input[position + distance] : 0
    }

    private mutating func endLine(ofLength length: Int) throws(DocumentError) {
        try closeLine()
        position += length
    }

    private mutating func softHyphen() {
        position += 2
        let next = input[position...].first { !$0.isSpace }
        if next == nil || next == 0x0A || next == 0x0D { output.append(Joint.soft) }
    }

    private mutating func copy() {
        output.append(input[position])
        position += 1
    }

    private mutating func replace(_ length: Int, with byte: UInt8) {
        output.append(byte)
        position += length
    }
}

/// The bytes that stand where two pieces of one text were joined.
///
/// They are C0 controls, which cannot come from a file: `SourceText` makes spaces of those.
enum Joint {
    /// A word was cut here by a soft hyphen; nothing stands between its halves.
    static let soft: UInt8 = 0x1D
    /// A page, a footnote block or a rule interrupted the text; emphasis does not carry across.
    static let resumed: UInt8 = 0x1E
    /// A new block of the same text: an item of a list, or a paragraph without number.
    static let block: UInt8 = 0x1F
}
