import RawMessages
import Testing

@testable import HTTPMessages

/// Every raw message of the tables, read whole and read in pieces.
struct RawMessageTests {
    static let cases = RawCase.all

    @Test(arguments: cases)
    func `a message is taken or refused as its RFC says`(_ raw: RawCase) {
        let outcome = Reading.outcome(of: raw.octets)
        #expect(raw.agrees(with: outcome), "\(outcome)")
    }

    @Test(arguments: cases)
    func `a message cut at any octet is read as if it were whole`(_ raw: RawCase) {
        let whole = Reading.outcome(of: raw.octets)
        // Long ones hold their length in one repeated part: every 97th cut shows as much.
        let step = raw.octets.count > 2_000 ? 97 : 1
        for cut in stride(from: 0, to: raw.octets.count, by: step) {
            #expect(Reading.outcome(of: raw.octets, pieces: [cut]) == whole, "cut at \(cut)")
        }
    }

    @Test(arguments: cases)
    func `a message that comes octet by octet is read as if it were whole`(_ raw: RawCase) {
        let pieces = Array(0..<raw.octets.count)
        #expect(
            Reading.outcome(of: raw.octets, pieces: pieces) == Reading.outcome(of: raw.octets))
    }

    @Test(arguments: cases.filter { $0.expected == .taken })
    func `what follows a request is not touched`(_ raw: RawCase) throws {
        let outcome = Reading.outcome(of: raw.octets + Array("\0\0".utf8))
        guard case .request(let summary) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(summary.length == raw.octets.count)
    }

    @Test func `the tables hold at least 200 messages and each is named once`() {
        let names = Self.cases.map { $0.name + " " + String(decoding: $0.octets, as: UTF8.self) }
        #expect(Self.cases.count >= 200)
        #expect(Set(names).count == names.count)
    }
}
