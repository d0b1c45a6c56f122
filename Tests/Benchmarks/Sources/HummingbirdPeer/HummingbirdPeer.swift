import Hummingbird
import NIOPosix

/// `HummingbirdPeer STORE PORT` answers the requests that `scripts/bench` measures.
@main
struct HummingbirdPeer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let port = Int(arguments[2]) else {
            fatalError("usage: HummingbirdPeer STORE PORT")
        }
        let register = try Register(path: arguments[1])
        let application = Application(
            router: Routes(register: register).router(),
            configuration: .init(address: .hostname("127.0.0.1", port: port)),
            // The server has one core to itself; a second loop would only wait for it.
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup(numberOfThreads: 1)))
        try await application.runService()
    }
}
