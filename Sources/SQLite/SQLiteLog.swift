internal import CSQLite
internal import Glibc

/// SQLite's own log (sqlite.org/errlog.html): errors of the system that it met, recoveries of the
/// WAL, damage that it found. One for the process.
///
/// A failed sync or checkpoint after a commit shows here and nowhere else.
package enum SQLiteLog {
    /// An extended result code, and SQLite's sentence, which may quote SQL but no bound values.
    package typealias Sink = @Sendable (_ code: Int32, _ message: String) -> Void

    /// Where messages go from now on; `nil`, as at the start, drops them. It is called on whatever
    /// thread SQLite is used and must not use SQLite.
    package static func setSink(_ sink: Sink?) {
        shared.set(sink)
    }

    /// Makes SQLite report, and keep no statistics of memory. Must come before anything else is
    /// asked of SQLite in this process; opening the first connection sees to it.
    package static func install() throws(SQLiteError) {
        guard installed == SQLITE_OK else {
            throw SQLiteError(
                extendedCode: installed, message: "SQLite was in use before its log was installed")
        }
    }

    /// Done once, by whoever comes first; the language guards it.
    private static let installed: Int32 = {
        let code = opcat_sqlite_config_no_memory_statistics()
        guard code == SQLITE_OK else { return code }
        return opcat_sqlite_config_log(
            { _, code, message in SQLiteLog.shared.forward(code, message) }, nil)
    }()

    fileprivate static let shared = SharedSink()
}

/// The sink, for all threads.
///
/// `@unchecked Sendable`: `sink` is guarded by the mutex.
private final class SharedSink: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var sink: SQLiteLog.Sink?

    init() {
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    func set(_ sink: SQLiteLog.Sink?) {
        pthread_mutex_lock(mutex)
        self.sink = sink
        pthread_mutex_unlock(mutex)
    }

    func forward(_ code: Int32, _ message: UnsafePointer<CChar>?) {
        pthread_mutex_lock(mutex)
        let sink = sink
        pthread_mutex_unlock(mutex)
        sink?(code, message.map { String(cString: $0) } ?? "")
    }
}
