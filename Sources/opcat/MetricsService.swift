internal import HTTPMessages
internal import HTTPServer
internal import Measures

/// Answers at the listener of `--metrics-listen`, where there is nothing but `/metrics`.
final class MetricsService: Service {
    private let metrics: Metrics

    /// Few and small: one collector asks now and then.
    static let limits = {
        var limits = ServerSettings()
        limits.maxConnections = 16
        limits.maxBody = 0
        limits.drainLimit = 1
        return limits
    }()

    private static let plain = "text/plain; version=0.0.4; charset=utf-8"
    private static let openMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8"

    init(_ metrics: Metrics) { self.metrics = metrics }

    func contentLimit(_ head: RequestHead) -> Int { 0 }

    func answer(_ request: Request, from origin: Origin, reply: Reply) -> Answer {
        guard request.head.target.path == "/metrics" else {
            return .now(Self.words(.notFound, "only /metrics is here"))
        }
        guard request.head.method == .get || request.head.method == .head else {
            return .now(Self.words(.methodNotAllowed, "read this", [("Allow", "GET, HEAD")]))
        }
        let isOpen = Self.wantsOpenMetrics(request.head)
        let type = isOpen ? Self.openMetrics : Self.plain
        let fields = [("Content-Type", type), ("Cache-Control", "no-store"), ("Vary", "Accept")]
        let text = metrics.text(isOpen ? .openMetrics : .prometheus)
        return .now(Response(.ok, fields: fields, body: text))
    }

    /// Where it is asked for above plain text, as Prometheus asks.
    private static func wantsOpenMetrics(_ head: RequestHead) -> Bool {
        guard let accept = head.fields["accept"], let types = AcceptedTypes(accept),
            let plain = MediaType(plain), let openMetrics = MediaType(openMetrics)
        else { return false }
        return types.quality(of: openMetrics) > types.quality(of: plain)
    }

    func refuse(_ fault: MessageFault) -> Response {
        var response = Self.words(fault.status, "this cannot be answered")
        if fault == .overloaded { response.add("Retry-After", "5") }
        return response
    }

    private static func words(
        _ status: Status, _ words: String, _ fields: [(name: String, value: String)] = []
    ) -> Response {
        let type = (name: "Content-Type", value: "text/plain; charset=utf-8")
        return Response(status, fields: [type] + fields, body: Array("\(words)\n".utf8))
    }
}
