internal import Crypto
internal import SQLite

/// Opens words that a `Sealer` sealed under one data key, where a statement reads them as they lie
/// in the store: the views of the schema do the same for one column of one row.
struct Opener {
    /// Nil where the key was destroyed, or is not for who looks: there are no words then.
    fileprivate let key: SymmetricKey?

    /// - Parameters:
    ///   - place: the table and the column, as the view of the table has them.
    ///   - name: what names the row there.
    func text(
        _ row: borrowing Row, _ column: Int, _ place: StaticString, of name: String
    ) throws(SQLiteError) -> [UInt8]? {
        try words(row, column, place, name, SealedWords.envelope(inText:))
    }

    /// What `Sealer.list` sealed.
    func list(
        _ row: borrowing Row, _ column: Int, _ list: SealedList, of name: String
    ) throws(SQLiteError) -> [UInt8]? {
        let isEmpty = row.withBytes(column) { $0.count == SealedList.noWords.count }
        if isEmpty, row.bytes(column) == SealedList.noWords { return SealedList.noWords }
        return list.isOfBytes
            ? try blob(row, column, list.place, of: name)
            : try text(row, column, list.place, of: name)
    }

    func blob(
        _ row: borrowing Row, _ column: Int, _ place: StaticString, of name: String
    ) throws(SQLiteError) -> [UInt8]? {
        try words(row, column, place, name) { $0 }
    }

    private func words(
        _ row: borrowing Row, _ column: Int, _ place: StaticString, _ name: String,
        _ envelope: ([UInt8]) -> [UInt8]?
    ) throws(SQLiteError) -> [UInt8]? {
        guard let key, !row.isNull(column) else { return nil }
        let bound = Array("\(place)/\(name)".utf8)
        guard let envelope = envelope(row.bytes(column)),
            let words = Envelope.open(envelope[...], under: key, at: bound)
        else { throw .unreadable("an envelope") }
        return words
    }
}

extension Registry {
    /// What opens these words, as far as who looks may have their key.
    ///
    /// - Throws: where the key does not lie under the master keys at hand.
    func opener(of owner: KeyOwner) throws -> Opener {
        let wrapped = try connection.first(
            "SELECT wrapped FROM edition_keys WHERE owner = ?1", .text(owner.name)
        ) { row in row.bytes(0) }
        guard let wrapped, !wrapped.isEmpty else { return Opener(key: nil) }
        guard let key = vault.key(wrapped) else { throw StorageFault.unavailable }
        return Opener(key: key)
    }
}
