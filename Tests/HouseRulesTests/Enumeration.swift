/// An enumeration of words that the code and the contract both list.
struct Enumeration: Sendable, CustomStringConvertible {
    let schema: String
    let type: String
    let path: String

    var description: String { "\(schema) is \(type) in \(path)" }

    static let all = [
        Enumeration(schema: "Act", type: "Act", path: "Article16/Acts"),
        Enumeration(schema: "OtherAct", type: "OtherAct", path: "API/TwoPersons"),
        Enumeration(schema: "ConfirmedMatter", type: "Matter", path: "Article16/TwoPersons"),
        Enumeration(schema: "Addressee", type: "Addressee", path: "Article16/Report"),
        Enumeration(schema: "AuditOutcome", type: "AuditOutcome", path: "Registry/AuditEntry"),
        Enumeration(schema: "Basis", type: "Ground", path: "Article16/Paragraph2Publication"),
        Enumeration(schema: "Change", type: "Change", path: "Article16/Paragraph1Changes"),
        Enumeration(schema: "Confidentiality", type: "Confidentiality", path: "Article16/Report"),
        Enumeration(
            schema: "ConsentState", type: "Consent", path: "Article16/Paragraph2PersonalDataItems"),
        Enumeration(
            schema: "PersonalDataCategory", type: "PersonalDataCategory",
            path: "Article16/Paragraph2PersonalDataItems"),
        Enumeration(
            schema: "PersonalDataTreatment", type: "Treatment",
            path: "Article16/Paragraph2PersonalDataItems"),
        Enumeration(
            schema: "IssueCause", type: "IssueCause", path: "Article16/Paragraph2Reissue"),
        Enumeration(
            schema: "AmendmentKind", type: "AmendmentKind", path: "Article16/Amendments"),
        Enumeration(schema: "Lifecycle", type: "Lifecycle", path: "Article16/Report"),
        Enumeration(schema: "Recipient", type: "Recipient", path: "Article16/Report"),
        Enumeration(schema: "ProblemSlug", type: "ProblemType", path: "API/ProblemType"),
        Enumeration(schema: "RefusalCode", type: "Refusal", path: "Article16/Refusal"),
        Enumeration(schema: "ReplyStatus", type: "ReplyStatus", path: "Article16/Deadlines"),
        Enumeration(schema: "Role", type: "Role", path: "Registry/Accounts"),
        Enumeration(schema: "ValidationCode", type: "Code", path: "JSON/JSONFailure"),
    ]

    /// The words in the contract; the parts of the list may stand in another order.
    func listed(in contract: Contract) -> [String] { contract.enumeration(schema).sorted() }

    /// The raw values in the code.
    func declared() -> [String] {
        House.file("Sources/\(path).swift").map { Self.rawValues(of: type, in: $0) } ?? []
    }

    /// The raw values of the cases that an enumeration declares, sorted; empty where there is
    /// no such enumeration in the file.
    static func rawValues(of type: String, in file: SourceFile) -> [String] {
        guard let start = file.lines.first(where: { $0.text.contains("enum \(type): String") })
        else { return [] }
        let body = file.lines.dropFirst(start.number).prefix {
            $0.code == "" || $0.indent > start.indent
        }
        return body.filter { $0.code.hasPrefix("case ") && $0.indent == start.indent + 4 }
            .flatMap { $0.code.dropFirst(5).split(separator: ",") }
            .compactMap { $0.split { " =\"`".contains($0) }.last.map(String.init) }
            .sorted()
    }
}
