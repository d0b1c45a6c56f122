internal import SQLite

extension Registry {
    /// The secret of this store with a name: 32 random bytes, made when the store was.
    package func secret(_ name: StaticString) throws -> [UInt8] {
        let secret = try connection.first(
            "SELECT bytes FROM secrets WHERE name = ?1", .text("\(name)")
        ) { $0.bytes(0) }
        guard let secret else { throw StorageFault.unavailable }
        return secret
    }

    /// The names of the secrets a store has.
    static let secretNames: [StaticString] = ["cursors", "editions", "audit"]

    func makeSecrets() throws {
        let sealer = try sealer(of: .register)
        for name in Self.secretNames {
            try connection.run(
                "INSERT INTO sealed_secrets (name, bytes) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                .text("\(name)"),
                try sealer.blob(Self.randomBytes(), "secrets.bytes", of: "\(name)"))
        }
    }

    private static func randomBytes() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
