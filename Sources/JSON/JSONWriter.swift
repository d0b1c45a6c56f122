/// Writes compact JSON (RFC 8259) straight into bytes.
///
/// Commas come by themselves; brackets and names are the caller's to pair. Strings are escaped
/// only where section 7 demands it. Nothing is copied on the way: text goes from where it is into
/// `bytes`.
package struct JSONWriter: Sendable {
    /// What has been written. Appending here what is no JSON (a line end between two values) is
    /// done with ``endLine()``.
    package internal(set) var bytes: [UInt8] = []

    /// A value has been written in the innermost container, so that the next needs a comma.
    private var isBehindValue = false

    package init() {}

    /// - Parameter capacity: Bytes to make room for at once.
    package init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    /// Makes room for that many further bytes, growing by doubling as appending does.
    package mutating func reserve(_ further: Int) {
        let needed = bytes.count + further
        if needed > bytes.capacity { bytes.reserveCapacity(max(needed, bytes.capacity * 2)) }
    }

    /// Empties `bytes` for another text, and keeps their memory.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        isBehindValue = false
    }

    /// Ends a line of newline-delimited JSON: the next value stands alone again.
    package mutating func endLine() {
        bytes.append(0x0A)
        isBehindValue = false
    }

    // MARK: Containers

    package mutating func beginObject() { begin(UInt8(ascii: "{")) }
    package mutating func endObject() { end(UInt8(ascii: "}")) }
    package mutating func beginArray() { begin(UInt8(ascii: "[")) }
    package mutating func endArray() { end(UInt8(ascii: "]")) }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        isBehindValue = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        isBehindValue = true
    }

    /// The comma before an item that is not the first.
    private mutating func separate() {
        if isBehindValue { bytes.append(UInt8(ascii: ",")) }
        isBehindValue = true
    }

    /// The name of the member whose value is written next. It must need no escapes.
    package mutating func member(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        // A static string's bytes live as long as the program, and its count is its own.
        unsafe bytes.append(
            contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        isBehindValue = false
    }

    /// The same for a name that is only known while running.
    package mutating func member(named name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        isBehindValue = false
    }

    // MARK: Values

    package mutating func null() {
        separate()
        append("null")
    }

    package mutating func bool(_ value: Bool) {
        separate()
        append(value ? "true" : "false")
    }

    package mutating func int(_ value: Int) {
        separate()
        appendDecimal(value)
    }

    package mutating func number(_ value: JSONNumber) {
        separate()
        bytes.append(contentsOf: value.text.utf8)
    }

    package mutating func string(_ value: String) {
        string(utf8: value.utf8Span.span)
    }

    /// - Parameter utf8: The characters, which must be valid UTF-8.
    package mutating func string(utf8: Span<UInt8>) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    /// A value that has been rendered already, as one whole JSON value.
    package mutating func raw(_ json: [UInt8]) {
        separate()
        bytes.append(contentsOf: json)
    }

    /// The same, for bytes that lie elsewhere.
    package mutating func raw(_ json: Span<UInt8>) {
        separate()
        append(json)
    }

    mutating func append(_ word: StaticString) {
        // See `member(_:)`.
        unsafe bytes.append(
            contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    mutating func append(_ text: Span<UInt8>) {
        // The buffer does not outlive the call, in which its bytes are copied.
        unsafe text.withUnsafeBufferPointer { text in
            unsafe bytes.append(contentsOf: text)
        }
    }
}
