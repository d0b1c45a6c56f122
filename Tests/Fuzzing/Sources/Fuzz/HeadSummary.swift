internal import HTTPMessages

/// All that is known of a head once it has been read, and the head written anew from that.
struct HeadSummary: Equatable {
    let method: Method
    let form: HTTPMessages.Target.Form
    let path: String
    let query: String?
    /// Of the target alone.
    let authority: String?
    let version: Version
    let fields: [Field]
    let framing: Framing
    let keepsAlive: Bool
    let expectation: RequestHead.Expectation
    let length: Int

    struct Field: Equatable {
        let name: String
        let value: String
    }

    init(_ head: RequestHead, length: Int) {
        method = head.method
        form = head.target.form
        path = head.target.path
        query = head.target.query
        authority = head.target.authority
        version = head.version
        fields = head.fields.all.map { Field(name: $0.name, value: $0.value) }
        framing = head.framing
        keepsAlive = head.keepsAlive
        expectation = head.expectation
        self.length = length
    }

    /// The same but for the octets between the words.
    func isSame(as other: HeadSummary) -> Bool {
        method == other.method && form == other.form && path == other.path
            && query == other.query && authority == other.authority && version == other.version
            && fields == other.fields && framing == other.framing
            && keepsAlive == other.keepsAlive && expectation == other.expectation
    }

    /// As it came, but for `/` where an absolute form has no path.
    var targetLength: Int {
        let words = [form == .asterisk ? "" : path, query ?? "", authority ?? ""]
        let length = words.reduce(0) { $0 + $1.utf8.count }
        return form == .absolute && path == "/" ? length - 1 : length
    }

    /// Octets that are not UTF-8 are three as they are shown; as they came they were one.
    var fieldsLength: Int {
        fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.unicodeScalars.count + 3 }
    }

    var written: [UInt8] {
        let minor = version == .http10 ? 0 : 1
        var text = "\(method.token) \(target) HTTP/1.\(minor)\r\n"
        for field in fields { text += "\(field.name): \(field.value)\r\n" }
        return Array((text + "\r\n").utf8)
    }

    private var target: String {
        let origin = authority.map { "http://" + $0 } ?? ""
        let place = form == .asterisk && authority != nil ? "" : path
        return origin + place + (query.map { "?" + $0 } ?? "")
    }
}
