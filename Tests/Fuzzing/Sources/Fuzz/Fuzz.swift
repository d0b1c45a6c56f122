internal import CFuzzer
internal import Glibc

/// Parsers under libFuzzer, one at a time: `FUZZ_TARGET=json fuzz [FLAG...] [FOLDER|FILE...]`.
///
/// The target comes from the environment, so that libFuzzer can start the program again by itself
/// (`-minimize_crash=1`). Flags: https://llvm.org/docs/LibFuzzer.html#options.
@main
enum Fuzz {
    typealias Check = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

    private static let targets: [(name: String, check: Check)] = [
        ("head", { run(HeadTarget.self, $0, $1) }),
        ("chunks", { run(ChunksTarget.self, $0, $1) }),
        ("json", { run(JSONTarget.self, $0, $1) }),
        ("query", { run(QueryTarget.self, $0, $1) }),
        ("search", { run(SearchTarget.self, $0, $1) }),
        ("cursor", { run(CursorTarget.self, $0, $1) }),
        ("token", { run(TokenTarget.self, $0, $1) }),
        ("dates", { run(DatesTarget.self, $0, $1) }),
        ("document", { run(DocumentTarget.self, $0, $1) }),
        ("planted-crash", { run(PlantedCrash.self, $0, $1) }),
        ("planted-hang", { run(PlantedHang.self, $0, $1) }),
        ("planted-leak", { run(PlantedLeak.self, $0, $1) }),
    ]

    static func main() {
        let name = environment("FUZZ_TARGET")
        guard let target = targets.first(where: { $0.name == name }) else {
            print("FUZZ_TARGET must be one of", targets.map(\.name).joined(separator: ", "))
            exit(2)
        }
        var count = CommandLine.argc
        var arguments = Optional(CommandLine.unsafeArgv)
        exit(LLVMFuzzerRunDriver(&count, &arguments, target.check))
    }

    private static func run<Of: Target>(
        _: Of.Type, _ start: UnsafePointer<UInt8>?, _ count: Int
    ) -> CInt {
        Of.check(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}

/// A parser, and what must hold of it for whatever octets it is given.
protocol Target {
    static func check(_ octets: [UInt8])
}

/// Ends the program where something does not hold; libFuzzer keeps the octets that showed it.
func expect(_ holds: Bool, _ sentence: StaticString, line: UInt = #line) {
    guard holds else { fatalError("it does not hold that \(sentence) (line \(line))") }
}
