internal import HTTPMessages

/// The head of a request: the same however it is cut, and the same when it is written and read
/// again; no limit is passed.
enum HeadTarget: Target {
    static func check(_ octets: [UInt8]) {
        var draw = Draw(octets)
        let whole = read(octets, upTo: [octets.count], MessageLimits())
        for ends in draw.cuts(of: octets) {
            expect(read(octets, upTo: ends, MessageLimits()) == whole, "cuts do not matter")
        }
        checkLimits(octets, whole)
        guard case .head(let summary) = whole else { return }
        let again = read(summary.written, upTo: [summary.written.count], MessageLimits())
        guard case .head(let second) = again else { fatalError("what is written is not read") }
        expect(second.isSame(as: summary), "what is written is what is read")
        FieldValues.check(head(of: octets))
    }

    /// Limits that inputs of a usual length reach.
    private static let narrow: MessageLimits = {
        var limits = MessageLimits()
        (limits.target, limits.head, limits.fields) = (24, 96, 4)
        return limits
    }()

    private static func checkLimits(_ octets: [UInt8], _ whole: Outcome) {
        let limited = read(octets, upTo: [octets.count], narrow)
        switch (limited, whole) {
        case (.head(let summary), _):
            expect(limited == whole, "limits change nothing but what they refuse")
            expect(summary.fields.count <= narrow.fields, "fields are counted")
            expect(summary.targetLength <= narrow.target, "targets are measured")
            expect(summary.fieldsLength <= narrow.head, "fields are measured")
        case (.fault(let fault), .head):
            let isLimit = fault == .uriTooLong || fault == .fieldsTooLarge
            expect(isLimit, "who passes a limit is told of it")
        case (.incomplete, .head): fatalError("a limit makes a head wait")
        case (.fault, _), (.incomplete, _): break
        }
    }

    private static func head(of octets: [UInt8]) -> RequestHead {
        do throws(MessageFault) {
            return try RequestHead(parsing: octets)
        } catch {
            fatalError("a head is read once and not again: \(error)")
        }
    }

    /// - Parameter ends: how many octets there are after each piece.
    private static func read(
        _ octets: [UInt8], upTo ends: [Int], _ limits: MessageLimits
    ) -> Outcome {
        var parser = HeadParser()
        do throws(MessageFault) {
            for end in ends {
                let span = octets.span.extracting(0..<end)
                guard let head = try parser.parse(span, limits: limits) else { continue }
                expect(parser.length <= end, "no octet is taken before it comes")
                return .head(HeadSummary(head, length: parser.length))
            }
        } catch {
            return .fault(error)
        }
        return .incomplete
    }

    private enum Outcome: Equatable {
        case head(HeadSummary)
        case fault(MessageFault)
        case incomplete
    }
}
