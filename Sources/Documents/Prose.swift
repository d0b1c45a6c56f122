/// A text without its markup: the words, where they were bold, and the footnotes they refer to.
struct Prose {
    /// UTF-8; single spaces between words, a line feed between blocks.
    private(set) var text: [UInt8] = []
    /// Ranges of `text`, in order; neighbours with nothing but space between them are one.
    private(set) var bold: [Range<Int>] = []
    /// The footnotes referred to, each with the offset in `text` where its number stood.
    private(set) var references: [(offset: Int, number: String)] = []

    private var boldStart: Int?
    private var pendingSpace = false
    private var pendingBlock = false
    private var followsReference = false

    /// Takes the markup out of `raw`, in which `Joint`s may stand.
    init(_ raw: Bytes) {
        let scanned = MarkupScanner.scan(raw)
        var depth = 0
        for token in scanned {
            let range = Int(token.start)..<Int(token.end)
            switch token.kind {
            case .text: append(raw[range])
            case .character:
                append(Unicode.Scalar(token.start).map { Array(String($0).utf8) } ?? [])
            case .space: pendingSpace = true
            case .block: (pendingBlock, depth) = (true, 0)
            case .reset: depth = 0
            case .boldOn: depth += 1
            case .boldOff: depth = max(0, depth - 1)
            case .reference: refer(raw[range])
            case .nothing: break
            }
            setBold(depth > 0)
        }
        setBold(false)
    }

    var string: String { String(decoding: text, as: UTF8.self) }

    /// Whether everything but spaces and punctuation is bold.
    var isWhollyBold: Bool {
        var end = 0
        for range in bold {
            guard !text[end..<range.lowerBound].contains(where: \.isWordByte) else { return false }
            end = range.upperBound
        }
        return !bold.isEmpty && !text[end...].contains(where: \.isWordByte)
    }

    /// The numbers of the footnotes referred to, in order, each once.
    var footnotes: [String] {
        var seen: Set<String> = []
        return references.map(\.number).filter { seen.insert($0).inserted }
    }

    private mutating func append(_ bytes: some Collection<UInt8>) {
        guard let first = bytes.first else { return }
        if pendingBlock, !text.isEmpty {
            text.append(0x0A)
        } else if pendingSpace, !text.isEmpty {
            // A space that parted a word from its footnote's number goes with the number.
            let closes = followsReference && ".,;:)?!".utf8.contains(first)
            if !closes { text.append(0x20) }
        }
        (pendingSpace, pendingBlock, followsReference) = (false, false, false)
        text.append(contentsOf: bytes)
    }

    private mutating func setBold(_ isBold: Bool) {
        if isBold, boldStart == nil {
            boldStart = text.count
        } else if !isBold, let start = boldStart {
            boldStart = nil
            close(start..<text.count)
        }
    }

    /// Adds a bold range, less the spaces around it, joined to the one before if they touch.
    private mutating func close(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound, text[start] <= 0x20 { start += 1 }
        guard start < range.upperBound else { return }
        if let last = bold.last, text[last.upperBound..<start].allSatisfy({ $0 <= 0x20 }) {
            bold[bold.count - 1] = last.lowerBound..<range.upperBound
        } else {
            bold.append(start..<range.upperBound)
        }
    }

    /// Takes note of footnotes, except where the raised number is the unit of an area or volume.
    private mutating func refer(_ digits: Bytes) {
        if let power = power(digits) {
            pendingSpace = false
            return append(power.utf8)
        }
        let numbers = Reference.plain(digits).split { !$0.isDigit }
        for number in numbers {
            references.append((text.count, String(decoding: number, as: UTF8.self)))
        }
        followsReference = true
    }

    private func power(_ digits: Bytes) -> String? {
        let sign: String
        switch Reference.plain(digits) {
        case [UInt8(ascii: "2")]: sign = "²"
        case [UInt8(ascii: "3")]: sign = "³"
        default: return nil
        }
        let unit = text.suffix(4).reversed().prefix { $0.isLetter }.reversed()
        return ["m", "cm", "km", "mm"].contains { unit.elementsEqual($0.utf8) } ? sign : nil
    }
}
