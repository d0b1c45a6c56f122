internal import Article16
internal import HTTPMessages

/// Where to say that something is unsafe (RFC 9116). Without a contact there is nothing: an
/// address that nobody reads is worse than none.
enum SecurityText {
    static let operations = [Operation(.get, "/.well-known/security.txt", run: read)]

    /// How long it may be believed, in days (section 2.5.5: less than a year is recommended).
    private static let validDays = 180

    private static func read(_ call: Call) throws -> Response {
        let settings = call.settings
        guard !settings.securityContacts.isEmpty else { throw Problem.notFound }
        _ = try call.query()
        let until = call.today.adding(days: validDays)
        let lines =
            settings.securityContacts.map { "Contact: \($0)" }
            + ["Expires: \(until)T00:00:00Z", "Preferred-Languages: en"]
            + (settings.canonical.map { ["Canonical: \($0)/.well-known/security.txt"] } ?? [])
        let body = Array(lines.map { $0 + "\n" }.joined().utf8)
        let type = MediaType("text", "plain")
        var response = try call.rendition(Rendition.tag(of: body), type: type) { body }
        // Section 3: with the default charset parameter set to utf-8.
        if response.status == .ok { response.set("Content-Type", "text/plain; charset=utf-8") }
        return response
    }
}
