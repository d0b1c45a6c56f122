internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// All that its caller may see, one JSON object a line, in pages.
///
/// What a line holds is what the register answers to a GET of it: the export asks the same
/// operations on behalf of the same caller, so that it can show nothing that they do not.
enum Export {
    static let operations = [
        Operation(
            .get, "/v1/export", .readsAside, parameters: ["limit", "cursor"], record: record,
            run: read)
    ]

    static let type = MediaType("application", "x-ndjson")
    /// Octets after which a page ends before its limit.
    static let pageLength = 4 << 20

    /// Before a member takes anything away: a second person where one is needed, and a line in
    /// the trail. Runs in the writer's transaction.
    ///
    /// - Returns: where to begin, for the reading.
    private static func record(_ call: Call) throws -> String {
        let page = try page(call)
        let isRequired = try call.registry.isOn(.twoPersons)
        guard let after = page.after else {
            if isRequired { try requireTaking(call) }
            try call.requireConfirmed(act: .export)
            let place = ExportPlace(
                run: call.registry.newExport().text, began: call.moment.seconds,
                isConfirmed: isRequired)
            return try noted(place, call)
        }
        let place = try ExportPlace(after)
        guard call.moment.seconds - place.began < TwoPersons.lifetime else {
            throw Problem(.cursorExpired, "This export began more than a day ago; begin again.")
        }
        guard place.isConfirmed || !isRequired else {
            call.otherActs = [AllowedAct.askForConfirmation]
            throw Refusal.confirmationMissing
        }
        return try noted(place, call)
    }

    /// A confirmation is spent on an answer, not on one that a condition or a HEAD leaves without.
    static func requireTaking(_ call: Call) throws {
        let fields = call.request.head.fields
        let conditions = ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since"]
        guard call.request.head.method == .get,
            conditions.allSatisfy({ fields.values($0).isEmpty })
        else {
            throw Problem(
                .malformedRequest,
                "An export that a second person confirmed is taken by a GET without conditions.")
        }
    }

    private static func noted(_ place: ExportPlace, _ call: Call) throws -> String {
        try call.registry.noteExport(
            ExportID(place.run), by: call.account(), now: call.moment.text)
        return place.text
    }

    private static func read(_ call: Call) throws -> Response {
        let page = try page(call)
        let place = try call.mark.map(ExportPlace.init(text:)) ?? page.after.map(ExportPlace.init)
        var walk = ExportWalk(call, from: place ?? ExportPlace(run: "", began: 0))
        try walk.take(page.limit, octets: pageLength)
        let next = walk.place.map { page.next(after: $0.position) }
        let link = next.map { [(name: "Link", value: "<\($0)>; rel=\"next\"")] } ?? []
        let lines = walk.lines
        return try call.rendition(Rendition.tag(of: lines), type: type, fields: link) { lines }
    }

    /// What is published anybody may take; who brings a token needs one that exports.
    private static func page(_ call: Call) throws -> Page {
        guard call.caller?.permissions.mayExport != false else {
            throw Problem.insufficientPermission("This token may not export.")
        }
        try call.requireAcceptable(type)
        return try Page(call)
    }
}

/// Where an export stands: which of its sections, how far in it, and whose leave it has.
struct ExportPlace {
    /// Names the export in the trail.
    let run: String
    /// In seconds since 1970.
    let began: Int
    /// Whether a second person confirmed it.
    let isConfirmed: Bool
    var section = 0
    /// The target of the rest of the section's list; nil for its beginning.
    var rest: String?

    init(run: String, began: Int, isConfirmed: Bool = false) {
        self.run = run
        self.began = began
        self.isConfirmed = isConfirmed
    }

    /// - Throws: where it is none; a cursor is authenticated, so only a store of another release
    ///   has one.
    init(text: String) throws {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 5, let began = Int(words[1]), let section = Int(words[3]) else {
            throw Page.invalidCursor
        }
        self.init(run: words[0], began: began, isConfirmed: words[2] == "confirmed")
        self.section = section
        rest = words[4].isEmpty ? nil : words[4]
    }

    init(_ position: ListPosition) throws {
        try self.init(text: position.key)
    }

    /// Neither an id nor a target has a space in it.
    var text: String {
        "\(run) \(began) \(isConfirmed ? "confirmed" : "-") \(section) \(rest ?? "")"
    }

    var position: ListPosition { ListPosition(key: text, id: "") }
}
