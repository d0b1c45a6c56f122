/// Objects and arrays (RFC 8259, sections 4 and 5).
extension JSONCursor {
    mutating func object(in bytes: Span<UInt8>) throws(MalformedJSON) -> [JSONMember] {
        var members: [JSONMember] = []
        var names = MemberNames()
        guard try open(until: UInt8(ascii: "}"), in: bytes) else { return [] }
        repeat {
            let nameOffset = offset
            let name = try self.name(in: bytes)
            guard names.insert(name, behind: members) else {
                throw fault(.duplicateMember, at: nameOffset)
            }
            members.append(JSONMember(name: name, value: try value(in: bytes)))
        } while try another(until: UInt8(ascii: "}"), in: bytes)
        return members
    }

    mutating func array(in bytes: Span<UInt8>) throws(MalformedJSON) -> [JSONValue] {
        var elements: [JSONValue] = []
        guard try open(until: UInt8(ascii: "]"), in: bytes) else { return [] }
        repeat {
            elements.append(try value(in: bytes))
        } while try another(until: UInt8(ascii: "]"), in: bytes)
        return elements
    }

    /// A member's name, its colon, and the white space up to its value.
    private mutating func name(in bytes: Span<UInt8>) throws(MalformedJSON) -> String {
        guard try current(in: bytes) == UInt8(ascii: "\"") else { throw fault(.unexpectedByte) }
        let name = try string(in: bytes)
        skipWhiteSpace(in: bytes)
        guard try current(in: bytes) == UInt8(ascii: ":") else { throw fault(.unexpectedByte) }
        offset += 1
        skipWhiteSpace(in: bytes)
        return name
    }

    /// Steps over the opening bracket; false when the closing one follows at once.
    private mutating func open(
        until closing: UInt8, in bytes: Span<UInt8>
    ) throws(MalformedJSON) -> Bool {
        guard depth < limits.depth else { throw fault(.tooDeep) }
        depth += 1
        offset += 1
        skipWhiteSpace(in: bytes)
        guard try current(in: bytes) == closing else { return true }
        close()
        return false
    }

    /// Steps over the comma before another item; false at the closing bracket.
    private mutating func another(
        until closing: UInt8, in bytes: Span<UInt8>
    ) throws(MalformedJSON) -> Bool {
        skipWhiteSpace(in: bytes)
        let byte = try current(in: bytes)
        guard byte != closing else {
            close()
            return false
        }
        guard byte == UInt8(ascii: ",") else { throw fault(.unexpectedByte) }
        offset += 1
        skipWhiteSpace(in: bytes)
        return true
    }

    private mutating func close() {
        depth -= 1
        offset += 1
    }
}
