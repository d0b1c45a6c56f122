internal import API
internal import Article16
internal import Dispatch
internal import Glibc
internal import JSON
internal import Logging

/// What the service writes down: one JSON object a line on stderr, nothing confidential in it.
///
/// Lines are gathered and written together. Everything below `queue` is confined to it:
/// `@unchecked Sendable` because the queue guards it.
final class Journal: @unchecked Sendable {
    /// Bytes at which gathered lines are written without waiting longer.
    private static let gathered = 16 * 1024
    private static let patience = DispatchTimeInterval.milliseconds(100)

    private let queue = DispatchQueue(label: "opcat.journal", qos: .utility)
    private var lines = JSONWriter(capacity: 2 * gathered)
    private var isWaiting = false

    func note(_ entry: JournalEntry) {
        let now = Clock.now()
        write { line in
            line.member("time", now.text)
            line.member("level", "info")
            line.member("request", entry.request.text)
            line.member("method", entry.method)
            line.member("route", entry.template)
            line.member("status", entry.status)
            line.member("account", entry.account?.text)
        }
    }

    func write(_ members: @escaping @Sendable (inout JSONWriter) -> Void) {
        queue.async { [self] in
            lines.object(members)
            lines.endLine()
            if lines.bytes.count >= Self.gathered { return writeOut() }
            guard !isWaiting else { return }
            isWaiting = true
            queue.asyncAfter(deadline: .now() + Self.patience) { self.writeOut() }
        }
    }

    func flush() {
        queue.sync { writeOut() }
    }

    private func writeOut() {
        isWaiting = false
        Output.write(lines.bytes, to: STDERR_FILENO)
        lines.removeAll()
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
        let (now, level, words) = (Clock.now(), event.level, event.message.description)
        journal.write { line in
            line.member("time", now.text)
            line.member("level", level.rawValue)
            line.member("message", words)
        }
    }
}
