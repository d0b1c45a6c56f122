/// A member's name and value in one call.
extension JSONWriter {
    package mutating func member(_ name: StaticString, _ value: String) {
        member(name)
        string(value)
    }

    /// Writes nothing when there is no value.
    package mutating func member(_ name: StaticString, _ value: String?) {
        if let value { member(name, value) }
    }

    package mutating func member(_ name: StaticString, utf8 value: Span<UInt8>) {
        member(name)
        string(utf8: value)
    }

    package mutating func member(_ name: StaticString, _ value: Int) {
        member(name)
        int(value)
    }

    /// Writes nothing when there is no value.
    package mutating func member(_ name: StaticString, _ value: Int?) {
        if let value { member(name, value) }
    }

    package mutating func member(_ name: StaticString, _ value: Bool) {
        member(name)
        bool(value)
    }

    package mutating func member(_ name: StaticString, _ values: [String]) {
        array(name) { writer in
            for value in values { writer.string(value) }
        }
    }

    package mutating func null(_ name: StaticString) {
        member(name)
        null()
    }

    /// A member that is an object; its members are written by `body`.
    package mutating func object<Failure: Error>(
        _ name: StaticString, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        member(name)
        try object(body)
    }

    /// A member that is an array; its elements are written by `body`.
    package mutating func array<Failure: Error>(
        _ name: StaticString, _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        member(name)
        try array(body)
    }

    package mutating func object<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        beginObject()
        try body(&self)
        endObject()
    }

    package mutating func array<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        beginArray()
        try body(&self)
        endArray()
    }
}
