/// A media type with its parameters (RFC 9110, section 8.3.1), as in Content-Type.
package struct MediaType: Hashable, Sendable {
    /// In lower case, as are the names of parameters.
    package let type: String
    package let subtype: String
    package let parameters: [Parameter]

    package struct Parameter: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    /// `type/subtype`, without parameters.
    package var essence: String { type + "/" + subtype }

    /// As a Content-Type: a text says that it is UTF-8 (RFC 9110, section 8.3.2), since some take
    /// it for something else; JSON and YAML are UTF-8 and have no such parameter.
    package var contentType: String { type == "text" ? essence + "; charset=utf-8" : essence }

    /// Whether it names no charset, or UTF-8.
    package var isUTF8: Bool { parameter("charset").map { $0.lowercased() == "utf-8" } ?? true }

    /// The first parameter of this name, which is in lower case.
    package func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }

    package init(_ type: String, _ subtype: String) {
        self.init(type: type, subtype: subtype, parameters: [])
    }

    /// The type with `charset=utf-8`, which a range may name and need not.
    package var inUTF8: MediaType {
        let charset = Parameter(name: "charset", value: "utf-8")
        return MediaType(type: type, subtype: subtype, parameters: parameters + [charset])
    }

    /// - Parameter value: of a Content-Type field; `nil` if it is not exactly one media type.
    package init?(_ value: String) {
        var cursor = ValueCursor(value)
        cursor.skipBlanks()
        guard let parsed = MediaType(&cursor) else { return nil }
        cursor.skipBlanks()
        guard cursor.isAtEnd else { return nil }
        self = parsed
    }

    /// Reads as far as the media type goes, for the lists that hold some.
    init?(_ cursor: inout ValueCursor) {
        guard let type = cursor.token(), cursor.skip(Octet.slash), let subtype = cursor.token(),
            let parameters = Self.parameters(&cursor)
        else { return nil }
        self.init(type: type.lowercased(), subtype: subtype.lowercased(), parameters: parameters)
    }

    init(type: String, subtype: String, parameters: [Parameter]) {
        self.type = type
        self.subtype = subtype
        self.parameters = parameters
    }

    /// Section 5.6.6: `*( OWS ";" OWS [ parameter ] )`.
    static func parameters(_ cursor: inout ValueCursor) -> [Parameter]? {
        var parameters: [Parameter] = []
        while true {
            cursor.skipBlanks()
            guard cursor.skip(Octet.semicolon) else { return parameters }
            cursor.skipBlanks()
            guard let name = cursor.token() else { continue }
            guard cursor.skip(Octet.equals), let value = cursor.token() ?? cursor.quotedString()
            else { return nil }
            parameters.append(Parameter(name: name.lowercased(), value: value))
        }
    }
}
