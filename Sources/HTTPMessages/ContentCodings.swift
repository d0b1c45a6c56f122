/// The value of Content-Encoding (RFC 9110, section 8.4): the codings of a content, in the order
/// in which they were applied.
package struct ContentCodings: Hashable, Sendable {
    /// In lower case.
    package let names: [String]

    /// - Parameter value: of all fields of the name, joined; `nil` if it is no list of tokens.
    package init?(_ value: String) {
        var cursor = ValueCursor(value)
        cursor.skipEmptyMembers()
        var names: [String] = []
        while !cursor.isAtEnd {
            guard let name = cursor.token(), cursor.endMember() else { return nil }
            names.append(name.lowercased())
        }
        self.names = names
    }

    /// Section 8.4.1: `identity` stands for no coding, and SHOULD NOT be here but does no harm.
    package var areNone: Bool { names.allSatisfy { $0 == "identity" } }
}
