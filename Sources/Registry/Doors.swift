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
    /// The id that is looked up now, before it is known whether the viewer may see what has it.
    var asked: String?
    /// Whether the connection is behind the members' door.
    private(set) var isPresent = false

    /// Makes the SQL functions that answer for this viewer on a connection.
    func present(on connection: Connection) throws(SQLiteError) {
        try connection.define(function: "viewer") { [unowned self] in .optional(audience) }
        try connection.define(function: "standing") { [unowned self] in .optional(standing) }
        try connection.define(function: "presented") { [unowned self] in
            presented.map(Value.blob) ?? .null
        }
        try connection.define(function: "asked") { [unowned self] in .optional(asked) }
        isPresent = true
    }
}

extension Registry {
    /// From here on the store is looked at for this caller, or for nobody.
    package func look(for caller: Caller?) {
        viewer.audience = caller?.party.audience?.key
        viewer.standing = caller?.role.rawValue
    }
}

/// The views of the members' door that say whether a row is there for the viewer, by its id, in the
/// same time for one that is hidden and one that is not there (`doors/members.sql`).
enum Asked {
    static let recommendation: StaticString = "SELECT 1 FROM asked_recommendations"
    static let reply: StaticString = "SELECT 1 FROM asked_replies"
    static let publicationRequest: StaticString = "SELECT 1 FROM asked_publication_requests"
    static let place: StaticString = "SELECT 1 FROM asked_places"
    static let confirmation: StaticString = "SELECT 1 FROM asked_confirmations"
}

extension Registry {
    /// Whether it is worth looking for a row of the viewer's own: behind the members' door, whether
    /// the viewer sees it. Past the door only article 16 decides, and has yet to.
    func mayFind(_ id: String, _ sql: StaticString) throws(SQLiteError) -> Bool {
        guard viewer.isPresent else { return true }
        viewer.asked = id
        defer { viewer.asked = nil }
        return try connection.prepare(sql).first([]) { _ in true } ?? false
    }
}
