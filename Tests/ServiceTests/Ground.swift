/// A register with a report at each step of its life, to send bad requests to.
final class Ground {
    let register: Register
    /// Paths and ids, by the names that stand in braces.
    private var places: [String: String] = [:]

    init() throws {
        register = try Register()
        let secretariat = register[.secretariat]
        let symbol = Sample.report(#", "symbol": "CAT/OP/KAZ/9""#)
        places["draft"] = "/v1/reports/" + (try register.draft(by: .secretariat, symbol))
        places["mechanism draft"] =
            "/v1/reports/" + (try register.draft(by: .npmKAZ, Sample.report(to: "authorities")))
        let adopted = "/v1/reports/" + (try register.draft(by: .secretariat))
        let day = #"{"adopted_on": "2013-11-17"}"#
        try secretariat.act(adopted + "/adoption", day, on: adopted).expect(200)
        places["adopted"] = adopted
        places["visit"] =
            "/v1/visits/" + (try secretariat.post("/v1/visits", Sample.visit).created())
        places["mechanism"] = "/v1/mechanisms/" + register.mechanisms[0]
        places["mechanism of Georgia"] = register.mechanisms[1]
        places["sent"] = try register.transmitted()
        try copy()
        try reply()
        try withdraw()
        places["asked"] = try register.transmitted()
        places["request"] = try ask(for: place("asked"))
        try publish()
    }

    private func place(_ name: String) -> String { places[name] ?? "" }

    private func id(_ name: String) -> String {
        place(name).split(separator: "/").last.map(String.init) ?? ""
    }

    func filled(_ text: String) -> String {
        // Megabytes name nothing.
        guard text.utf8.count < 10_000 else { return text }
        return places.reduce(text) { text, place in
            text.replacing("{\(place.key)}", with: place.value)
                .replacing("{id of \(place.key)}", with: id(place.key))
        }
    }

    private func copy() throws {
        let content = #"{"addressee": "npm", "transmitted_on": "2014-01-10"}"#
        let sent = place("sent")
        try register[.secretariat].act(sent + "/transmissions", content, on: sent).expect(201)
    }

    private func reply() throws {
        let liaison = register[.liaisonKAZ]
        for name in ["reply", "draft reply"] {
            let reply = try liaison.post(place("sent") + "/replies", Sample.reply).created()
            places[name] = "/v1/replies/" + reply
        }
        let reply = place("reply")
        let content = #"{"submitted_on": "2014-06-30"}"#
        try liaison.act(reply + "/submission", content, on: reply).expect(200)
    }

    private func ask(for report: String) throws -> String {
        let path = report + "/publication-requests"
        let content = #"{"requested_on": "2015-01-27"}"#
        let made = try register[.liaisonKAZ].act(path, content, on: report)
        return "/v1/publication-requests/" + (try made.created())
    }

    private func withdraw() throws {
        let request = try ask(for: place("sent"))
        let content = #"{"withdrawn_on": "2015-01-28", "reason": "None"}"#
        try register[.liaisonKAZ].act(request + "/withdrawal", content, on: request).expect(200)
        places["withdrawn"] = request
    }

    private func publish() throws {
        let secretariat = register[.secretariat]
        let report = try register.transmitted()
        places["followed"] = try ask(for: report)
        let edition = try secretariat.get(report).json.text("edition") ?? ""
        let review =
            #"{"edition": "\#(edition)", "reviewed_on": "2015-02-10", "reviewer": "A. Person"}"#
        let reviews = report + "/personal-data-reviews"
        try secretariat.act(reviews, review, on: report).expect(201)
        let publication =
            #"{"basis": "art_16_2_request", "scope": "whole", "published_on": "2015-04-07"}"#
        try secretariat.act(report + "/publications", publication, on: report).expect(201)
        places["published"] = report
    }

    /// All that can be read in lists, by those who between them can read all of it.
    func everything() throws -> [String] {
        let lists = ["reports", "recommendations", "visits", "mechanisms", "state-parties"]
        var all: [String] = []
        for reader in [Reader.secretariat, .npmKAZ, .liaisonKAZ] {
            for list in lists { all.append(try register[reader].get("/v1/\(list)").masked) }
        }
        let below = [
            "transmissions", "replies", "publication-requests", "personal-data-reviews",
            "publications",
        ]
        for reader in [Reader.secretariat, .liaisonKAZ] {
            for name in ["sent", "asked", "published", "adopted"] {
                for list in below {
                    all.append(try register[reader].get(place(name) + "/" + list).masked)
                }
            }
        }
        return all
    }
}
