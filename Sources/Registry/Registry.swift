internal import Article16
package import SQLite

/// Where records are kept, seen through one connection; the only floor with SQL.
///
/// A registry is confined to the thread that opened it. Exactly one in the process writes, the
/// one inside `Writer`; the others read.
package final class Registry {
    let connection: Connection
    /// Who was told of a change since somebody last looked; the writer wakes them.
    var told: Set<Audience> = []
    /// What moved before everyone since the last commit.
    var publicMoves = PublicMoves()
    /// Whether words went from what is public since somebody last looked; the writer has them out
    /// of the file.
    var hasDroppedWords = false
    /// For whom it is looked at, through a members' door.
    let viewer = Viewer()
    /// Where the random bits of new ids come from.
    var chance = Chance.system
    /// Entries written to the audit trail since it was opened, undone ones as well.
    package internal(set) var entriesWritten = 0
    /// On which day an account was last let in, and to which trail its acts go: remembered until
    /// something is undone.
    var signedIn: [AccountID: String] = [:]
    var trails: [AccountID: (Trail, role: String)] = [:]
    /// Where the trails end, by their keys: remembered likewise.
    var edges: [String: MerkleEdge] = [:]
    /// What was remembered since the transaction began, in its order.
    var remembered: [Remembered] = []
    /// Whose acts are those that no account does.
    var unattended = Trail.register
    /// Whose token was found last in this reading.
    var admitted: (digest: [UInt8], caller: Caller)?
    /// Whether a reading began, so that all that is asked is of one moment.
    private(set) var isAsOfOneMoment = false
    /// Opens what is sealed.
    let vault: Vault

    init(_ connection: Connection, keys: MasterKeys) throws(SQLiteError) {
        self.connection = connection
        vault = Vault(keys)
        try vault.present(on: connection)
    }

    /// A registry that reads what is committed; it can change nothing.
    package static func openForReading(
        at path: String, through door: Door, keys: MasterKeys
    ) throws(SQLiteError) -> Registry {
        let registry = try Registry(Connection(path: path, access: .readOnly), keys: keys)
        switch door {
        case .everyone: try DoorOfEveryone.close(registry.connection)
        case .members:
            try registry.viewer.present(on: registry.connection)
            try MembersDoor.lock(registry.connection)
        }
        return registry
    }

    /// Everything read inside is of one moment.
    package func reading<T>(_ body: () throws -> T) throws -> T {
        try connection.reading(body)
    }

    /// Begins to read as of now, for as many questions as come before `endReading`.
    package func beginReading() throws(SQLiteError) {
        guard !connection.isInTransaction else { return }
        admitted = nil
        try connection.beginReading()
        isAsOfOneMoment = true
    }

    var isReading: Bool { connection.isInTransaction }

    /// A reading that cannot be ended holds nothing but an older moment; the next begins anew.
    package func endReading() {
        isAsOfOneMoment = false
        admitted = nil
        connection.rollBack()
    }
}
