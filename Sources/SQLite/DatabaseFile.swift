internal import Glibc

/// The database's file, before SQLite opens it.
enum DatabaseFile {
    /// Its owner may read and write, and nobody else.
    static let mode: mode_t = 0o600

    /// The one absolute path of a file that may not exist yet, without symbolic links: two names of
    /// a database must come to the same lock. Being absolute, it is no "file:" URI to SQLite
    /// either.
    static func canonicalPath(_ path: String) throws(SQLiteError) -> String {
        if let whole = resolved(path) { return whole }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = parts.last, !name.isEmpty else {
            throw .system("open", path: path, errno: EISDIR)
        }
        let folder = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/") + "/"
        guard let folder = resolved(folder) else {
            throw .system("open", path: path, errno: errno)
        }
        return folder == "/" ? "/\(name)" : "\(folder)/\(name)"
    }

    private static func resolved(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    /// Makes the file if there is none, or closes it and its companions to others.
    ///
    /// SQLite gives the WAL and its index the mode of the database. An existing file is not opened
    /// here: closing it would drop the locks that SQLite holds on it in this process
    /// (sqlite.org/howtocorrupt.html, section 2.2).
    static func createOrProtect(_ path: String) throws(SQLiteError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        if descriptor >= 0 {
            close(descriptor)
            return
        }
        guard errno == EEXIST else { throw .system("open", path: path, errno: errno) }
        for companion in ["", "-wal", "-shm"] {
            guard chmod(path + companion, mode) == 0 || errno == ENOENT else {
                throw .system("chmod", path: path + companion, errno: errno)
            }
        }
    }
}

/// The system's text for an error number.
func text(ofErrno number: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 128)
    guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
