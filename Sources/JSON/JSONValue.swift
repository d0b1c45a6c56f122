/// One JSON value (RFC 8259, section 3).
///
/// Members keep the order in which they were written. Names are compared byte for byte, as
/// section 8.3 wants: two names that Unicode calls canonically equivalent are two names.
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// The value of the member of that name; `nil` if there is none, or if this is no object.
    package subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.isNamed(name) }?.value
    }
}

/// A name and its value, in an object (RFC 8259, section 4).
package struct JSONMember: Equatable, Sendable {
    package let name: String
    package let value: JSONValue

    package init(name: String, value: JSONValue) {
        self.name = name
        self.value = value
    }

    func isNamed(_ other: String) -> Bool {
        name.utf8.elementsEqual(other.utf8)
    }
}
