import Article16
import Foundation
import SQLite
import Testing

@testable import Registry

/// Whoever can write the store's file can write anything into it; a head that was kept elsewhere
/// shows it.
struct TamperingTests {
    /// How often each kind is tried; `OPCAT_TAMPERING_SEEDS=1000` is the full form.
    private static let seeds =
        ProcessInfo.processInfo.environment["OPCAT_TAMPERING_SEEDS"].flatMap { Int($0) } ?? 25

    @Test(arguments: Tampering.allCases)
    func `what is changed in the trail shows against an earlier head`(kind: Tampering) throws {
        let ground = try TrailGround()
        try ground.writer.perform { registry in
            try registry.viewer.present(on: registry.connection)
            registry.viewer.standing = Role.auditor.rawValue
            let heads = try registry.signedHeads(at: Registry.now)
            try #require(try registry.auditFaults(against: heads) == [])
            for seed in 0..<Self.seeds {
                var dice = Dice(state: UInt64(seed))
                let told = try Self.told(of: kind, &dice, heads, in: registry)
                #expect(told > 0, "\(kind), seed \(seed)")
                #expect(try registry.auditFaults(against: heads) == [], "it was undone")
            }
        }
    }

    private struct Undone: Error {
        let faults: Int
    }

    /// How many faults are found after a tampering, which is undone again.
    private static func told(
        of kind: Tampering, _ dice: inout Dice, _ heads: [SignedHead], in registry: Registry
    ) throws -> Int {
        do {
            try registry.part {
                let held = try kind.carryOut(&dice, heads, in: registry)
                throw Undone(faults: try registry.auditFaults(against: held).count)
            }
            return 0
        } catch let undone as Undone {
            return undone.faults
        }
    }

    /// Some are seen without any head; that is no reason to keep none.
    @Test func `without a head, hashes made anew pass`() throws {
        let ground = try TrailGround()
        try ground.writer.perform { registry in
            var dice = Dice(state: 1)
            _ = try Tampering.rewriteWithHashes.carryOut(&dice, [], in: registry)
            #expect(try registry.auditFaults(against: []) == [])
        }
    }

    @Test func `a trail that grew is as its earlier heads said`() throws {
        let ground = try TrailGround()
        var heads: [SignedHead] = []
        for round in 0..<5 {
            heads += try Registry.signedHeads(
                ofStoreAt: ground.store.path, keys: ground.store.keys, at: Registry.now)
            try ground.grow(by: 3 + round)
        }
        #expect(
            try Registry.auditFaults(
                ofStoreAt: ground.store.path, keys: ground.store.keys, heads: heads) == [])
    }
}

/// A store with trails of several institutions.
final class TrailGround {
    let store: Store
    let writer: Writer
    private let accounts: [AccountID]

    init() throws {
        store = try Store()
        writer = try store.writer()
        accounts = try writer.perform { registry in
            let drafts = [
                AccountDraft(name: "A", role: .secretariat),
                AccountDraft(name: "B", role: .liaison, state: StateCode("KAZ")),
                AccountDraft(name: "C", role: .liaison, state: StateCode("GEO")),
            ]
            return try drafts.map { draft in
                let token = Token.new()
                _ = try registry.addAccount(
                    draft, token: token, permissions: .readWrite, now: Registry.now,
                    expiresAt: "2017-01-01T00:00:00Z")
                return try registry.caller(tokenSHA256: token.sha256, now: Registry.now)!.account
            }
        }
        try grow(by: 40)
    }

    func grow(by count: Int) throws {
        let accounts = accounts
        try writer.perform { registry in
            for number in 0..<count {
                let account = accounts[number % accounts.count]
                try registry.record("act_\(number % 7)", of: "x", by: account, at: Registry.now)
            }
        }
    }
}
