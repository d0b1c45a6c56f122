/// One thing that is wrong with a well-formed message: where, what, and what to do about it.
package struct JSONFailure: Equatable, Sendable {
    /// A URI fragment, as ``JSONPointer/fragment`` gives it.
    package let pointer: String
    package let code: Code
    /// What would be right. It never repeats a value of the message.
    package let detail: String

    package init(pointer: String, code: Code, detail: String) {
        self.pointer = pointer
        self.code = code
        self.detail = detail
    }

    /// The raw value is the `code` that clients see; `openapi.yaml` lists the same codes.
    package enum Code: String, CaseIterable, Sendable {
        /// The member is not there, or null.
        case required
        /// Another kind of value is expected.
        case type
        /// The object has no such member.
        case unknown
        /// A string has too few or too many characters, or an array elements.
        case length
        /// A number is too small or too large.
        case range
        /// A string is not written as it must be.
        case format
        /// A string is not one of the words there are.
        case `enum`
        /// A string is blank, or an array without elements, where something must stand.
        case empty
        /// The value contradicts another one of the message.
        case conflict
    }
}

/// A message that cannot be accepted, with all that is wrong with it.
package struct JSONInvalid: Error, Equatable, Sendable {
    /// At least one, in the order in which they were found.
    package let failures: [JSONFailure]
}

/// Collects what is wrong with one message while it is read.
///
/// A class, because the readers of nested values all report to the same one; it belongs to the
/// thread that reads.
package final class JSONFailures {
    /// Later failures are dropped: nobody reads more, and the answer stays small.
    package static let limit = 100

    package private(set) var all: [JSONFailure] = []

    package init() {}

    package func record(_ code: JSONFailure.Code, at pointer: JSONPointer, _ detail: String) {
        guard all.count < Self.limit else { return }
        all.append(JSONFailure(pointer: pointer.fragment, code: code, detail: detail))
    }

    package func throwIfAny() throws(JSONInvalid) {
        guard all.isEmpty else { throw JSONInvalid(failures: all) }
    }
}
