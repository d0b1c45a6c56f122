internal import API
internal import Dispatch
internal import Glibc
internal import JSON
internal import Logging
internal import Synchronization

/// What the service writes down: one JSON object a line on stderr, nothing confidential in it.
///
/// Writing waits for whoever reads, on a queue where nobody else does. What comes while too much
/// waits is lost, and that is said: a reader that has stopped must not fill the memory.
final class Journal: Sendable {
    private let queue = DispatchQueue(label: "opcat.journal", qos: .utility)
    /// Bytes that wait to be written.
    private let waiting = Atomic(0)
    /// Lines that were lost, and how many of them that was said of.
    private let dropped = Atomic(0)
    private let told = Atomic(0)

    /// Bytes that may wait.
    private static let limit = 4 << 20

    /// Lines that were lost since the start.
    var lost: Int { dropped.load(ordering: .relaxed) }

    /// Takes whole lines, from any thread.
    func take(_ lines: [UInt8], count: Int = 1) {
        guard waiting.load(ordering: .relaxed) + lines.count <= Self.limit else {
            dropped.wrappingAdd(count, ordering: .relaxed)
            return
        }
        waiting.wrappingAdd(lines.count, ordering: .relaxed)
        queue.async { [self] in
            Output.write(lines, to: STDERR_FILENO)
            waiting.wrappingSubtract(lines.count, ordering: .relaxed)
            tellOfLost()
        }
    }

    /// An event of the service's own.
    func write(level: String, _ words: String) {
        var line = JSONWriter()
        line.object { line in
            line.member("time", Clock.now().text)
            line.member("level", level)
            line.member("message", words)
        }
        line.endLine()
        take(line.bytes)
    }

    func flush() { queue.sync {} }

    /// On the queue.
    private func tellOfLost() {
        let lost = lost
        let new = lost - told.exchange(lost, ordering: .relaxed)
        if new > 0 { write(level: "warning", "\(new) lines of the log are lost: nobody read") }
    }
}

/// The service's own events, in the form of the journal.
struct JournalHandler: LogHandler {
    let journal: Journal
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    init(journal: Journal) {
        self.journal = journal
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        journal.write(level: event.level.rawValue, event.message.description)
    }
}
