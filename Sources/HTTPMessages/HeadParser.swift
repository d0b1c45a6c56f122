/// Cuts the head of a request out of octets as they arrive.
///
/// Keeps where it stands, so that no octet is scanned again when more arrive, and reads no
/// socket. Each line is judged when its end is there and each octet of it is looked at in order,
/// so that the outcome does not depend on how the octets were cut on their way.
package struct HeadParser: Sendable {
    /// Where scanning goes on.
    private var position = 0
    /// Where the line being scanned begins.
    private var lineStart = 0
    /// Where the request line begins: after the empty lines before it.
    private var headStart = 0
    /// Where the first field line begins.
    private var fieldsStart = 0
    private var requestLine: RequestLine?
    private var marks: [FieldMark] = []
    private var facts = HeadFacts()

    /// Room for the fields of most heads, made at once.
    private static let usualFields = 12

    package init() {}

    /// How many octets the head took up, once `parse` has returned it.
    package var length: Int { lineStart }

    /// Whether anything of a request has arrived.
    package var hasBegun: Bool { position > 0 }

    /// Whether what has come is of a HEAD, as far as can be told: no response to it has content
    /// (RFC 9110, section 9.3.2), not even where its line or its fields are at fault.
    package func isHead(_ octets: Span<UInt8>) -> Bool {
        RequestLine.isHead(octets.extracting(min(headStart, octets.count)...))
    }

    /// Goes on with all octets since the end of the request before; `nil` while more must come.
    ///
    /// After a head or a fault the parser has done its work: the next request needs a new one.
    package mutating func parse(
        _ octets: Span<UInt8>, limits: MessageLimits
    ) throws(MessageFault) -> RequestHead? {
        while let end = try endOfLine(in: octets, limits) {
            let line = lineStart..<end
            position = end + 2
            lineStart = position
            if let requestLine {
                guard line.isEmpty else {
                    try takeField(line, of: octets, requestLine.version, limits)
                    continue
                }
                return try finish(requestLine, octets)
            }
            try takeRequestLine(line, of: octets, limits)
        }
        return nil
    }

    /// The next CR LF, looked for no further than the limits let a line reach.
    private mutating func endOfLine(
        in octets: Span<UInt8>, _ limits: MessageLimits
    ) throws(MessageFault) -> Int? {
        // RFC 9112, section 3: method, target and version with a space between them.
        let reach =
            requestLine == nil
            ? lineStart + MessageLimits.method + limits.target + 10
            : fieldsStart + limits.head
        let end = min(octets.count, reach + 1)
        position = octets.endOfFieldContent(from: min(position, end), to: end)
        guard position < octets.count else { return nil }
        guard position <= reach else { throw tooLong(octets, limits) }
        try LineEnd.check(octets[position])
        guard position + 1 < octets.count else { return nil }
        guard octets[position + 1] == Octet.lineFeed else {
            throw .badRequest(.bareCarriageReturn)
        }
        return position
    }

    private func tooLong(_ octets: Span<UInt8>, _ limits: MessageLimits) -> MessageFault {
        guard requestLine == nil else { return .fieldsTooLarge }
        return RequestLine.fault(ofTooLong: lineStart..<position, in: octets, limits)
    }

    private mutating func takeRequestLine(
        _ line: Range<Int>, of octets: Span<UInt8>, _ limits: MessageLimits
    ) throws(MessageFault) {
        guard !line.isEmpty else {
            // RFC 9112, section 2.2: at least one empty line before it SHOULD be ignored.
            guard lineStart <= 2 * MessageLimits.emptyLines else {
                throw .badRequest(.emptyLines)
            }
            headStart = lineStart
            return
        }
        requestLine = try RequestLine(line, in: octets, limits)
        marks.reserveCapacity(Self.usualFields)
        fieldsStart = lineStart
    }

    private mutating func takeField(
        _ line: Range<Int>, of octets: Span<UInt8>, _ version: Version, _ limits: MessageLimits
    ) throws(MessageFault) {
        guard lineStart - fieldsStart <= limits.head, marks.count < limits.fields else {
            throw .fieldsTooLarge
        }
        let (name, value) = try FieldLine.parse(line, in: octets)
        try facts.take(name: name, value: value, in: octets, version)
        marks.append(
            FieldMark(name: name.shifted(by: -headStart), value: value.shifted(by: -headStart)))
    }

    private func finish(
        _ line: RequestLine, _ octets: Span<UInt8>
    ) throws(MessageFault) -> RequestHead {
        try facts.checkHost(line.version)
        let framing = try facts.framing()
        var copy: [UInt8] = []
        copy.append(copying: octets.extracting(headStart..<lineStart))
        return RequestHead(
            method: line.method,
            target: Target(
                form: line.form, octets: copy, ranges: line.ranges.shifted(by: -headStart)),
            version: line.version,
            fields: Fields(octets: copy, marks: marks),
            framing: framing,
            keepsAlive: facts.keepsAlive(line.version),
            expectation: facts.expectation)
    }
}

extension RequestHead {
    /// A head from octets that hold it whole; whatever follows it is not looked at.
    package init(parsing octets: [UInt8], limits: MessageLimits = MessageLimits())
        throws(MessageFault)
    {
        var parser = HeadParser()
        guard let head = try parser.parse(octets.span, limits: limits) else {
            throw .badRequest(.incomplete)
        }
        self = head
    }
}

/// What ends a line, and what must not stand in one.
enum LineEnd {
    /// Passes a carriage return; any other octet that is no field content is a fault.
    static func check(_ octet: UInt8) throws(MessageFault) {
        guard octet == Octet.carriageReturn else {
            throw .badRequest(octet == Octet.lineFeed ? .bareLineFeed : .controlOctet)
        }
    }

    /// The fault of an octet that does not belong where it stands in a line of a chunked content.
    static func fault(_ octet: UInt8) -> MessageFault {
        switch octet {
        case Octet.lineFeed: .badRequest(.bareLineFeed)
        case Octet.carriageReturn: .badRequest(.chunk)
        default: .badRequest(octet.isFieldContent ? .chunk : .controlOctet)
        }
    }
}

extension Range where Bound == Int {
    func shifted(by distance: Int) -> Range<Int> {
        lowerBound + distance..<upperBound + distance
    }
}

extension TargetRanges {
    func shifted(by distance: Int) -> TargetRanges {
        TargetRanges(
            path: path.shifted(by: distance), query: query?.shifted(by: distance),
            authority: authority?.shifted(by: distance))
    }
}
