import RawMessages
import Testing

/// RFC 9110 and RFC 9112 case by case, as a client meets them: over real sockets, at the service
/// as it runs.
@Suite("The messages on the wire")
struct WireTests {
    /// A part of the table, which has a service of its own.
    struct Table: Sendable, CustomStringConvertible {
        let description: String
        let cases: [WireCase]

        init(_ description: String, _ cases: [WireCase]) {
            self.description = description
            self.cases = cases
        }
    }

    static let tables = [
        Table("request lines", RequestLineCases.all.map { WireCase($0) }),
        Table("field lines", FieldCases.all.map { WireCase($0) }),
        Table("framing", FramingCases.all.map { WireCase($0) }),
        Table("smuggling", SmuggledCases.all),
        Table("methods", MethodCases.all),
        Table("targets", TargetCases.all),
        Table("connections", ConnectionCases.all),
        Table("content", ContentCases.all),
        Table("conditions", ConditionCases.all),
        Table("preferences", PreferenceCases.all),
    ]

    @Test(arguments: tables)
    func `each message is answered as its RFC says`(_ table: Table) throws {
        let ground = try WireGround()
        for sample in table.cases {
            let outcome = try ground.outcomes(of: sample, pieces: [[]])[0]
            let end = sample.closes ? "closed" : "open"
            #expect(outcome.count == sample.answers.count + 1, "\(sample): \(outcome)")
            #expect(outcome.last == end, "\(sample): \(outcome)")
        }
    }

    /// Octets of a message that is cut at each of them.
    private static let long = 600
    /// Connections that are open side by side: few enough for none to be taken for a slow one.
    private static let atOnce = 32

    /// Long ones hold their length in one repeated part: a hundred cuts show as much.
    @Test(arguments: tables)
    func `a message cut at any octet is answered as if it were whole`(_ table: Table) throws {
        let ground = try WireGround()
        for sample in table.cases {
            let count = ground.octets(of: sample).count
            let step = count > Self.long ? count / 100 : 1
            let whole = try ground.outcomes(of: sample, pieces: [[]])[0]
            let cuts = Array(stride(from: 0, to: count, by: step))
            for start in stride(from: 0, to: cuts.count, by: Self.atOnce) {
                let some = cuts[start...].prefix(Self.atOnce)
                let outcomes = try ground.outcomes(of: sample, pieces: some.map { [$0] })
                for (cut, outcome) in zip(some, outcomes) {
                    #expect(outcome == whole, "\(sample), cut at \(cut)")
                }
            }
        }
    }

    @Test(arguments: tables)
    func `a message that comes octet by octet is answered as if it were whole`(
        _ table: Table
    ) throws {
        let ground = try WireGround()
        for sample in table.cases {
            let count = ground.octets(of: sample).count
            guard count <= Self.long else { continue }
            let outcomes = try ground.outcomes(of: sample, pieces: [[], Array(0..<count)])
            #expect(outcomes[1] == outcomes[0], "\(sample)")
        }
    }

    @Test func `the table holds at least 500 messages, each under its section`() {
        let cases = Self.tables.flatMap(\.cases)
        let names = Dictionary(grouping: cases) {
            "\($0) \(String(decoding: $0.octets, as: UTF8.self))"
        }
        #expect(cases.count >= 500)
        #expect(names.filter { $0.value.count > 1 }.keys.sorted() == [])
        #expect(SmuggledCases.all.count >= 60)
    }
}
