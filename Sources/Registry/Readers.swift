internal import Article16
package import SQLite

/// The two doors through which one thread reads: everyone's, and the members'.
///
/// Each is opened when somebody first comes to it; the members' at the latest after the first
/// reading at the other, so that nobody finds the descriptors used up: making its views takes
/// longer than the rest of a start. Confined to that thread, like the connections behind them.
package final class Readers {
    private let store: String
    private let keys: MasterKeys
    private var opened: (everyone: Registry?, members: Registry?)

    package init(of store: String, keys: MasterKeys) {
        self.store = store
        self.keys = keys
    }

    /// As it is: for what needs nothing from the store.
    package var everyone: Registry {
        get throws(SQLiteError) {
            if let registry = opened.everyone { return registry }
            let registry = try open(.everyone)
            opened.everyone = registry
            return registry
        }
    }

    /// Also where tokens are looked up.
    package var members: Registry {
        get throws(SQLiteError) {
            if let registry = opened.members { return registry }
            let registry = try open(.members)
            opened.members = registry
            return registry
        }
    }

    private func open(_ door: Door) throws(SQLiteError) -> Registry {
        try Registry.openForReading(at: store, through: door, keys: keys)
    }

    /// What answers this caller, as of now. Whoever belongs to no circle but everyone's looks
    /// through everyone's door, with a token or without.
    package func registry(for caller: Caller?) throws(SQLiteError) -> Registry {
        guard let caller, caller.party.audience != nil else {
            let everyone = try everyone
            try everyone.beginReading()
            return everyone
        }
        return try trailRegistry(for: caller)
    }

    /// What answers this caller from the audit trail, which everybody with a token has one of.
    package func trailRegistry(for caller: Caller) throws(SQLiteError) -> Registry {
        let members = try members
        try members.beginReading()
        members.look(for: caller)
        return members
    }

    /// A reading that cannot be ended holds nothing but an older moment; the next begins anew.
    package func endReading() {
        let hasRead = opened.everyone?.isReading == true
        opened.everyone?.endReading()
        opened.members?.endReading()
        opened.members?.look(for: nil)
        if hasRead, opened.members == nil { openMembers() }
    }

    /// Where that cannot be done now, the first member to come tries again and is told.
    private func openMembers() {
        do { _ = try members } catch {}
    }
}
