internal import HTTPMessages

/// The forms in which a resource can be had, the usual one first; the raw value is that of the
/// query parameter `format`.
protocol Format: RawRepresentable, CaseIterable where RawValue == String, AllCases == [Self] {
    var type: MediaType { get }
}

extension Format {
    /// The form that Accept prefers, the first among equals (RFC 9110, section 12.5.1); nil where
    /// it says nothing, or nothing that can be had.
    static func preferred(by head: RequestHead) -> Self? {
        guard let accepted = head.fields["accept"].flatMap({ AcceptedTypes($0) }) else {
            return nil
        }
        let best = accepted.best(of: allCases.map(\.type.inUTF8))
        return allCases.first { $0.type.inUTF8 == best }
    }
}

/// What is a table can be had as one.
enum TableForm: String, Format {
    case json, csv

    var type: MediaType {
        switch self {
        case .json: Call.json
        case .csv: MediaType("text", "csv")
        }
    }
}

extension Call {
    /// Where what is answered depends on Accept as well.
    static let byCallerAndAccept = "Accept, Authorization"

    /// The form that `format` names or, without it, that Accept prefers (RFC 9110, section
    /// 12.5.1); the usual one where it says nothing, or nothing that can be had.
    func format<Form: Format>(_: Form.Type, usual: Form) throws -> Form {
        if let form = try query().word("format", Form.self) { return form }
        return Form.preferred(by: request.head) ?? usual
    }
}
