/// Undoes the chunked coding (RFC 9112, section 7.1), octet by octet as they arrive.
///
/// Every octet is looked at once and none is kept, so that the outcome does not depend on how
/// they were cut. Extensions and trailers are read, limited and dropped.
struct ChunkDecoder: Sendable {
    private enum State {
        case size
        /// Blanks after the size or an extension: a `;` must follow.
        case blank
        /// Blanks after a `;`, or its first octet.
        case extensionStart
        case extensionName
        /// Blanks after a name: `=`, `;`.
        case extensionNameEnd
        /// Blanks after a `=`, or the first octet of a value.
        case extensionValueStart
        case extensionToken
        case extensionQuoted
        case extensionEscape
        /// After the closing quote.
        case extensionQuotedEnd
        case sizeLineFeed
        case data
        case dataReturn
        case dataLineFeed
        case trailerStart
        case trailerName
        case trailerValue
        case trailerLineFeed
        case lastLineFeed
        case done
    }

    private var state = State.size
    /// Octets of the chunk that are still to come, or the size as far as it is read.
    private var remaining = 0
    private var digits = 0
    private var extensionOctets = 0
    private var trailerOctets = 0
    private var trailerFields = 0

    var isDone: Bool { state == .done }

    /// Takes octets from `start`, appending content, and says where it stopped: at the end, or
    /// after the last octet of the message.
    mutating func decode(
        _ octets: Span<UInt8>, from start: Int, into content: inout [UInt8], limit: Int,
        _ limits: MessageLimits
    ) throws(MessageFault) -> Int {
        var index = start
        while index < octets.count, state != .done {
            if state == .data {
                let length = min(remaining, octets.count - index)
                content.append(copying: octets.extracting(index..<index + length))
                remaining -= length
                index += length
                if remaining == 0 { state = .dataReturn }
            } else {
                try take(octets[index], limits)
                index += 1
                // Decided when the size is known, before its octets are read.
                if state == .data, remaining > limit - content.count { throw .contentTooLarge }
            }
        }
        return index
    }

    private mutating func take(_ octet: UInt8, _ limits: MessageLimits) throws(MessageFault) {
        switch state {
        case .size: try takeSize(octet)
        case .blank, .extensionStart, .extensionName, .extensionNameEnd, .extensionValueStart,
            .extensionToken, .extensionQuoted, .extensionEscape, .extensionQuotedEnd:
            try takeExtension(octet)
        case .sizeLineFeed: try takeLineFeed(octet, then: remaining == 0 ? .trailerStart : .data)
        case .dataReturn: try expect(octet == Octet.carriageReturn, then: .dataLineFeed)
        case .dataLineFeed:
            digits = 0
            try takeLineFeed(octet, then: .size)
        case .trailerStart, .trailerName, .trailerValue: try takeTrailer(octet, limits)
        case .trailerLineFeed: try takeLineFeed(octet, then: .trailerStart)
        case .lastLineFeed: try takeLineFeed(octet, then: .done)
        case .data, .done: throw .badRequest(.chunk)
        }
    }

    /// `1*HEXDIG`, with what 63 bits can count.
    private mutating func takeSize(_ octet: UInt8) throws(MessageFault) {
        if let digit = octet.hexadecimalValue {
            digits += 1
            guard digits <= MessageLimits.chunkSizeDigits, remaining < 1 << 59 else {
                throw .badRequest(.chunk)
            }
            remaining = remaining << 4 | Int(digit)
        } else {
            guard digits > 0 else { throw LineEnd.fault(octet) }
            try endSize(octet, or: .blank)
        }
    }

    /// What may follow a size or a whole extension: the line's end, or another extension.
    private mutating func endSize(_ octet: UInt8, or next: State) throws(MessageFault) {
        switch octet {
        case Octet.carriageReturn where state != .blank: state = .sizeLineFeed
        case Octet.semicolon: state = .extensionStart
        case Octet.space, Octet.tab: state = next
        default: throw LineEnd.fault(octet)
        }
    }

    private mutating func takeLineFeed(_ octet: UInt8, then next: State) throws(MessageFault) {
        guard octet == Octet.lineFeed else { throw .badRequest(.bareCarriageReturn) }
        state = next
    }

