import Foundation
import HTTPMessages
import JSON
import Testing

/// Two worlds, one answer: what is hidden from somebody moves not one octet of what they get.
@Suite(.serialized)
struct TwoWorldsTests {
    /// The long form, of scripts/assurance.
    private static let isLong = ProcessInfo.processInfo.environment["OPCAT_TWO_WORLDS"] == "long"
    private static let seed = UInt64(
        ProcessInfo.processInfo.environment["OPCAT_TWO_WORLDS_SEED"] ?? "16")!

    @Test func `hidden reports move no octet of any answer`() throws {
        let worlds = try TwoWorlds(added: Self.isLong ? 200 : 80)
        #expect(worlds.hiddenSymbols.count == (Self.isLong ? 200 : 80))
        var program = try WorldsProgram(worlds, seed: Self.seed)
        try program.run(Self.isLong ? 10_000 : 2000)
        print(program.figures(named: "two_worlds"))
        #expect(program.differences.map(\.description) == [])
        #expect(program.neverAsked == [], "an operation of the contract was never asked")
        // A program that is refused everything shows nothing.
        #expect(program.done > program.asked / 5)
        #expect(program.written > program.asked / 10)
        #expect(program.writtenOperations.count >= (Self.isLong ? 30 : 25))
    }

    /// The same program, before answers that tell of what is hidden.
    @Test func `each of five planted faults is found`() throws {
        let worlds = try TwoWorlds(stages: ["draft", "transmitted", "published"], added: 16)
        var program = try WorldsProgram(worlds, seed: Self.seed)
        try program.run(300)
        #expect(program.differences.map(\.description) == [], "without a fault there is none")
        for (number, fault) in PlantedFault.all.enumerated() {
            var program = try WorldsProgram(worlds, seed: Self.seed + 1 + UInt64(number))
            program.maker.favoured = fault.operation
            try program.run(1500, until: 1, fault.rewrite)
            let found = program.differences.first?.request.operation
            #expect(found == fault.operation, "\(fault.name)")
            print("two_worlds_planted: found \(fault.name) after \(program.asked)")
        }
    }
}

/// Asks so many requests in both worlds and keeps where they part.
struct WorldsProgram {
    let worlds: TwoWorlds
    let maker: RequestMaker
    private(set) var asked = 0
    private(set) var done = 0
    private(set) var written = 0
    private(set) var writtenOperations: Set<String> = []
    private(set) var operations: [String: Int] = [:]
    private(set) var statuses: [Int: Int] = [:]
    private(set) var differences: [WorldsDiffer] = []
    /// After so many the worlds are known to differ.
    private static let enough = 20

    init(_ worlds: TwoWorlds, seed: UInt64) throws {
        self.worlds = worlds
        maker = try RequestMaker(worlds, seed: seed)
    }

    mutating func run(
        _ count: Int, until enough: Int = enough,
        _ rewrite: TwoWorlds.Rewrite = { _, answer, _ in answer }
    ) throws {
        for _ in 0..<count where differences.count < enough {
            try worlds.seed(maker.numbers.next())
            let request = maker.next()
            try ask(request, rewrite)
        }
    }

    /// Asks until something differs, or so many times.
    mutating func ask(
        _ request: AskedRequest, _ rewrite: TwoWorlds.Rewrite = { _, answer, _ in answer }
    ) throws {
        let (answer, difference) = try worlds.ask(request, rewrite)
        asked += 1
        operations[request.operation, default: 0] += 1
        statuses[answer.status.code, default: 0] += 1
        if (200..<400).contains(answer.status.code) {
            done += 1
            if !["GET", "HEAD", "OPTIONS"].contains(request.method) {
                written += 1
                writtenOperations.insert(request.operation)
            }
        }
        if let difference { differences.append(difference) }
        maker.learn(from: answer, to: request)
        for world in [worlds.first, worlds.second] { world.bench.clock.advance(seconds: 7) }
    }

    var neverAsked: [String] {
        maker.contract.operations.map(\.name).filter { operations[$0] == nil }
    }

    func figures(named name: String) -> String {
        let all = [
            ("requests", asked), ("operations", operations.count),
            ("hidden_ids", worlds.hidden.count),
            ("answered_2xx_3xx", done), ("writes_done", written),
            ("operations_written", writtenOperations.count),
            ("differences", differences.count),
        ]
        let codes = statuses.keys.sorted().map { ("status_\($0)", statuses[$0] ?? 0) }
        return (all + codes).map { "\(name)_\($0): \($1)" }.joined(separator: "\n")
    }
}
