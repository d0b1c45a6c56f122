/// Reads the members of an object and reports **all** that is wrong with them.
///
/// Each function asks for one member. A required member that is absent or null, or that cannot be
/// accepted, is reported to ``JSONFailures`` and a neutral value returned, so that reading goes on
/// to the other members; ``JSONFailures/throwIfAny()`` then keeps such values from being used.
/// Absent and null mean the same.
///
///     let failures = JSONFailures()
///     var reader = ObjectReader(value, failures)
///     let title = reader.string("title", 1...500)
///     let date = reader.value("adopted_on", as: "a date YYYY-MM-DD") { CalendarDate($0) }
///     reader.finish()
///     try failures.throwIfAny()
package struct ObjectReader {
    /// A name longer than this is not repeated in an answer; its object is pointed at instead.
    package static let longestNameRepeated = 100

    /// The object itself: its failures are those of the members together.
    package let whole: JSONElement
    private let members: [JSONMember]
    private var asked: [Bool]
    /// Where the next member is looked for first: clients mostly write them in our order.
    private var next = 0
    /// False if the value is no object. That has been reported, and members are not missed as well.
    private let isObject: Bool

    package init(_ value: JSONValue, _ failures: JSONFailures) {
        self.init(JSONElement(value, failures: failures))
    }

    package init(_ element: JSONElement) {
        whole = element
        if case .object(let members) = element.value {
            self.members = members
            isObject = true
        } else {
            members = []
            isObject = false
            whole.fail(.type, "must be an object")
        }
        asked = Array(repeating: false, count: members.count)
    }

    /// Reads a whole message.
    ///
    /// - Parameter body: Asks for every member and then makes something of them; `nil` if it
    ///   cannot, for which the failures recorded are the reason.
    /// - Throws: ``JSONInvalid`` if anything failed or was left unasked.
    package static func read<Item>(
        _ value: JSONValue, _ body: (inout ObjectReader) -> Item?
    ) throws(JSONInvalid) -> Item {
        let whole = JSONElement(value, failures: JSONFailures())
        let item = whole.object(body)
        try whole.failures.throwIfAny()
        guard let item else {
            whole.fail(.conflict, "cannot be accepted as it is")
            throw JSONInvalid(failures: whole.failures.all)
        }
        return item
    }

    /// Reports every member that was not asked for.
    package mutating func finish() {
        for (member, asked) in zip(members, asked) where !asked { reportUnknown(member.name) }
        asked = Array(repeating: true, count: members.count)
    }

    private func reportUnknown(_ name: String) {
        guard name.utf8.count <= Self.longestNameRepeated else {
            return whole.fail(.unknown, "has a member with a long name that is not known here")
        }
        whole.failures.record(
            .unknown, at: .member(name, of: whole.pointer), "is not a member of this object")
    }

    /// The member of that name; `nil` if it is absent or null.
    package mutating func optionalElement(_ name: String) -> JSONElement? {
        guard let index = index(of: name) else { return nil }
        asked[index] = true
        next = index + 1
        guard members[index].value != .null else { return nil }
        return JSONElement(
            members[index].value, at: .member(name, of: whole.pointer),
            failures: whole.failures)
    }

    /// The member of that name; one that is absent or null is reported.
    package mutating func element(_ name: String) -> JSONElement? {
        if let element = optionalElement(name) { return element }
        guard isObject else { return nil }
        whole.failures.record(
            .required, at: .member(name, of: whole.pointer), "must be given")
        return nil
    }

    private func index(of name: String) -> Int? {
        members[next...].firstIndex { $0.isNamed(name) }
            ?? members[..<next].firstIndex { $0.isNamed(name) }
    }
}
