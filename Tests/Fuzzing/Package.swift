// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the graph of the product stays small. Its floors are the product's
// own files, by links in `Floors`: what is fuzzed is what is shipped, and `package` reaches it.
//
// Of the API and the registry only those files are here that read what comes from outside, so that
// neither SQLite nor the rest is built under sanitizers.

/// libFuzzer sees nothing without these counters: `-sanitize=fuzzer` alone brings none in Swift.
/// `scripts/fuzz --self-test` leaves them out, to show that this is noticed.
let isBlind = Context.environment["OPCAT_FUZZ_BLIND"] != nil
let coverage =
    isBlind
    ? [] : ["-sanitize-coverage=edge,indirect-calls,trace-cmp,inline-8bit-counters,pc-table"]

/// As in the product, but with every check: exclusivity too.
let floor: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    // Sanitizers have no setting of their own here; testing opens what is internal to a floor; and
    // without the last, an object is kept although its counters come or go.
    .unsafeFlags(["-sanitize=address", "-enable-testing"] + coverage),
    .unsafeFlags(["-Xfrontend", "-disable-incremental-llvm-codegen"]),
]

let package = Package(
    name: "fuzzing",
    dependencies: [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")],
    targets: [
        .target(name: "Article16", path: "Floors/Article16", swiftSettings: floor),
        .target(
            name: "Documents", dependencies: ["Article16"], path: "Floors/Documents",
            swiftSettings: floor),
        .target(name: "JSON", path: "Floors/JSON", swiftSettings: floor),
        .target(name: "HTTPMessages", path: "Floors/HTTPMessages", swiftSettings: floor),
        .target(
            name: "Registry", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            path: "Floors/Registry", swiftSettings: floor),
        .target(
            name: "API",
            dependencies: [
                "Article16", "Registry", .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Floors/API", swiftSettings: floor),
        .systemLibrary(name: "CFuzzer"),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "API", "Article16", "CFuzzer", "Documents", "HTTPMessages", "JSON", "Registry",
            ],
            path: "Sources/Fuzz", swiftSettings: floor,
            // The runtimes of both come with the linking, and cannot be asked for otherwise.
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
    ]
)
