/// The names an object has so far, to find a second one of the same bytes.
///
/// RFC 7493, section 2.3: "Objects in I-JSON messages MUST NOT have members with duplicate names."
/// A small object is searched as it is; a large one gets a hash table, so that the time stays
/// linear. Swift seeds its hashes anew in each process: chosen names cannot make them collide.
struct MemberNames {
    /// Up to here comparing is quicker than hashing.
    static let searchedOneByOne = 16

    private var table: Set<ExactName> = []

    /// False if one of the `members`, all of which went through here, has this name.
    mutating func insert(_ name: String, behind members: [JSONMember]) -> Bool {
        guard members.count >= Self.searchedOneByOne else {
            return !members.contains { $0.isNamed(name) }
        }
        if table.isEmpty {
            for member in members { table.insert(ExactName(text: member.name)) }
        }
        return table.insert(ExactName(text: name)).inserted
    }
}

/// A name that equals only the same bytes, where `String` would also accept canonical equivalents.
private struct ExactName: Hashable {
    let text: String

    static func == (one: ExactName, other: ExactName) -> Bool {
        one.text.utf8.elementsEqual(other.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(text.utf8.count)
    }
}
