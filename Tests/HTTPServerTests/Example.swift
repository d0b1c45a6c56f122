import Dispatch
import Glibc
import Testing

@testable import HTTPMessages
@testable import HTTPServer

/// A service whose paths do what the tests need.
final class Example: Service {
    func contentLimit(_ head: RequestHead) -> Int {
        head.target.path == "/small" ? 1_000 : 64 * 1024 * 1024
    }

    func answer(_ request: Request, from origin: Origin, reply: Reply) -> Answer {
        switch request.content {
        case .tooLarge: return .now(refuse(.contentTooLarge))
        case .awaited: return awaited(request, reply)
        case .none: return answer(request, origin, [], reply)
        case .bytes(let content): return answer(request, origin, content, reply)
        }
    }

    private func awaited(_ request: Request, _ reply: Reply) -> Answer {
        switch request.head.target.path {
        case "/forbidden": return .now(Response(.forbidden, body: Array("no".utf8)))
        case "/forbidden-later":
            after(20) { reply.send(Response(.forbidden)) }
            return .later
        default: return .awaitContent
        }
    }

    private func answer(
        _ request: Request, _ origin: Origin, _ content: [UInt8], _ reply: Reply
    ) -> Answer {
        let number = request.head.target.query.flatMap { Int($0) } ?? 0
        switch request.head.target.path {
        case "/echo": return .now(Response(.ok, body: content))
        case "/length": return .now(Response(.ok, body: Array("\(content.count)".utf8)))
        case "/big": return .now(Response(.ok, body: Self.pattern(number)))
        case "/empty": return .now(Response(.noContent, body: Array("never sent".utf8)))
        case "/unchanged": return .now(Response(.notModified, body: Array("never sent".utf8)))
        case "/origin": return .now(Response(.ok, body: Array(Self.text(origin).utf8)))
        case "/room": return reply.hasRoom ? .now(Response(.ok)) : .now(refuse(.overloaded))
        case "/await": return .awaitContent
        case "/never": return .later
        case "/later":
            let body = Array("later \(number)".utf8)
            after(number) { reply.send(Response(.ok, body: body)) }
            return .later
        case "/twice":
            after(0) {
                reply.send(Response(.ok))
                reply.send(Response(.conflict))
            }
            return .later
        case "/at-once":
            reply.send(Response(.ok, body: Array("at once".utf8)))
            return .later
        default: return .now(Response(.ok, body: Array(request.head.target.path.utf8)))
        }
    }

    func refuse(_ fault: MessageFault) -> Response {
        var response = Response(fault.status, body: Array("\(fault)".utf8))
        if fault == .overloaded { response.add("Retry-After", "5") }
        return response
    }

    private static let block = (0..<65_521).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }

    /// Octets whose order shows.
    static func pattern(_ count: Int) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(count + block.count)
        while octets.count < count { octets += block }
        octets.removeLast(octets.count - count)
        return octets
    }

    private static func text(_ origin: Origin) -> String {
        "\(origin.endpoint) \(origin.peer.host)"
    }

    private func after(_ milliseconds: Int, _ body: @escaping @Sendable () -> Void) {
        DispatchQueue.global().asyncAfter(
            deadline: .now() + .milliseconds(milliseconds), execute: body)
    }
}

/// A server that runs for the length of a test.
final class Running {
    let server: Server
    private let ended = DispatchSemaphore(value: 0)
    private var hasEnded = false

    /// - Parameters:
    ///   - adjust: what this test has otherwise than the defaults.
    ///   - service: what answers.
    init(
        _ endpoints: [Endpoint] = [.tcp(host: "127.0.0.1", port: 0)],
        _ adjust: (inout ServerSettings) -> Void = { _ in },
        service: @escaping @Sendable () -> any Service = { Example() }
    ) throws {
        var settings = ServerSettings()
        adjust(&settings)
        let server = try Server(settings, endpoints, makeService: { _ in service() })
        self.server = server
        Thread.start { [ended] in
            do { try server.run() } catch { Issue.record(error) }
            ended.signal()
        }
    }

    deinit {
        guard !hasEnded else { return }
        server.drain()
        server.drain()
        ended.wait()
    }

    var port: UInt16 { server.ports[0]! }

    func client() throws -> Client { try Client(port: port) }

    /// Whether the server ends within so many milliseconds.
    func ends(within milliseconds: Int) -> Bool {
        hasEnded = ended.wait(timeout: .now() + .milliseconds(milliseconds)) == .success
        return hasEnded
    }
}

enum Thread {
    static func start(_ body: @escaping @Sendable () -> Void) {
        DispatchQueue(label: "server of a test").async(execute: body)
    }
}
