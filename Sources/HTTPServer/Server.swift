internal import Dispatch
internal import Glibc
internal import HTTPMessages

/// Sockets, loops and their threads.
package final class Server: Sendable {
    private let settings: ServerSettings
    private let endpoints: [Endpoint]
    private let makeService: @Sendable (Int) throws -> any Service
    /// One for each loop, with its listeners.
    private let mailboxes: [Mailbox]
    package let budget: ContentBudget
    /// One for each loop.
    package let figures: [LoopFigures]
    private let listeners: [[Listener]]
    private let drains = DispatchQueue(label: "drain")
    private let progress = Progress()

    /// Listens at every endpoint; nothing is answered before `run`.
    ///
    /// - Parameter makeService: called once on the thread of each loop, with its number.
    package init(
        _ settings: ServerSettings, _ endpoints: [Endpoint],
        makeService: @escaping @Sendable (Int) throws -> any Service
    ) throws(SystemError) {
        self.settings = settings
        self.endpoints = endpoints
        self.makeService = makeService
        let count = max(1, settings.loops)
        var mailboxes: [Mailbox] = []
        for _ in 0..<count { mailboxes.append(try Mailbox()) }
        self.mailboxes = mailboxes
        budget = ContentBudget(limit: settings.maxInFlight)
        figures = mailboxes.map { _ in LoopFigures() }
        listeners = try Self.listen(endpoints, loops: count)
    }

    /// What to call each endpoint, in the order they were given: `http://127.0.0.1:8080` with the
    /// port that the system picked, `unix:/path`.
    package var urls: [String] {
        endpoints.indices.map { index in
            if case .unix(let path) = endpoints[index] { return "unix:\(path)" }
            let address = SocketAddress(of: listeners[0][index].descriptor)
            return address.map { "http://\($0.authority)" } ?? ""
        }
    }

    /// The ports of the endpoints; `nil` for those that have none.
    package var ports: [UInt16?] {
        listeners[0].map { SocketAddress(of: $0.descriptor)?.port }
    }

    /// Serves until the server has drained. To be called once.
    ///
    /// - Throws: what a service throws that cannot be made; the other loops are stopped then.
    package func run() throws {
        let group = DispatchGroup()
        let outcomes = mailboxes.indices.map { _ in Outcome() }
        for index in mailboxes.indices {
            DispatchQueue(label: "loop \(index)").async(group: group) { [self] in
                do {
                    try runLoop(index)
                } catch {
                    outcomes[index].error = error
                    post(.stop)
                }
            }
        }
        group.wait()
        removeFiles()
        for outcome in outcomes {
            if let error = outcome.error { throw error }
        }
    }

    /// Ends what is idle, finishes what is in flight, and lets `run` return; the second time at
    /// once. From any thread.
    package func drain() {
        drains.async { [self] in
            post(progress.isDraining ? .stop : .drain)
            progress.isDraining = true
        }
    }

    /// Ends at once, whatever is in flight. From any thread.
    package func stop() { post(.stop) }

    /// Has each loop count a beat when it comes to it.
    package func beat() { post(.beat) }

    private func post(_ mail: Mail) {
        for mailbox in mailboxes { mailbox.post(mail) }
    }

    private func runLoop(_ index: Int) throws {
        let service = try makeService(index)
        var loop = Loop(
            settings, listeners[index], mailboxes[index], service, try Poller(), figures[index],
            budget)
        try loop.run()
    }

    /// A socket in the file system is ours to remove; one handed over is not.
    private func removeFiles() {
        for case .unix(let path) in endpoints { unlink(path) }
    }

    private static func listen(
        _ endpoints: [Endpoint], loops: Int
    ) throws(SystemError) -> [[Listener]] {
        var first: [Listener] = []
        for (index, endpoint) in endpoints.enumerated() {
            first.append(try Listener(endpoint, index: index, sharesPort: loops > 1))
        }
        var all = [first]
        for _ in 1..<max(1, loops) {
            var others: [Listener] = []
            for index in endpoints.indices {
                others.append(try sibling(of: first[index], endpoints[index]))
            }
            all.append(others)
        }
        return all
    }

    /// The listener of a further loop: a socket of its own at the same port, or the same socket.
    private static func sibling(
        of listener: Listener, _ endpoint: Endpoint
    ) throws(SystemError) -> Listener {
        guard case .tcp(let host, _) = endpoint,
            let port = SocketAddress(of: listener.descriptor)?.port
        else { return try listener.shared() }
        return try Listener(
            .tcp(host: host, port: port), index: listener.endpoint, sharesPort: true)
    }
}

/// How one loop ended.
///
/// `@unchecked Sendable`: written by the loop's thread before it leaves its group, and read after
/// the group has been waited for.
private final class Outcome: @unchecked Sendable {
    var error: (any Error)?
}

/// Whether draining has begun.
///
/// `@unchecked Sendable`: touched on the serial queue `drains` alone.
private final class Progress: @unchecked Sendable {
    var isDraining = false
}
