internal import Article16
package import SQLite

/// The two doors through which one thread reads: everyone's, and the members'.
///
/// Confined to that thread, like the connections behind them.
package final class Readers {
    /// As it is: for what needs nothing from the store.
    package let everyone: Registry
    /// Also where tokens are looked up.
    package let members: Registry

    package init(of store: String, keys: MasterKeys) throws(SQLiteError) {
        everyone = try Registry.openForReading(at: store, through: .everyone, keys: keys)
        members = try Registry.openForReading(at: store, through: .members, keys: keys)
    }

    /// What answers this caller, as of now. Whoever belongs to no circle but everyone's looks
    /// through everyone's door, with a token or without.
    package func registry(for caller: Caller?) throws(SQLiteError) -> Registry {
        guard let caller, caller.party.audience != nil else {
            try everyone.beginReading()
            return everyone
        }
        try members.beginReading()
        members.look(for: caller)
        return members
    }

    /// What answers this caller from the audit trail, which everybody with a token has one of.
    package func trailRegistry(for caller: Caller) throws(SQLiteError) -> Registry {
        try members.beginReading()
        members.look(for: caller)
        return members
    }

    /// A reading that cannot be ended holds nothing but an older moment; the next begins anew.
    package func endReading() {
        everyone.endReading()
        members.endReading()
        members.look(for: nil)
    }
}
