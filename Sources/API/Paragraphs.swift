internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// The paragraphs of a report, each at its address.
enum Paragraphs {
    static let operations = [
        Operation(
            .get, "/v1/reports/{id}/paragraphs", parameters: Page.parameters + [Call.language],
            run: list),
        Operation(
            .get, "/v1/reports/{id}/paragraphs/{address}", parameters: [Call.language], run: read),
    ]

    private static func list(_ call: Call) throws -> Response {
        let opened = try call.reportInLanguage()
        return try call.shortList(
            try paragraphs(opened, call), id: address, fields: Call.contentLanguage(opened)
        ) { item, array in
            array.value(item)
        }
    }

    private static func read(_ call: Call) throws -> Response {
        let opened = try call.reportInLanguage()
        let all = try paragraphs(opened, call)
        guard let found = all.first(where: { address($0) == call.parameters[1] }) else {
            guard opened.report.erasedOn == nil else {
                throw Problem(.wordsErased, "The words of this report were erased.")
            }
            throw Problem.notFound
        }
        _ = try call.query()
        var writer = JSONWriter()
        writer.value(found)
        return try call.rendition(
            Rendition.tag(of: writer.bytes), fields: Call.contentLanguage(opened)
        ) { writer.bytes }
    }

    private static func paragraphs(_ opened: Opened<ReportHead>, _ call: Call) throws
        -> [JSONValue]
    {
        guard let text = try call.registry.text(of: opened),
            case .array(let items)? = JSONValue(stored: text.paragraphs)
        else { throw StorageFault.unavailable }
        return items
    }

    private static func address(_ paragraph: JSONValue) -> String {
        guard case .string(let address)? = paragraph["address"] else { return "" }
        return address
    }
}
