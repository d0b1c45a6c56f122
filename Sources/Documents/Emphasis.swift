/// A run of one or two `*` or `_`, and what stands around it.
struct EmphasisRun {
    let isStar: Bool
    let isDouble: Bool
    let canOpen: Bool
    let canClose: Bool

    /// A simplification of CommonMark 6.2: what is followed by a space cannot open, what follows
    /// one cannot close, and `_` does neither within a word.
    init(byte: UInt8, length: Int, before: UInt8, after: UInt8) {
        isStar = byte == UInt8(ascii: "*")
        isDouble = length == 2
        let isWithinWord = !isStar && before.isWordByte && after.isWordByte
        canOpen = after > 0x20 && !isWithinWord
        canClose = before > 0x20 && !isWithinWord
    }

    /// Which of the four kinds this is.
    var kind: Int { (isStar ? 0 : 2) + (isDouble ? 0 : 1) }
}

/// Pairs the runs that open emphasis with those that close it, within one block of a text.
///
/// A `**` without its other half is still markup: conversions cut bold passages where a page
/// ends. Any other run without one is a character of the text, as in "Kazakhstan*".
struct EmphasisPairs {
    private var openers: [Int?] = [nil, nil, nil, nil]

    mutating func add(_ run: EmphasisRun, at token: Int, _ tokens: inout [MarkupToken]) {
        let isBroken = run.kind == 0 && !run.canOpen
        if let opener = openers[run.kind], run.canClose || isBroken {
            openers[run.kind] = nil
            tokens[opener].kind = run.isDouble ? .boldOn : .nothing
            tokens[token].kind = run.isDouble ? .boldOff : .nothing
        } else if run.canOpen, openers[run.kind] == nil {
            openers[run.kind] = token
        } else if run.kind == 0 {
            tokens[token].kind = .nothing
        }
    }

    mutating func end(_ tokens: inout [MarkupToken]) {
        if let opener = openers[0] { tokens[opener].kind = .boldOn }
        openers = [nil, nil, nil, nil]
    }
}
