internal import HTTPMessages
internal import HTTPServer

/// The settings of a service, from the flags, the environment, a file, and what is usual, in
/// this order of precedence (api.md, section 9).
struct ServeSettings {
    static let defaultStore = "register.sqlite"

    let listen: [String]
    /// Empty where nobody wants it.
    private let metricsListen: String
    let store: String
    /// Empty where nobody names one.
    let keyFile: String
    let behindTLSProxy: Bool
    let accessLog: Bool
    let server: ServerSettings
    /// Seconds in which `/readyz` says that the service stops, before it takes no more connections.
    let drainDelay: Double
    let maxReport: Int
    let maxBadTokens: Int
    let publicCache: Int
    let trustedProxies: TrustedProxies
    let securityContacts: [String]
    let canonicalURL: String?

    /// One setting: how it is called as a flag and in a file, and what it is if nobody says.
    struct Name: Hashable {
        let name: String
        let usual: String
        let meaning: String

        /// `--max-body` is `OPCAT_MAX_BODY` in the environment.
        var variable: String {
            "OPCAT_" + name.uppercased().replacing("-", with: "_")
        }
    }

    static let names = [
        Name(
            name: "listen", usual: "127.0.0.1:8080",
            meaning: "addresses, separated by commas: host:port, [::1]:port, unix:/path, fd:3"),
        Name(
            name: "metrics-listen", usual: "",
            meaning: "where /metrics is, for Prometheus: as listen, but one and apart from it"),
        Name(name: "store", usual: defaultStore, meaning: "the store's file"),
        Name(
            name: "key-file", usual: "",
            meaning: "the keys of the store; else systemd's opcat-key, else the store's name.key"),
        Name(
            name: "behind-tls-proxy", usual: "false",
            meaning: "allow an address that other machines reach: a proxy in front speaks TLS"),
        Name(name: "access-log", usual: "true", meaning: "a JSON line a request on stderr"),
        Name(name: "header-timeout", usual: "10", meaning: "seconds for a whole head"),
        Name(name: "body-timeout", usual: "15", meaning: "seconds for a whole content"),
        Name(name: "idle-timeout", usual: "60", meaning: "seconds a connection may rest"),
        Name(
            name: "drain-delay", usual: "0",
            meaning: "seconds of 503 at /readyz before no more connections are taken"),
        Name(name: "max-target", usual: "8192", meaning: "bytes of a request target"),
        Name(name: "max-head", usual: "16384", meaning: "bytes of all header fields"),
        Name(name: "max-fields", usual: "64", meaning: "header fields"),
        Name(name: "max-body", usual: "1048576", meaning: "bytes of content"),
        Name(name: "max-report", usual: "8388608", meaning: "bytes of a report's content"),
        Name(
            name: "max-in-flight", usual: "33554432",
            meaning: "bytes of content of all requests under way, not less than max-report"),
        Name(name: "max-connections", usual: "10000", meaning: "connections a loop"),
        Name(name: "max-queued", usual: "1024", meaning: "writes a loop waits for"),
        Name(
            name: "public-cache", usual: "33554432",
            meaning: "bytes of public answers that a loop keeps to give again; 0 keeps none"),
        Name(name: "loops", usual: "1", meaning: "threads that serve"),
        Name(
            name: "max-bad-tokens", usual: "20",
            meaning: "wrong tokens a minute from one address that are told 401, not 429"),
        Name(
            name: "trusted-proxy", usual: "",
            meaning: "proxies whose X-Forwarded-For or Forwarded is believed: addresses, and "
                + "unix for a socket, separated by commas"),
        Name(
            name: "security-contact", usual: "",
            meaning: "URIs for /.well-known/security.txt, separated by commas: mailto:, https:"),
        Name(
            name: "canonical-url", usual: "",
            meaning: "how the service is called from outside: https://register.example"),
    ]

    /// - Parameters:
    ///   - flags: what the command line says, by name.
    ///   - environment: the value of a variable.
    ///   - file: the lines of a configuration file.
    /// - Throws: `Failure` with status 2 for an unknown key or a bad value.
    init(
        flags: [String: String], environment: @escaping (String) -> String?, file: [String: String]
    ) throws {
        let known = Set(Self.names.map(\.name))
        if let unknown = file.keys.sorted().first(where: { !known.contains($0) }) {
            throw Self.wrong("the configuration has an unknown key: \(unknown)")
        }
        let values = Values { name in
            flags[name.name] ?? environment(name.variable) ?? file[name.name] ?? name.usual
        }
        listen = values.text("listen").split(separator: ",").map(String.init)
        metricsListen = values.text("metrics-listen")
        store = values.text("store")
        keyFile = values.text("key-file")
        guard !listen.isEmpty else { throw Self.wrong("listen must name an address") }
        guard !store.isEmpty else { throw Self.wrong("store must name a file") }
        behindTLSProxy = try values.flag("behind-tls-proxy")
        accessLog = try values.flag("access-log")
        maxReport = try values.count("max-report", 1024...(1 << 30))
        maxBadTokens = try values.count("max-bad-tokens", 1...1_000_000)
        publicCache = try values.count("public-cache", 0...(1 << 40))
        guard let proxies = TrustedProxies(values.list("trusted-proxy")) else {
            throw Self.wrong("trusted-proxy must be addresses, or unix, separated by commas")
        }
        trustedProxies = proxies
        securityContacts = try values.uris("security-contact", ["mailto:", "https://", "tel:"])
        canonicalURL = try values.uris("canonical-url", ["https://"]).first
        server = try values.server()
        guard server.maxInFlight >= max(maxReport, server.maxBody) else {
            throw Self.wrong("max-in-flight must not be less than max-report or max-body")
        }
        drainDelay = try values.seconds("drain-delay", from: 0)
    }

