package import Article16
internal import SQLite

extension Registry {
    /// The registered places that a visit went to.
    package func placeIDs(ofVisit id: VisitID) throws -> Set<PlaceID> {
        Set(
            try connection.all(
                "SELECT place_id FROM visit_places WHERE visit_id = ?1", .text(id.text)
            ) { PlaceID($0.text(0)) })
    }
}
