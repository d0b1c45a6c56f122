import Yams

/// The parameters of a reading, some that fit and some that do not.
extension RequestMaker {
    func query(_ asked: AskedContract.Asked, on path: String) -> String {
        var items: [String] = []
        for parameter in asked.parameters where numbers.happens(20) {
            items.append("\(parameter.name)=\(word(parameter.name, parameter.schema))")
        }
        if numbers.happens(3) { items.append("colour=red") }
        if let again = items.first, numbers.happens(2) { items.append(again) }
        return items.isEmpty ? "" : "?" + items.joined(separator: "&")
    }

    private func word(_ name: String, _ schema: Node) -> String {
        if numbers.happens(5) { return numbers.pick(["x", "", "%00", "-1", "2014-13-01"]) ?? "" }
        if let words = schema["enum"]?.sequence?.compactMap(\.string), !words.isEmpty {
            return numbers.pick(words) ?? ""
        }
        if let words = schema["items"]?["enum"]?.sequence?.compactMap(\.string) {
            let picked = (0...1).compactMap { _ in numbers.pick(words) }
            return picked.prefix(Int.random(in: 1...2, using: &numbers)).joined(separator: ",")
        }
        switch name {
        case "limit": return numbers.pick(["1", "2", "3", "50", "200", "201"]) ?? "2"
        // Nobody wakes who waits here.
        case "wait": return "0"
        case "state_party", "state": return state()
        case "symbol": return symbol()
        case "visit", "report", "mechanism", "place", "subject":
            return id(["report": "rep", "mechanism": "mec", "place": "pla"][name] ?? "vis")
        case "cursor", "since":
            let given = numbers.pick(cursors.values.flatMap { $0 }.sorted()) ?? "cursor=AAAA"
            return String(given.split(separator: "=").last ?? "AAAA")
        case "language": return numbers.pick(["en", "fr", "ru"]) ?? "en"
        case "q": return numbers.pick(["dark", "light", "Give", "Visit", "Later", "Colony"]) ?? "a"
        case "theme": return "light%20\(Int.random(in: 1...99, using: &numbers))"
        case "addressee": return "Ministry"
        default: return text(of: schema)
        }
    }

    private func text(of schema: Node) -> String {
        let type = schema["type"]?.string ?? "string"
        if type == "boolean" { return numbers.pick(["true", "false"]) ?? "true" }
        if type == "integer" { return "\(Int.random(in: 0...50, using: &numbers))" }
        return numbers.pick(["2013-06-01", "2014-01-03", "2015-04-07", "2016-06-01"]) ?? ""
    }
}
