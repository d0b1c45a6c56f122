/// Bytes that are no I-JSON message (RFC 7493).
package struct MalformedJSON: Error, Equatable, Sendable {
    /// Where reading stopped: the number of bytes before the one at fault. At the end of the
    /// message it is the message's length.
    package let offset: Int
    package let reason: Reason

    package enum Reason: Equatable, Sendable, CaseIterable {
        case emptyInput
        case byteOrderMark
        case unexpectedByte
        case unexpectedEnd
        case trailingBytes
        case tooDeep
        case tooManyValues
        case duplicateMember
        case invalidUTF8
        case noncharacter
        case controlCharacter
        case invalidEscape
        case loneSurrogate
        case leadingZero
        case numberTooLong
        case numberOutOfRange
    }
}

extension MalformedJSON: CustomStringConvertible {
    /// One sentence for people; it repeats nothing of the message.
    package var description: String {
        "At byte \(offset): \(reason.text)."
    }
}

extension MalformedJSON.Reason {
    /// What is wrong, to stand behind a colon.
    package var text: String {
        switch self {
        case .emptyInput: "a JSON value is expected and nothing was sent"
        case .byteOrderMark: "a byte order mark must not begin the text (RFC 8259, section 8.1)"
        case .unexpectedByte: "this byte cannot stand here"
        case .unexpectedEnd: "the text ends before its value does"
        case .trailingBytes: "something follows the value"
        case .tooDeep: "arrays and objects are nested too deeply"
        case .tooManyValues: "the text holds too many values"
        case .duplicateMember: "the object has this member already (RFC 7493, section 2.3)"
        case .invalidUTF8: "the text is not UTF-8 (RFC 7493, section 2.1)"
        case .noncharacter: "a Unicode noncharacter must not be sent (RFC 7493, section 2.1)"
        case .controlCharacter: "a control character in a string must be escaped"
        case .invalidEscape: "a backslash must begin an escape of RFC 8259, section 7"
        case .loneSurrogate: "half a surrogate pair must not be sent (RFC 7493, section 2.1)"
        case .leadingZero: "a number must not begin with a needless zero"
        case .numberTooLong: "the number has too many digits"
        case .numberOutOfRange: "the number is beyond what is read exactly (RFC 7493, section 2.2)"
        }
    }
}
