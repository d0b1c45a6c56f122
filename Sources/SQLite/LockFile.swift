internal import Glibc

/// Sees to it that one connection writes to a database, of all connections of all processes.
///
/// SQLite 3.7.0 to 3.51.2 can lose a committed transaction when a second connection checkpoints
/// while one writes (the WAL-reset fault, sqlite.org/wal.html). So whoever opens a database to
/// write first takes this lock, and keeps it for as long as the connection is open.
///
/// The lock is `flock(2)`'s: it belongs to the open file description, so a second one is refused
/// within this process as it is in another, and the kernel takes it back when its holder dies. The
/// file stays; deleting it would let two holders lock two files of one name.
package struct LockFile: ~Copyable {
    private let descriptor: Int32

    /// - Parameter path: The database's. The lock is taken on "<path>.lock", made if need be.
    /// - Throws: Of the kind ``SQLiteError/Kind/writerExists`` if the lock is held.
    package init(database path: String) throws(SQLiteError) {
        descriptor = try Self.lockedDescriptor(path + ".lock")
    }

    private static func lockedDescriptor(_ path: String) throws(SQLiteError) -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .system("open", path: path, errno: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            close(descriptor)
            guard reason == EWOULDBLOCK else { throw .system("flock", path: path, errno: reason) }
            throw .writerExists(lockPath: path)
        }
        return descriptor
    }

    /// Given back in so many words: a child of this process that is about to start another program
    /// holds a copy of the descriptor for a moment, and closing ours alone would not do.
    deinit {
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
