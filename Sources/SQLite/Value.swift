/// A value to bind to a parameter of a statement.
package enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    /// Text that is UTF-8 already.
    case textBytes([UInt8])
    case blob([UInt8])
}

extension Value {
    package init(_ integer: Int) { self = .integer(Int64(integer)) }
    package init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }

    /// NULL for `nil`.
    package init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    /// NULL for `nil`.
    package init(_ integer: Int?) { self = integer.map { .integer(Int64($0)) } ?? .null }

    package static func int(_ integer: Int) -> Value { Value(integer) }
    package static func int(_ integer: Int?) -> Value { Value(integer) }
    package static func bool(_ flag: Bool) -> Value { Value(flag) }
    package static func optional(_ text: String?) -> Value { Value(text) }
}

extension Value: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension Value: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self = .text(value) }
}

extension Value: ExpressibleByNilLiteral {
    package init(nilLiteral: ()) { self = .null }
}
