// swift-tools-version: 6.2
import PackageDescription

// One idea a floor: the charter of each target, and what it may import, stands in the README
// ("Where a rule lives") and is held by the dependencies below, by the import check of
// `scripts/test` and by HouseRulesTests.

/// Every target: what is imported stays inside unless it says otherwise, and warnings are errors.
let everyFloor: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    // Dynamic exclusivity checks across modules double the instructions of the hot path
    // (engineering.md, section 3); debug builds and the tests keep them.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// Targets that do not speak C.
let memorySafe: [SwiftSetting] = everyFloor + [.strictMemorySafety()]

let small: [LinkerSetting] = [
    // What nothing calls is left out of the released binary, and its relocations are packed (glibc
    // 2.36, which Debian 12 has): a twentieth less on the disk, and to be read at the start.
    .unsafeFlags(
        [
            "-use-ld=lld", "-Xlinker", "--gc-sections",
            "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
        ], .when(platforms: [.linux], configuration: .release))
]

let package = Package(
    name: "opcat",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The system, for Swift.
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "CEpoll"),
        .target(name: "CRepositoryFiles"),
        .target(
            name: "RepositoryFiles", dependencies: ["CRepositoryFiles"], swiftSettings: everyFloor),

        // The treaty: facts in, an order or a refusal out. Imports nothing.
        .target(name: "Article16", swiftSettings: memorySafe),
        .target(name: "Documents", dependencies: ["Article16"], swiftSettings: memorySafe),

        // Bytes.
        .target(name: "JSON", swiftSettings: memorySafe),
        .target(name: "HTTPMessages", swiftSettings: memorySafe),
        .target(name: "Measures", swiftSettings: memorySafe),
        .target(
            name: "HTTPServer", dependencies: ["HTTPMessages", "Measures", "CEpoll"],
            swiftSettings: everyFloor),
        .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: everyFloor),

        // The register.
        .target(
            name: "Registry",
            dependencies: [
                "Article16", "Measures", "RepositoryFiles", "SQLite",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: memorySafe),
        .target(
            name: "API",
            dependencies: [
                "Article16", "Documents", "HTTPMessages", "JSON", "Registry", "RepositoryFiles",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: memorySafe),
        .executableTarget(
            name: "opcat",
            dependencies: [
                "API", "Article16", "Documents", "HTTPMessages", "HTTPServer", "JSON", "Measures",
                "Registry", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: everyFloor, linkerSettings: small),

        .testTarget(name: "Article16Tests", dependencies: ["Article16"], swiftSettings: everyFloor),
        .testTarget(
            name: "DocumentsTests", dependencies: ["Article16", "Documents"],
            resources: [.copy("Fixtures")], swiftSettings: everyFloor),
        .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: everyFloor),
        .testTarget(name: "MeasuresTests", dependencies: ["Measures"], swiftSettings: everyFloor),
        // The tables of raw messages, for those who parse them and those who send them.
        .target(
            name: "RawMessages", dependencies: ["HTTPMessages"], path: "Tests/RawMessages",
            swiftSettings: everyFloor),
        .testTarget(
            name: "HTTPMessagesTests", dependencies: ["HTTPMessages", "RawMessages"],
            swiftSettings: everyFloor),
        .testTarget(
            name: "HTTPServerTests", dependencies: ["HTTPMessages", "HTTPServer"],
            swiftSettings: everyFloor),
        .testTarget(name: "SQLiteTests", dependencies: ["SQLite"], swiftSettings: everyFloor),
        .testTarget(
            name: "RegistryTests", dependencies: ["Article16", "Registry", "SQLite"],
            swiftSettings: everyFloor),
        .testTarget(
            name: "APITests",
            dependencies: [
                "API", "Article16", "Documents", "HTTPMessages", "JSON", "Registry",
                "RepositoryFiles", "SQLite", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: everyFloor),
        .testTarget(
            name: "ServiceTests",
            dependencies: ["opcat", "Article16", "HTTPMessages", "RawMessages", "Registry"],
            swiftSettings: everyFloor),
        .testTarget(
            name: "HouseRulesTests",
            dependencies: [
                "API", "Registry", "RepositoryFiles", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: everyFloor),
    ]
)
