internal import Article16
internal import SQLite

/// Through which door a connection looks into the store.
///
/// Article 16 decides in Swift what a reader may see; the doors are the second lock, in the
/// database: a statement that forgets to ask finds nothing all the same.
package enum Door: Sendable {
    /// What is published, for whoever asks: nothing else can be named behind it.
    case everyone
    /// What the viewer's institution may read, as rows, and what is published.
    case members
}

/// Who looks through a members' door: the circle and the role of the caller that is answered
/// now. The views ask for them (`viewer()`, `standing()`); nobody looks until somebody is set.
///
/// Confined to the thread of its connection.
final class Viewer {
    var audience: String?
    var standing: String?
    /// The SHA-256 of the token that is looked up now, before its bearer is known.
    var presented: [UInt8]?

    /// Makes the SQL functions that answer for this viewer on a connection.
    func present(on connection: Connection) throws(SQLiteError) {
        try connection.define(function: "viewer") { [unowned self] in .optional(audience) }
        try connection.define(function: "standing") { [unowned self] in .optional(standing) }
        try connection.define(function: "presented") { [unowned self] in
            presented.map(Value.blob) ?? .null
        }
    }
}

extension Registry {
    /// From here on the store is looked at for this caller, or for nobody.
    package func look(for caller: Caller?) {
        viewer.audience = caller?.party.audience?.key
        viewer.standing = caller?.role.rawValue
    }
}
