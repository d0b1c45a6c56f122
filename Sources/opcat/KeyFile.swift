internal import Glibc
internal import Registry

/// The file with the master keys: lines of an id and a key, the first of which seals.
///
/// It is the owner's alone. Whoever has it and the store reads everything; whoever has the store
/// without it reads no word.
struct KeyFile {
    /// The name under which systemd hands over a credential (systemd.exec(5), LoadCredential).
    static let credential = "opcat-key"
    /// A line is about eighty bytes; nobody keeps so many keys.
    private static let limit = 1 << 16

    let path: String
    /// Named by somebody, who expects it to be there.
    private let isNamed: Bool
    /// systemd keeps credentials from others itself, and may show a group in an access list.
    private let isCredential: Bool

    /// - Parameters:
    ///   - flag: `--key-file` or `OPCAT_KEY_FILE`; without it the credential, and without that
    ///     the file beside the store.
    init(named flag: String?, store: String) {
        let credential = Environment["CREDENTIALS_DIRECTORY"].map { "\($0)/\(Self.credential)" }
        if let flag, !flag.isEmpty {
            (path, isNamed, isCredential) = (flag, true, flag == credential)
        } else if let credential, access(credential, F_OK) == 0 {
            (path, isNamed, isCredential) = (credential, true, true)
        } else {
            (path, isNamed, isCredential) = (store + ".key", false, false)
        }
    }

    /// The keys for a store. A new store, and one from before there were keys, gets a key file at
    /// the usual place if there is none.
    /// - Parameter tell: told in words that a key file was made.
    func keys(
        forStore store: String, tell: (String) -> Void = { Message.write("opcat: \($0)") }
    ) throws -> MasterKeys {
        guard access(path, F_OK) == 0 else {
            guard !isNamed else { throw Failure("there is no key file \(path)") }
            try refuseWithoutKey(store)
            try make()
            tell(
                "made the key file \(path). Keep a copy apart from the store and its backups: "
                    + "without it no word in them can be read")
            return try keys()
        }
        return try keys()
    }

    private func keys() throws -> MasterKeys {
        let file = self
        do {
            return try MasterKeys(parsing: read()) { try file.read() }
        } catch let fault as MasterKeys.Fault {
            throw Failure(words(for: fault))
        }
    }

    private func refuseWithoutKey(_ store: String) throws {
        guard access(store, F_OK) == 0 else { return }
        var facts = stat()
        guard stat(store, &facts) == 0, facts.st_size > 0 else { return }
        let id: String?
        do {
            id = try Registry.masterKey(ofStoreAt: store)
        } catch {
            throw Failure("\(store): \(error)")
        }
        guard let id else { return }
        throw Failure(
            "\(store) lies under the key \(id), and there is no key file \(path): "
                + "put it there, or name it with --key-file")
    }

    /// What is wrong, in words for the operator. No key stands in them.
    func words(for fault: MasterKeys.Fault) -> String {
        switch fault {
        case .malformed(let line):
            "\(path): line \(line) is not an id, a space and the base64 of 32 bytes"
        case .twice(let id): "\(path): the id \(id) stands there twice"
        case .empty: "\(path): there is no key in it"
        case .missing(let id): "\(path): the store lies under the key \(id), which is not there"
        case .wrong(let id): "\(path): the key \(id) is not the one that the store lies under"
        }
    }
}

extension KeyFile {
    /// Its bytes; refused where others than its owner could read or change it.
    func read() throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("cannot open") }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw failure("cannot open") }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw Failure("\(path) is no file") }
        let others: mode_t = isCredential ? 0o007 : 0o077
        guard facts.st_mode & others == 0 else {
            throw Failure("\(path) is open to others: chmod 600 it, and think of a new key")
        }
        var bytes = [UInt8](repeating: 0, count: Self.limit)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw failure("cannot read") }
        guard count < Self.limit else { throw Failure("\(path) is larger than a key file") }
        return Array(bytes[..<count])
    }

    /// Puts a new key first, which seals once the service has been told to rotate.
    ///
    /// - Returns: its id.
    func addKey() throws -> String {
        let old = access(path, F_OK) == 0 ? try read() : []
        let text = MasterKeys.newLine() + old
        do {
            let ids = try MasterKeys.ids(in: text)
            try replace(with: text)
            return ids.first ?? ""
        } catch let fault as MasterKeys.Fault {
            throw Failure(words(for: fault))
        }
    }

    private func make() throws {
        try write(MasterKeys.newLine(), to: path)
        try syncFolder()
    }

    /// All of the new or all of the old, whatever happens.
    private func replace(with text: [UInt8]) throws {
        let new = path + ".new"
        unlink(new)
        try write(text, to: new)
        guard rename(new, path) == 0 else { throw failure("cannot replace") }
        try syncFolder()
    }

    private func write(_ text: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("cannot make") }
        defer { close(descriptor) }
        guard Glibc.write(descriptor, text, text.count) == text.count, fsync(descriptor) == 0
        else { throw failure("cannot write") }
    }

    /// A name is on the disk once its folder is.
    private func syncFolder() throws {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("cannot open the folder of") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("cannot write the folder of") }
    }

    private func failure(_ what: String) -> Failure {
        Failure("\(what) \(path): \(String(cString: strerror(errno)))")
    }
}
