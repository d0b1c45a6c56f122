internal import ArgumentParser

/// `opcat serve`: the service.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the register over HTTP.",
        discussion: """
            The first line on stdout is the URL. SIGTERM drains: what is in flight is finished \
            within 25 s. Flags go over OPCAT_* variables over --config FILE over what is usual; \
            --max-body is OPCAT_MAX_BODY, and max-body = … in a file.

            SETTINGS
            \(Serve.list)

            EXAMPLES
              opcat serve
              opcat serve --listen 127.0.0.1:0 --store /var/lib/opcat/register.sqlite
              OPCAT_LOOPS=2 opcat serve --config /etc/opcat.conf
            """)

    @Option(help: "A file of key = value lines.")
    var config: String?

    @Option(help: "Where to listen.") var listen: String?
    @Option(help: "Where /metrics is.") var metricsListen: String?
    @Option(help: "The store's file.") var store: String?
    @Option(help: "The file with the keys of the store.") var keyFile: String?
    @Flag(help: "A proxy in front speaks TLS.") var behindTlsProxy = false
    @Option(help: "true or false.") var accessLog: String?
    @Option(help: "Seconds.") var headerTimeout: String?
    @Option(help: "Seconds.") var bodyTimeout: String?
    @Option(help: "Seconds.") var idleTimeout: String?
    @Option(help: "Seconds.") var drainDelay: String?
    @Option(help: "Bytes.") var maxTarget: String?
    @Option(help: "Bytes.") var maxHead: String?
    @Option(help: "A number.") var maxFields: String?
    @Option(help: "Bytes.") var maxBody: String?
    @Option(help: "Bytes.") var maxReport: String?
    @Option(help: "Bytes.") var maxInFlight: String?
    @Option(help: "A number.") var maxConnections: String?
    @Option(help: "A number.") var maxQueued: String?
    @Option(help: "Bytes.") var publicCache: String?
    @Option(help: "A number.") var loops: String?
    @Option(help: "A number.") var maxBadTokens: String?
    @Option(help: "An address, or unix; may be given more than once.")
    var trustedProxy: [String] = []
    @Option(help: "A URI; may be given more than once.") var securityContact: [String] = []
    @Option(name: .customLong("canonical-url"), help: "https://…") var canonicalURL: String?

    func run() throws {
        let file = try config.map { path in
            try ServeSettings.parse(file: String(decoding: try Files.read(path), as: UTF8.self))
        }
        let settings = try ServeSettings(
            flags: flags, environment: { Environment[$0] }, file: file ?? [:])
        try Serving(
            settings, endpoints: settings.endpoints(), metrics: settings.metricsEndpoint()
        ).run()
    }

    private var flags: [String: String] {
        let given: [String: String?] = [
            "listen": listen, "metrics-listen": metricsListen, "drain-delay": drainDelay,
            "store": store, "key-file": keyFile, "access-log": accessLog,
            "behind-tls-proxy": behindTlsProxy ? "true" : nil,
            "header-timeout": headerTimeout, "body-timeout": bodyTimeout,
            "idle-timeout": idleTimeout, "max-target": maxTarget, "max-head": maxHead,
            "max-fields": maxFields, "max-body": maxBody, "max-report": maxReport,
            "max-in-flight": maxInFlight, "max-connections": maxConnections,
            "max-queued": maxQueued, "loops": loops, "public-cache": publicCache,
            "max-bad-tokens": maxBadTokens, "canonical-url": canonicalURL,
            "trusted-proxy": Self.joined(trustedProxy),
            "security-contact": Self.joined(securityContact),
        ]
        return given.compactMapValues { $0 }
    }

    private static func joined(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.joined(separator: ",")
    }

    private static let list = ServeSettings.names.map { name in
        let padding = String(repeating: " ", count: max(1, 18 - name.name.count))
        return "  \(name.name)\(padding)\(name.meaning) (\(name.usual))"
    }.joined(separator: "\n")
}