    private mutating func expect(_ isRight: Bool, then next: State) throws(MessageFault) {
        guard isRight else { throw .badRequest(.chunk) }
        state = next
    }
}

// Section 7.1.1: `*( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )`.
extension ChunkDecoder {
    private mutating func takeExtension(_ octet: UInt8) throws(MessageFault) {
        extensionOctets += 1
        guard extensionOctets <= MessageLimits.chunkExtensions else {
            throw .badRequest(.chunkExtensions)
        }
        switch state {
        case .extensionName: try takeToken(octet, then: .extensionNameEnd, mayHaveValue: true)
        case .extensionToken: try takeToken(octet, then: .blank, mayHaveValue: false)
        case .extensionQuoted, .extensionEscape: try takeQuoted(octet)
        case .extensionStart: try takeStart(octet, then: .extensionName)
        case .extensionValueStart where octet == Octet.quote: state = .extensionQuoted
        case .extensionValueStart: try takeStart(octet, then: .extensionToken)
        case .extensionNameEnd where octet == Octet.equals: state = .extensionValueStart
        case .extensionNameEnd, .blank: try takeBlank(octet)
        default: try endSize(octet, or: .blank)
        }
    }

    private mutating func takeStart(_ octet: UInt8, then next: State) throws(MessageFault) {
        if octet.isBlank { return }
        guard OctetSet.token.contains(octet) else { throw LineEnd.fault(octet) }
        state = next
    }

    private mutating func takeToken(
        _ octet: UInt8, then next: State, mayHaveValue: Bool
    ) throws(MessageFault) {
        if OctetSet.token.contains(octet) { return }
        if mayHaveValue, octet == Octet.equals {
            state = .extensionValueStart
        } else {
            try endSize(octet, or: next)
        }
    }

    /// Blanks that end a line are no part of the grammar.
    private mutating func takeBlank(_ octet: UInt8) throws(MessageFault) {
        if octet.isBlank { return }
        guard octet == Octet.semicolon else { throw LineEnd.fault(octet) }
        state = .extensionStart
    }

    /// RFC 9110, section 5.6.4.
    private mutating func takeQuoted(_ octet: UInt8) throws(MessageFault) {
        guard octet.isFieldContent else { throw LineEnd.fault(octet) }
        if state == .extensionEscape {
            state = .extensionQuoted
        } else if octet == Octet.quote {
            state = .extensionQuotedEnd
        } else if octet == Octet.backslash {
            state = .extensionEscape
        }
    }
}

// Section 7.1.2: field lines like those of a head, and an empty line.
extension ChunkDecoder {
    private mutating func takeTrailer(
        _ octet: UInt8, _ limits: MessageLimits
    ) throws(MessageFault) {
        switch state {
        case .trailerStart where octet == Octet.carriageReturn:
            state = .lastLineFeed
            return
        case .trailerStart: try beginTrailer(octet, limits)
        case .trailerName: try takeTrailerName(octet)
        default: try takeTrailerValue(octet)
        }
        trailerOctets += 1
        guard trailerOctets <= limits.head else { throw .fieldsTooLarge }
    }

    private mutating func beginTrailer(
        _ octet: UInt8, _ limits: MessageLimits
    ) throws(MessageFault) {
        guard !octet.isBlank else { throw .badRequest(.folding) }
        guard OctetSet.token.contains(octet) else { throw LineEnd.fault(octet) }
        trailerFields += 1
        guard trailerFields <= limits.fields else { throw .fieldsTooLarge }
        state = .trailerName
    }

    private mutating func takeTrailerName(_ octet: UInt8) throws(MessageFault) {
        if OctetSet.token.contains(octet) { return }
        guard octet == Octet.colon else {
            throw octet.isBlank ? .badRequest(.blankBeforeColon) : LineEnd.fault(octet)
        }
        state = .trailerValue
    }

    private mutating func takeTrailerValue(_ octet: UInt8) throws(MessageFault) {
        if octet.isFieldContent { return }
        guard octet == Octet.carriageReturn else { throw LineEnd.fault(octet) }
        state = .trailerLineFeed
    }
}
