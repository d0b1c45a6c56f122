import Testing

@testable import JSON

@Suite("Reading the members of a message")
struct ObjectReaderTests {
    enum Kind: String, CaseIterable {
        case recommendation, requestForInformation = "request_for_information"
    }

    struct Year: Equatable {
        let number: Int
        init?(_ text: String) {
            guard text.utf8.count == 4, let number = Int(text) else { return nil }
            self.number = number
        }
    }

    /// The failures of a message whose members are read by `body`.
    func failures(
        _ json: String, _ body: (inout ObjectReader) -> Void
    ) throws -> [JSONFailure] {
        let value = try JSONParser.parse(Array(json.utf8))
        let failures = JSONFailures()
        var reader = ObjectReader(value, failures)
        body(&reader)
        reader.finish()
        return failures.all
    }

    func failure(
        _ pointer: String, _ code: JSONFailure.Code, _ detail: String
    ) -> JSONFailure {
        JSONFailure(pointer: pointer, code: code, detail: detail)
    }

    @Test func `a sound message is read whole`() throws {
        let json = #"""
            {"title": "Visit", "members": 4, "joint": true, "year": "2024",
             "kind": "request_for_information", "place": {"name": "Prison"},
             "items": [{"text": "a"}, {"text": "b"}], "answers": ["14", "58(a)"], "note": null}
            """#
        var seen: [String] = []
        let found = try failures(json) { reader in
            seen.append(reader.string("title", 1...500))
            seen.append("\(reader.int("members", 1...10)) \(reader.bool("joint"))")
            seen.append("\(reader.value("year", as: "a year") { Year($0) }?.number ?? 0)")
            seen.append(reader.choice("kind", Kind.self)?.rawValue ?? "")
            seen.append(reader.object("place") { $0.string("name", 1...9) } ?? "")
            seen += reader.objects("items", 1...9) { $0.string("text", 1...9) }
            seen += reader.strings("answers", 0...9, each: 1...9)
            seen.append(reader.optionalString("note", 1...9) ?? "no note")
        }
        #expect(found == [])
        #expect(
            seen == [
                "Visit", "4 true", "2024", "request_for_information", "Prison", "a", "b", "14",
                "58(a)", "no note",
            ])
    }

    @Test func `absent and null mean the same`() throws {
        for json in ["{}", #"{"a":null,"b":null,"c":null,"d":null,"e":null,"f":null,"g":null}"#] {
            let found = try failures(json) { reader in
                #expect(reader.optionalString("a", 1...9) == nil)
                #expect(reader.optionalInt("b", 1...9) == nil)
                #expect(reader.optionalBool("c") == nil)
                #expect(reader.optionalChoice("d", Kind.self) == nil)
                #expect(reader.optionalValue("e", as: "a year") { Year($0) } == nil)
                #expect(reader.optionalObject("f") { $0.string("x", 1...9) } == nil)
                #expect(reader.optionalArray("g", 1...9) { $0.string(1...9) } == nil)
                #expect(reader.strings("g", 0...9, each: 1...9) == [])
            }
            #expect(found == [])
            let missed = try failures(json) { reader in
                #expect(reader.string("a", 0...9) == "")
                #expect(reader.int("b", 3...9) == 3)
                #expect(reader.bool("c") == false)
                #expect(reader.choice("d", Kind.self) == nil)
                #expect(reader.value("e", as: "a year") { Year($0) } == nil)
                #expect(reader.object("f") { $0.string("x", 1...9) } == nil)
                #expect(reader.strings("g", 1...9, each: 1...9) == [])
            }
            #expect(
                missed
                    == ["a", "b", "c", "d", "e", "f", "g"].map {
                        failure("#/\($0)", .required, "must be given")
                    })
        }
    }

    @Test(
        arguments: [
            (#"5"#, .type, "must be a string"),
            (#""""#, .empty, "must not be empty"),
            (#"" \n\t""#, .empty, "must not be empty"),
            (#""ab""#, .length, "must be a string of 3 to 5 characters"),
            (#""abcdef""#, .length, "must be a string of 3 to 5 characters"),
            (#""éé""#, .length, "must be a string of 3 to 5 characters"),
            (#""🕊🕊🕊🕊🕊🕊""#, .length, "must be a string of 3 to 5 characters"),
            (#""abc\u0000""#, .format, "must not contain the character U+0000"),
            (#""abc""#, nil, ""), (#""ééééé""#, nil, ""), (#""🕊🕊🕊🕊🕊""#, nil, ""),
        ] as [(String, JSONFailure.Code?, String)])
    func `a string has so many characters`(
        json: String, code: JSONFailure.Code?, detail: String
    ) throws {
        let found = try failures("{\"a\":\(json)}") { _ = $0.string("a", 3...5) }
        #expect(found == (code.map { [failure("#/a", $0, detail)] } ?? []))
    }

    @Test(arguments: [
        (0...5, "must be a string of at most 5 characters"),
        (3...3, "must be a string of exactly 3 characters"),
    ])
    func `a length is told as people say it`(length: ClosedRange<Int>, detail: String) throws {
        let found = try failures(#"{"a":"abcdef"}"#) { _ = $0.string("a", length) }
        #expect(found == [failure("#/a", .length, detail)])
        #expect(try failures(#"{"a":"abc"}"#) { _ = $0.string("a", length) } == [])
    }

    @Test func `a string that may be empty may be blank`() throws {
        for blank in ["", " "] {
            let found = try failures("{\"a\":\"\(blank)\"}") { reader in
                #expect(reader.string("a", 0...5) == blank)
            }
            #expect(found == [])
        }
    }

    @Test(arguments: [
        ("foo", "#/foo"), ("", "#/"), ("a/b", "#/a~1b"), ("c%d", "#/c%25d"), ("e^f", "#/e%5Ef"),
        ("g|h", "#/g%7Ch"), ("i\\j", "#/i%5Cj"), ("k\"l", "#/k%22l"), (" ", "#/%20"),
        ("m~n", "#/m~0n"), ("\u{7}", "#/%07"), ("a-._!$&'()*+,;=:@?z", "#/a-._!$&'()*+,;=:@?z"),
    ])
    func `a pointer is a URI fragment`(name: String, fragment: String) {
        #expect(JSONPointer.member(name, of: .root).fragment == fragment)
    }

    @Test(arguments: ["[]", "5", "null", "\"x\""])
    func `a message that is no object is told once`(json: String) throws {
        let found = try failures(json) { reader in
            _ = reader.string("a", 1...9)
            _ = reader.object("b") { $0.string("c", 1...9) }
        }
        #expect(found == [failure("#", .type, "must be an object")])
    }

    @Test func `a long unknown name is not repeated`() throws {
        let name = String(repeating: "x", count: 101)
        let found = try failures("{\"\(name)\":1,\"\(name.dropLast())\":2}") { _ in }
        #expect(found.map(\.pointer) == ["#", "#/\(name.dropLast())"])
        #expect(found.allSatisfy { $0.code == .unknown && !$0.detail.contains("xx") })
    }

    @Test func `members may come in any order and be asked for twice`() throws {
        let found = try failures(#"{"c":"3","b":"2","a":"1"}"#) { reader in
            let values = ["a", "b", "c", "a"].map { reader.string($0, 1...1) }
            #expect(values == ["1", "2", "3", "1"])
        }
        #expect(found == [])
    }

    @Test func `a hundred failures are enough`() throws {
        let elements = Array(repeating: "0", count: 500).joined(separator: ",")
        let found = try failures("{\"a\":[\(elements)]}") { reader in
            _ = reader.strings("a", 0...1000, each: 1...9)
        }
        #expect(found.count == JSONFailures.limit)
        #expect(found.last?.pointer == "#/a/99")
    }

    @Test func `a member of several forms is read by hand`() throws {
        func comments(_ json: String) throws -> [JSONFailure] {
            try failures(json) { reader in
                guard let element = reader.element("comments") else { return }
                if case .object = element.value {
                    _ = element.object { $0.string("reply_id", 1...40) }
                } else if element.value != .string("none") {
                    element.fail(.enum, "must be none or an object with reply_id")
                }
            }
        }
        #expect(try comments(#"{"comments":"none"}"#) == [])
        #expect(try comments(#"{"comments":{"reply_id":"rpl_x"}}"#) == [])
        #expect(try comments(#"{"comments":{"x":1}}"#).map(\.code) == [.required, .unknown])
        #expect(try comments(#"{"comments":7}"#).map(\.pointer) == ["#/comments"])
        #expect(try comments("{}").map(\.code) == [.required])
    }

    @Test func `a whole message is read or all its failures thrown`() throws {
        func year(_ json: String) throws -> Year {
            try ObjectReader.read(JSONParser.parse(Array(json.utf8))) { reader in
                reader.value("year", as: "a year YYYY") { Year($0) }
            }
        }
        #expect(try year(#"{"year":"2024"}"#).number == 2024)
        let error = #expect(throws: JSONInvalid.self) { try year(#"{"year":"24","x":1}"#) }
        #expect(error?.failures.map(\.code) == [.format, .unknown])
        let nothing = #expect(throws: JSONInvalid.self) {
            try ObjectReader.read(.object([])) { _ in nil as Int? }
        }
        #expect(nothing?.failures.map(\.pointer) == ["#"])
    }

    @Test func `failures are thrown if there are any`() throws {
        let failures = JSONFailures()
        #expect(throws: Never.self) { try failures.throwIfAny() }
        failures.record(.conflict, at: .root, "must not contradict itself")
        let error = #expect(throws: JSONInvalid.self) { try failures.throwIfAny() }
        #expect(error?.failures.count == 1)
    }
}
