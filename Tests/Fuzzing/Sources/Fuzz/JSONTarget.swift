internal import JSON

/// A JSON text: what is read is written and read as the same; a fault is told of where it is.
enum JSONTarget: Target {
    static func check(_ octets: [UInt8]) {
        let outcome = read(octets, .standard)
        checkLimits(octets, outcome)
        switch outcome {
        case .failure(let fault):
            expect(0...octets.count ~= fault.offset, "a fault is within the text")
            let isAtEnd = fault.offset == octets.count
            expect(fault.reason != .unexpectedEnd || isAtEnd, "an end is at the end")
            expect(fault.reason != .emptyInput || isAtEnd, "nothing is nothing to its end")
        case .success(let value):
            checkAgain(value)
            checkCut(octets, value)
        }
    }

    private static func checkAgain(_ value: JSONValue) {
        var writer = JSONWriter()
        writer.value(value)
        expect(read(writer.bytes, .standard) == .success(value), "what is written is what is read")
        var second = JSONWriter()
        second.value(value)
        expect(second.bytes == writer.bytes, "a value is written in one way")
        expect(value.isSound, "members have each name once, and numbers are finite")
    }

    /// Of an object, an array or a string no part is a text.
    private static func checkCut(_ octets: [UInt8], _ value: JSONValue) {
        switch value {
        case .number, .null, .bool: return
        case .string, .array, .object: break
        }
        var draw = Draw(octets)
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        guard let last = octets.lastIndex(where: { !blanks.contains($0) }) else { return }
        let part = Array(octets[..<draw.number(0...last)])
        guard case .failure(let fault) = read(part, .standard) else {
            fatalError("a part is read as the whole")
        }
        expect(fault.offset <= part.count, "a fault is within the text")
    }

    /// Limits that inputs of a usual length reach.
    private static let narrow: JSONLimits = {
        var limits = JSONLimits()
        (limits.depth, limits.values, limits.numberLength) = (3, 12, 8)
        return limits
    }()

    private static func checkLimits(_ octets: [UInt8], _ whole: Outcome) {
        let limited = read(octets, narrow)
        switch limited {
        case .success(let value):
            expect(value.depth <= narrow.depth, "depth is measured")
            expect(value.count <= narrow.values, "values are counted")
            expect(limited == whole, "limits change nothing but what they refuse")
        case .failure(let fault):
            let ofLimits: [MalformedJSON.Reason] = [.tooDeep, .tooManyValues, .numberTooLong]
            guard !ofLimits.contains(fault.reason) else { return }
            expect(limited == whole, "the first fault is the first")
        }
    }

    private typealias Outcome = Result<JSONValue, MalformedJSON>

    private static func read(_ octets: [UInt8], _ limits: JSONLimits) -> Outcome {
        Result { () throws(MalformedJSON) in try JSONParser.parse(octets, limits: limits) }
    }
}

extension JSONValue {
    private var items: [JSONValue] {
        switch self {
        case .null, .bool, .number, .string: []
        case .array(let elements): elements
        case .object(let members): members.map(\.value)
        }
    }

    fileprivate var depth: Int {
        switch self {
        case .null, .bool, .number, .string: 0
        case .array, .object: 1 + (items.map(\.depth).max() ?? 0)
        }
    }

    fileprivate var count: Int { items.reduce(1) { $0 + $1.count } }

    fileprivate var isSound: Bool {
        switch self {
        case .null, .bool, .string: true
        case .number(let number): number.asDouble.isFinite
        case .array(let elements): elements.allSatisfy(\.isSound)
        case .object(let members):
            Set(members.map { Array($0.name.utf8) }).count == members.count
                && members.allSatisfy(\.value.isSound)
        }
    }
}
