import Testing

@testable import HTTPMessages

/// Media types and what a client would rather have: RFC 9110, sections 8.3 and 12.5.
struct PreferenceTests {
    static let types: [(value: String, essence: String?, parameters: [String])] = [
        ("application/json", "application/json", []),
        ("Application/JSON", "application/json", []),
        (" text/html ", "text/html", []),
        ("text/html;charset=utf-8", "text/html", ["charset=utf-8"]),
        ("text/html ; Charset=\"utf-8\" ;a=b", "text/html", ["charset=utf-8", "a=b"]),
        ("text/html;a=\"b;\\\"c\"", "text/html", ["a=b;\"c"]),
        ("text/html;", "text/html", []), ("text/html;;a=b", "text/html", ["a=b"]),
        ("", nil, []), ("text", nil, []), ("text/", nil, []), ("/html", nil, []),
        ("text/html/x", nil, []), ("text/html a", nil, []), ("text/html, text/css", nil, []),
        ("text /html", nil, []), ("text/html;a", nil, []), ("text/html;a=", nil, []),
        ("text/html;a =b", nil, []), ("text/html;a=\"b", nil, []), ("text/html;a=\"b\\", nil, []),
        ("(text)/html", nil, []),
    ]

    @Test(arguments: types.indices)
    func `8_3_1: a media type and its parameters`(index: Int) {
        let (value, essence, parameters) = Self.types[index]
        let type = MediaType(value)
        #expect(type?.essence == essence, "\(value)")
        #expect(type?.parameters.map { "\($0.name)=\($0.value)" } ?? [] == parameters, "\(value)")
    }

    private static let json = MediaType("application", "json")
    private static let csv = MediaType("text", "csv")
    private static let html = MediaType("text", "html")

    static let accepts: [(value: String, json: Int, csv: Int, best: String?)] = [
        ("*/*", 1000, 1000, "application/json"),
        ("application/json", 1000, 0, "application/json"),
        ("text/csv", 0, 1000, "text/csv"),
        ("text/*", 0, 1000, "text/csv"),
        ("text/csv, */*;q=0.1", 100, 1000, "text/csv"),
        ("text/*;q=0.3, text/csv;q=0.7", 0, 700, "text/csv"),
        ("text/csv;q=0.3, text/*;q=0.9", 0, 300, "text/html"),
        ("*/*, application/json;q=0", 0, 1000, "text/csv"),
        ("application/json;q=0.001", 1, 0, "application/json"),
        ("application/json;q=1.000", 1000, 0, "application/json"),
        ("APPLICATION/JSON", 1000, 0, "application/json"),
        ("application/json;q=0", 0, 0, nil),
        ("image/png", 0, 0, nil),
        ("text/csv;header=present", 0, 0, nil),
        ("application/json;q=0.5;a=b", 500, 0, "application/json"),
        (" , application/json ,,", 1000, 0, "application/json"),
        ("", 1000, 1000, "application/json"),
    ]

    @Test(arguments: accepts.indices)
    func `12_5_1: the most specific range decides`(index: Int) throws {
        let (value, json, csv, best) = Self.accepts[index]
        let accepted = try #require(AcceptedTypes(value))
        #expect(accepted.quality(of: Self.json) == json)
        #expect(accepted.quality(of: Self.csv) == csv)
        #expect(accepted.best(of: [Self.json, Self.csv, Self.html])?.essence == best)
    }

    @Test(arguments: [
        "json", "*/json", "text/csv;q=2", "text/csv;q=1.001", "text/csv;q=0.0001", "text/csv;q=.5",
        "text/csv;q=-1", "text/csv;q=", "text/csv;q=a", "text/csv text/html", "a/b c",
    ])
    func `12_4_2: what is no list of ranges is none`(value: String) {
        #expect(AcceptedTypes(value) == nil)
    }

    @Test func `a parameter of a range is one of the type`() throws {
        let type = try #require(MediaType("text/html;level=1"))
        let accepted = try #require(
            AcceptedTypes("text/*;q=0.3, text/html;q=0.7, text/html;level=1, */*;q=0.5"))
        #expect(accepted.quality(of: type) == 1000)
        #expect(accepted.quality(of: Self.html) == 700)
        #expect(accepted.quality(of: MediaType("text", "plain")) == 300)
        #expect(accepted.quality(of: MediaType("image", "jpeg")) == 500)
    }

    static let codings: [(value: String, acceptsIdentity: Bool?, gzip: Int?)] = [
        ("gzip", true, 1000), ("gzip;q=0.5, identity", true, 500), ("", true, nil),
        ("identity;q=0", false, nil), ("*;q=0", false, 0), ("*;q=0, identity;q=0.1", true, 0),
        ("gzip;q=0", true, 0), ("GZIP", true, 1000), ("*", true, 1000),
        ("gzip;q=x", nil, nil), ("gzip;a=1", nil, nil), ("gzip identity", nil, nil),
    ]

    @Test(arguments: codings.indices)
    func `12_5_3: content without a coding, unless it is excluded`(index: Int) {
        let (value, acceptsIdentity, gzip) = Self.codings[index]
        let words = AcceptedWords(value)
        #expect(words?.acceptsIdentity == acceptsIdentity, "\(value)")
        #expect(words?.quality(of: "gzip") == gzip, "\(value)")
    }

    static let charsets: [(value: String, takesUTF8: Bool?)] = [
        ("", true), ("utf-8", true), ("UTF-8;q=0.001", true), ("*", true), ("a, *;q=0.1", true),
        ("iso-8859-1", false), ("utf-8;q=0", false), ("*, utf-8;q=0", false), ("*;q=0", false),
        ("utf 8", nil), ("utf-8;q=2", nil),
    ]

    @Test(arguments: charsets.indices)
    func `12_5_2: a charset that is not named is not acceptable`(index: Int) {
        let (value, takesUTF8) = Self.charsets[index]
        #expect(AcceptedWords(value)?.acceptsCharset("utf-8") == takesUTF8, "\(value)")
    }

    static let applied: [(value: String, names: [String]?, areNone: Bool?)] = [
        ("", [], true), ("identity", ["identity"], true), (" , Identity ,", ["identity"], true),
        ("gzip", ["gzip"], false), ("GZIP", ["gzip"], false), ("br, gzip", ["br", "gzip"], false),
        ("identity, gzip", ["identity", "gzip"], false), ("gzip br", nil, nil),
        ("gzip;q=1", nil, nil), ("\"gzip\"", nil, nil),
    ]

    @Test(arguments: applied.indices)
    func `8_4: the codings of a content`(index: Int) {
        let (value, names, areNone) = Self.applied[index]
        let codings = ContentCodings(value)
        #expect(codings?.names == names, "\(value)")
        #expect(codings?.areNone == areNone, "\(value)")
    }
}
