internal import Dispatch
internal import Glibc
internal import HTTPServer
internal import Measures
internal import Registry

/// The service manager that started this process, if one did (sd_notify(3)).
enum Systemd {
    static func tell(_ state: String) {
        guard let path = Environment["NOTIFY_SOCKET"] else { return }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        withUnsafeMutableBytes(of: &address.sun_path) { space in
            space.copyBytes(from: path.utf8)
            // A leading @ is an abstract name, written as NUL (unix(7)).
            if path.hasPrefix("@") { space[0] = 0 }
        }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let length = MemoryLayout<sa_family_t>.size + path.utf8.count
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = sendto(descriptor, state, state.utf8.count, 0, address, socklen_t(length))
            }
        }
    }

    /// Microseconds within which the manager wants to hear that this process lives; nil where it
    /// does not, or means another process (sd_watchdog_enabled(3)).
    static var watchdogPeriod: Int? {
        if let process = Environment["WATCHDOG_PID"], process != "\(getpid())" { return nil }
        return Environment["WATCHDOG_USEC"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
}

/// Tells the service manager that the service lives, as long as it does.
///
/// Every loop and the writer are asked, and only when all have answered is the manager told: a
/// thread of its own that just says so would go on saying it over the bodies of the others. A
/// writer that has stopped for good (fail-stop) does not answer, so that the manager starts the
/// service anew, with what is on the disk.
final class Watchdog: @unchecked Sendable {
    // `@unchecked Sendable`: `asked` is touched on `queue` alone, `answered` by the writer's.
    private let server: Server
    private let writer: Writer
    private let queue = DispatchQueue(label: "opcat.watchdog")
    private let timer: any DispatchSourceTimer
    private var asked = 0
    private let answered = Counter()

    /// How often the question is put within a period; the manager advises to answer twice.
    private static let questions = 4

    /// - Parameter period: microseconds.
    init(_ server: Server, _ writer: Writer, period: Int) {
        self.server = server
        self.writer = writer
        timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(
            deadline: .now(), repeating: .microseconds(max(1_000, period / Self.questions)))
        timer.setEventHandler { [weak self] in self?.look() }
        timer.resume()
    }

    func stop() { timer.cancel() }

    private func look() {
        let beats = server.figures.map { $0.beats.now } + [answered.now]
        guard beats.allSatisfy({ $0 >= asked }) else { return }
        if asked > 0 { Systemd.tell("WATCHDOG=1") }
        asked += 1
        server.beat()
        writer.submit { _ in
        } answer: { [self] result in
            if case .success = result { answered.add() }
        }
    }
}