    fileprivate static func wrong(_ words: String) -> Failure {
        Failure(words, status: Failure.usage)
    }
}

/// Looks settings up by name and reads them.
private struct Values {
    let lookUp: (ServeSettings.Name) -> String

    func text(_ name: String) -> String {
        guard let name = ServeSettings.names.first(where: { $0.name == name }) else { return "" }
        return lookUp(name)
    }

    func list(_ name: String) -> [String] {
        text(name).split(separator: ",").map { String($0.trimmed) }
    }

    /// What stands in a line of a file: no control character and no space.
    func uris(_ name: String, _ schemes: [String]) throws -> [String] {
        let all = list(name)
        let areSound = all.allSatisfy { uri in
            schemes.contains { uri.hasPrefix($0) && uri != $0 }
                && uri.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        }
        guard areSound else {
            throw ServeSettings.wrong(
                "\(name) must begin with \(schemes.joined(separator: " or "))")
        }
        return all
    }

    func flag(_ name: String) throws -> Bool {
        switch text(name) {
        case "true": return true
        case "false": return false
        default: throw ServeSettings.wrong("\(name) must be true or false")
        }
    }

    func count(_ name: String, _ range: ClosedRange<Int>) throws -> Int {
        guard let count = Int(text(name)), range.contains(count) else {
            throw ServeSettings.wrong(
                "\(name) must be a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return count
    }

    func seconds(_ name: String, from least: Double = 0.001) throws -> Double {
        guard let seconds = Double(text(name)), seconds >= least, seconds <= 86_400 else {
            throw ServeSettings.wrong("\(name) must be a number of seconds, \(least) or more")
        }
        return seconds
    }

    func server() throws -> ServerSettings {
        var server = ServerSettings()
        server.headerTimeout = try seconds("header-timeout")
        server.bodyTimeout = try seconds("body-timeout")
        server.idleTimeout = try seconds("idle-timeout")
        server.messages.target = try count("max-target", 64...(1 << 20))
        server.messages.head = try count("max-head", 256...(1 << 20))
        server.messages.fields = try count("max-fields", 1...1000)
        server.maxBody = try count("max-body", 1024...(1 << 30))
        server.maxInFlight = try count("max-in-flight", 1024...(1 << 36))
        server.maxConnections = try count("max-connections", 1...1_000_000)
        server.maxQueued = try count("max-queued", 1...1_000_000)
        server.loops = try count("loops", 1...256)
        return server
    }
}

extension ServeSettings {
    /// A configuration file: `key = value` lines, `#` begins a comment.
    static func parse(file text: String) throws -> [String: String] {
        var values: [String: String] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let statement = line.prefix { $0 != "#" }.trimmed
            guard !statement.isEmpty else { continue }
            let parts = statement.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else {
                throw wrong("line \(index + 1) of the configuration is not key = value")
            }
            values[String(parts[0].trimmed)] = String(parts[1].trimmed)
        }
        return values
    }

    /// Where to listen: what another machine could reach only behind a proxy that speaks TLS.
    func endpoints() throws -> [Endpoint] { try listen.map(endpoint) }

    /// Where `/metrics` is, if anywhere; the same rule holds.
    func metricsEndpoint() throws -> Endpoint? {
        try metricsListen.isEmpty ? nil : endpoint(metricsListen)
    }

    private func endpoint(_ text: String) throws -> Endpoint {
        guard let endpoint = Endpoint(text) else {
            throw Self.wrong("\(text) is no address: host:port, [::1]:port, unix:/path or fd:3")
        }
        guard endpoint.isLoopback || behindTLSProxy else {
            throw Self.wrong(
                "\(text) is reached from other machines, and tokens would cross the network "
                    + "in the clear: listen on a loopback address, or say --behind-tls-proxy")
        }
        return endpoint
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let rest = drop { $0 == " " || $0 == "\t" || $0 == "\r" }
        guard let last = rest.lastIndex(where: { $0 != " " && $0 != "\t" && $0 != "\r" }) else {
            return ""
        }
        return rest[...last]
    }
}
