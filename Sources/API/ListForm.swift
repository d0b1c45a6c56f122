internal import HTTPMessages

/// The forms in which a list can be had: in pages, or whole, as a table or as lines of JSON.
enum ListForm: String, Format {
    case json, csv, ndjson

    /// The query parameter that names one.
    static let parameter = "format"

    var type: MediaType {
        switch self {
        case .json: Call.json
        case .csv: MediaType("text", "csv")
        case .ndjson: Export.type
        }
    }
}

extension Errand {
    /// The form in which a list is asked for as a whole; nil for a page of it, for what is no list,
    /// and where `format` is no form, which the operation says.
    var wholeListForm: ListForm? {
        guard operation.table != nil else { return nil }
        let form =
            named(ListForm.parameter).map { ListForm(rawValue: $0) }
            ?? ListForm.preferred(by: request.head)
        return form == .json ? nil : form
    }

    /// A parameter of the query, if that can be read; what is wrong with it the operation says.
    func named(_ parameter: String) -> String? {
        guard request.head.target.queryOctets != nil else { return nil }
        do {
            return try QueryItems(request.head.target)[parameter]
        } catch {
            return nil
        }
    }
}
