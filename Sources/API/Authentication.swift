internal import HTTPMessages
internal import Registry

/// Who calls, by the bearer token of RFC 6750.
enum Authentication {
    /// Nil without credentials. A token that does not hold is refused everywhere, also where none
    /// is needed: a caller is never silently taken for the public.
    ///
    /// Whatever is brought is looked up, also what has not the form of a token: the work is the
    /// same, and so is the answer.
    static func caller(of head: RequestHead, in registry: Registry, at moment: Moment) throws
        -> Caller?
    {
        guard let credentials = head.fields["authorization"] else { return nil }
        let text = bearerToken(credentials)
        let found = try registry.caller(
            tokenSHA256: Token.sha256(of: text ?? ""), now: moment.text)
        guard let text, Token(text) != nil, let caller = found else {
            throw Problem.unauthenticated(
                "The token is unknown, expired or revoked.", error: "invalid_token")
        }
        return caller
    }

    /// RFC 6750, section 2.3, is not for this service: a URL is written down on the way.
    static func refuseTokenInURL(_ target: Target) throws {
        guard target.queryOctets != nil else { return }
        let names = ["access_token", "token", "bearer_token"]
        let items = try Call.items(of: target)
        guard !items.items.contains(where: { names.contains($0.name.lowercased()) }) else {
            throw Problem(
                .tokenInURL, "Send the token as Authorization: Bearer, and have this one revoked.")
        }
    }

    /// The scheme is compared without regard to case, and one or more spaces follow it (RFC 9110,
    /// sections 11.1 and 11.4).
    private static func bearerToken(_ credentials: String) -> String? {
        let parts = credentials.utf8.split(separator: UInt8(ascii: " "))
        // No other octet becomes one of these letters by this bit.
        guard parts.count == 2, parts[0].lazy.map({ $0 | 0x20 }).elementsEqual("bearer".utf8)
        else { return nil }
        return String(Substring(parts[1]))
    }
}
