internal import Dispatch
internal import Glibc

/// SIGTERM and SIGINT ask the service to stop, gently the first time and at once the second; a
/// peer that has gone is no reason to end, and a file that may not grow is an error like a full
/// disk.
final class Signals: @unchecked Sendable {
    // `@unchecked Sendable`: `isStopping` is touched on `queue` alone.
    private var sources: [any DispatchSourceSignal] = []
    private let queue = DispatchQueue(label: "opcat.signals")
    private var isStopping = false

    /// - Parameters:
    ///   - stop: called at the first signal.
    ///   - stopNow: called at each further one.
    init(stop: @escaping @Sendable () -> Void, stopNow: @escaping @Sendable () -> Void) {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { [weak self] in
                guard let self else { return }
                isStopping ? stopNow() : stop()
                isStopping = true
            }
            source.resume()
            return source
        }
    }
}
