/// What one reader sees of a report, in the letters of the tables.
struct Look {
    let client: Client
    let subject: Subject

    func cells() throws -> [Thing: String] {
        let item = try client.get(subject.path).json
        let reviews = try client.get(subject.path + "/personal-data-reviews")
        return [
            .report: try report(item),
            .places: try places(),
            .standing: item.text("confidentiality") == "publication_requested" ? "R" : "-",
            .reply: try companion(subject.reply, "/v1/replies/", in: "/replies"),
            .request: try companion(
                subject.request, "/v1/publication-requests/", in: "/publication-requests"),
            .review: reviews.json.ids.isEmpty ? "-" : "R",
            .comments: comments(item.object("publication")),
        ]
    }

    /// `-` where nothing of it is there; otherwise how much of it is.
    private func report(_ item: JSON) throws -> String {
        let statuses = try subject.parts.map { try client.get($0).status }
        let recommendations = try client.get(subject.path + "/recommendations").json.ids
        let across = try client.get("/v1/recommendations?report=\(subject.report)").json.ids
        let list = try client.get("/v1/reports").json.ids
        let total = try client.get("/v1/reports?limit=1&count=true").json.number("total")
        guard recommendations == across, total == list.count else { return "lists disagree" }
        let isListed = list.contains(subject.report)
        if statuses.allSatisfy({ $0 == 404 }), !isListed, recommendations.isEmpty { return "-" }
        guard statuses.allSatisfy({ $0 == 200 }), isListed, recommendations.count == 3 else {
            return "partly: \(zip(subject.parts, statuses).map { "\($0) \($1)" }) \(isListed)"
        }
        return kind(of: item)
    }

    /// Whether the words are read with the dialogue, as a copy, or as the public edition.
    private func kind(of item: JSON) -> String {
        guard item.text("lifecycle") == "transmitted" else { return "R" }
        if item.names.isSuperset(of: ["reply_due_on", "reply_status"]) { return "R" }
        guard item.names.isDisjoint(with: ["reply_due_on", "reply_status"]) else { return "partly" }
        if item.names.contains("adopted_on") { return "c" }
        return item.objects("allowed").isEmpty ? "m" : "public with acts"
    }

    private func places() throws -> String {
        let visit = try client.get("/v1/visits/" + subject.visit)
        let listed = try client.get("/v1/visits").json.objects("items")
            .first { $0.text("id") == subject.visit }
        guard visit.status == 200, let listed else { return listed == nil ? "-" : "list alone" }
        guard visit.json.names.contains("places") == listed.names.contains("places") else {
            return "item and list disagree"
        }
        return visit.json.names.contains("places") ? "R" : "a"
    }

    private func companion(_ id: String?, _ path: String, in list: String) throws -> String {
        guard let id else { return "-" }
        let status = try client.get(path + id).status
        let isListed = try client.get(subject.path + list).json.ids.contains(id)
        switch (status, isListed) {
        case (200, true): return "R"
        case (404, false): return "-"
        default: return "item \(status), in the list \(isListed)"
        }
    }

    private func comments(_ publication: JSON) -> String {
        let hasDay = publication.text("requested_on") != nil
        let hasReply = publication.object("comments").text("reply_id") == subject.reply
        return hasDay && hasReply ? "R" : "-"
    }
}

extension Look {
    /// Where a hidden thing is told from one that never was.
    func giveaways() throws -> [String] {
        let absent = Subject.absent
        var pairs = zip(subject.parts, absent.parts).map { ("GET", $0, $1) }
        let names = [
            (subject.reply, "/v1/replies/"), (subject.request, "/v1/publication-requests/"),
        ]
        let nothing = [absent.reply, absent.request]
        for ((id, path), other) in zip(names, nothing) {
            guard let id, let other else { continue }
            pairs.append(("GET", path + id, path + other))
        }
        if try client.get(subject.path).status == 404 {
            pairs += actsInPairs
        }
        return try pairs.compactMap { try giveaway($0, $1, $2) }
    }

    private var actsInPairs: [(String, String, String)] {
        var absent = Subject.absent
        if subject.reply == nil { absent.reply = nil }
        if subject.request == nil { absent.request = nil }
        return zip(subject.acts, absent.acts).map { ($0.method, $0.path, $1.path) }
    }

    private func giveaway(_ method: String, _ hidden: String, _ absent: String) throws -> String? {
        let content = method == "GET" || method == "DELETE" ? nil : "{}"
        let left = try client.ask(method, hidden, content)
        guard left.status == 404 || method != "GET" else { return nil }
        let right = try client.ask(method, absent, content)
        return left.masked == right.masked ? nil : "\(method) \(hidden): \(left.masked)"
    }
}
