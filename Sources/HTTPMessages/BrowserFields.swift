extension Response {
    /// What every response tells a browser that comes to it by mistake or is led there: to take
    /// the content for what Content-Type says, to run, load, frame and submit nothing, to give
    /// no address of ours to anybody, and to lend the content to no other origin.
    ///
    /// They are the same octets whatever is answered, so that they tell nothing. No field of
    /// Cross-Origin Resource Sharing is among them: no other origin reads an answer. `sandbox`
    /// gives what is opened by itself an origin of its own. Source: Content Security Policy
    /// Level 3, Fetch (nosniff, Cross-Origin-Resource-Policy), Referrer Policy.
    static let browserFields =
        "\r\nX-Content-Type-Options: nosniff"
        + "\r\nContent-Security-Policy: default-src 'none'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; sandbox"
        + "\r\nReferrer-Policy: no-referrer"
        + "\r\nCross-Origin-Resource-Policy: same-origin"
}
