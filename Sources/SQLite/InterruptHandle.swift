internal import CSQLite
internal import Glibc

/// Stops, from any thread, what a connection is doing.
///
/// `@unchecked Sendable`: the pointer is guarded by the mutex. `sqlite3_interrupt` may be called
/// from another thread as long as the database is not closed meanwhile
/// (sqlite.org/c3ref/interrupt.html), which `invalidate` waits for.
package final class InterruptHandle: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var database: OpaquePointer?

    init(_ database: OpaquePointer) {
        self.database = database
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Statements that are running end with ``SQLiteError/Kind/interrupted``; nothing happens if
    /// none is, or if the connection is closed.
    package func interrupt() {
        pthread_mutex_lock(mutex)
        if let database { sqlite3_interrupt(database) }
        pthread_mutex_unlock(mutex)
    }

    func invalidate() {
        pthread_mutex_lock(mutex)
        database = nil
        pthread_mutex_unlock(mutex)
    }
}
