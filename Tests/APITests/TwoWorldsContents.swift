import JSON

/// Contents that fit, contents that nearly fit, and contents that do not.
extension RequestMaker {
    func content(_ asked: AskedContract.Asked, isFit: Bool, about text: JSONValue) -> String? {
        guard asked.content != nil else { return nil }
        let fit = fitting(asked, about: text)
        if isFit, let fit { return fit }
        if let fit, numbers.happens(40) { return damaged(fit) }
        if numbers.happens(5) { return "{" }
        return made(asked)
    }

    /// What the schema allows, with ids and symbols of either world.
    private func made(_ asked: AskedContract.Asked) -> String {
        guard let schema = asked.content else { return "{}" }
        var values = SchemaValues(contract: contract, numbers: numbers) { [self] pattern, given in
            let prefix = /\^([a-z]{3})_/
            if let match = pattern.firstMatch(of: prefix) { return id(String(match.1)) }
            if pattern.contains("A-Z]{3}") { return "GEO" }
            if pattern.contains("annex:") { return given.pick(["1", "2", "9"]) ?? "1" }
            if pattern.contains("./()") { return symbol() }
            if pattern.contains("sha256") { return "sha256:" + String(repeating: "0", count: 64) }
            return given.pick(["en", "Light", "Words", "2"]) ?? ""
        }
        var writer = JSONWriter()
        writer.value(values.value(of: schema))
        numbers = SeededNumbers(state: values.numbers.state ^ numbers.next())
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// One member of it is gone, is strange, or is too much.
    private func damaged(_ content: String) -> String {
        do {
            guard case .object(var members) = try JSONParser.parse(Array(content.utf8)),
                let place = members.indices.randomElement(using: &numbers)
            else { return content }
            switch Int.random(in: 0..<3, using: &numbers) {
            case 0: members.remove(at: place)
            case 1: members[place] = JSONMember(name: members[place].name, value: .string("x"))
            default: members.append(JSONMember(name: "colour", value: .bool(true)))
            }
            var writer = JSONWriter()
            writer.value(.object(members))
            return String(decoding: writer.bytes, as: UTF8.self)
        } catch {
            return content
        }
    }

    /// - Parameter text: the resource in front of the act, as its reader has it.
    private func fitting(_ asked: AskedContract.Asked, about text: JSONValue) -> String? {
        switch asked.template {
        case "/v1/places":
            return #"{"state_party": "GEO", "kind": "prison", "name": "Colony \#(number())"}"#
        case "/v1/visits": return visit()
        case "/v1/reports": return report()
        case "/v1/reports/{id}": return #"{"title": "Visit", "symbol": "\#(symbol())"}"#
        case "/v1/reports/{id}/personal-data-reviews": return Sample.review(of: text)
        case "/v1/reports/{id}/transmissions":
            return Sample.transmission(to: numbers.pick(["authorities", "spt"]) ?? "spt")
        case "/v1/reports/{id}/replies": return Sample.reply
        case "/v1/reports/{id}/publications": return publication()
        case "/v1/reports/{id}/publication-requests": return request()
        case "/v1/recommendations/{id}":
            return numbers.happens(50)
                ? #"{"themes": ["light \#(number())"]}"#
                : #"{"links": [{"type": "cites", "target": \#(target())}]}"#
        case "/v1/recommendations/{id}/assessments":
            return #"{"text": "T", "assessed_on": "2015-01-10", "communicated_on": "2015-01-12"}"#
        case "/v1/visits/{id}": return #"{"announced_on": "2012-12-01"}"#
        case "/v1/places/{id}": return #"{"locality": "Town \#(number())"}"#
        case "/v1/publication-requests/{id}/comments": return CommentsTests.delivery
        default: return varied(asked.template) ?? Self.fixed[asked.template]
        }
    }

    /// Contents that vary: the same words a second time are refused by what has them already.
    private func varied(_ template: String) -> String? {
        switch template {
        case "/v1/confirmations": #"{"act": "erasure", "report_id": "\#(id("rep"))"}"#
        // The later day is after the adoption of all that may be linked to.
        case "/v1/reports/{id}/adoption":
            numbers.happens(25) ? Sample.adoption : #"{"adopted_on": "2013-12-10"}"#
        case "/v1/reports/{id}/corrigenda":
            Sample.corrigendum.replacing("very dark", with: "dark \(number()) times")
        case "/v1/reports/{id}/language-versions":
            Sample.version.replacing(
                #""fr""#, with: #""\#(numbers.pick(["fr", "es", "ru", "ar"]) ?? "fr")""#)
        case "/v1/reports/{id}/extensions":
            Sample.more.replacing("2014-10-03", with: "201\(4 + number() % 5)-1\(number() % 3)-03")
        case "/v1/reports/{id}/personal-data-items": item()
        case "/v1/reports/{id}/personal-data-items/{item}/consent": consent()
        default: nil
        }
    }

    /// Spans that do not overlap.
    private func item() -> String {
        let span = numbers.pick([(0, 5, "Cells"), (6, 10, "were"), (11, 15, "dark")])
        guard let (start, end, exact) = span else { return Sample.item }
        return Sample.item.replacing(
            #""start": 0, "end": 5"#, with: #""start": \#(start), "end": \#(end)"#
        )
        .replacing("Cells", with: exact)
    }

    private func consent() -> String {
        let said = numbers.pick(["requested", "granted", "refused", "withdrawn"]) ?? "granted"
        return #"{"consent": "\#(said)", "on": "2015-0\#(4 + number() % 6)-01"}"#
    }

    private static let fixed = [
        "/v1/reports/{id}/erasure": Sample.erasure,
        "/v1/replies/{id}": #"{"language": "fr"}"#,
        "/v1/replies/{id}/submission": Sample.submission,
        "/v1/publication-requests/{id}/withdrawal": Sample.withdrawal,
        "/v1/reports/{id}/state-disclosures": Sample.disclosure,
        "/v1/reports/{id}/reminders": Sample.reminder,
        "/v1/reports/{id}/meetings": Sample.meeting,
        "/v1/reports/{id}/personal-data-items/{item}": #"{"subject": "person-9"}"#,
        "/v1/reports/{id}/reissues": Sample.reissue,
        "/v1/reports/{id}/article-16-4/views": Sample.views,
    ]

    private func number() -> Int { Int.random(in: 0..<1000, using: &numbers) }

    /// To a place that is known to both worlds, to the second alone, or to neither.
    private func visit() -> String {
        let place =
            numbers.happens(50) ? #"{"place_id": "\#(id("pla"))"}"# : #"{"name": "Hall"}"#
        return Sample.visit.replacing("KAZ", with: "GEO").replacing("\"spt\"", with: "\"npm\"")
            .replacing("country", with: "in_depth")
            .replacing(#"{"name": "Colony 1"}"#, with: place)
    }

    private func target() -> String {
        numbers.happens(50)
            ? #"{"recommendation_id": "\#(id("rec"))"}"#
            : #"{"symbol": "\#(symbol())", "paragraphs": ["2"]}"#
    }

    /// A mechanism's own report, with a symbol that somebody else's may have.
    private func report() -> String {
        let document = Sample.document.replacing(
            #""text": "Give light.", "reiterates": []"#,
            with: #""text": "Give light.", "links": [{"type": "cites", "target": \#(target())}]"#)
        let more = numbers.happens(20) ? #", "visit_id": "\#(id("vis"))""# : ""
        let amends =
            numbers.happens(10)
            ? #", "amends": {"report_id": "\#(id("rep"))", "as": "addendum"}"# : ""
        return Sample.report(to: "authorities", #", "symbol": "\#(symbol())""# + more + amends)
            .replacing("KAZ", with: "GEO").replacing(Sample.document, with: document)
    }

    private func publication() -> String {
        let scope =
            numbers.happens(50) ? PartStory.whole : #""scope": "part", "paragraphs": ["2"]"#
        let symbol = numbers.happens(30) ? #", "symbol": "\#(symbol())""# : ""
        return #"{"basis": "issuer_decision", "published_on": "2015-04-07", \#(scope)\#(symbol)}"#
    }

    private func request() -> String {
        let comments =
            numbers.pick([#""none""#, #""to_follow""#, #"{"reply_id": "\#(id("rpl"))"}"#]) ?? ""
        return #"{"requested_on": "2015-01-27", "comments": \#(comments)}"#
    }
}
