package import Article16
internal import Dispatch
internal import Measures
internal import SQLite

/// The one that writes: a queue of its own, one connection, many requests a commit.
///
/// What waits when the writer is free is run together, each request in a savepoint of its own,
/// and committed once; only then is any of it answered. So a failure of one does not touch the
/// others, and one wait for the disk serves them all (group commit).
///
/// Everything below `queue` is confined to it: `@unchecked Sendable` because the queue guards it.
package final class Writer: @unchecked Sendable {
    /// How many requests one commit takes at the most.
    static let batchLimit = 256

    /// Between two tries to cut the WAL while readers are in the way.
    private static let wipeInterval = DispatchTimeInterval.milliseconds(100)

    private let queue = DispatchQueue(label: "opcat.writer", qos: .userInitiated)
    private let registry: Registry
    /// Those that the store lies under.
    package let keys: MasterKeys
    private var waiting: [Work] = []
    private var isDraining = false
    private var isWiping = false
    /// Set when the store failed in a way after which nothing may be acknowledged any more.
    private var hasFailed = false
    private let failed: @Sendable (String) -> Void
    /// Signs the heads of the audit trail.
    package let signer: AuditSigner
    package let figures = WriterFigures()
    /// Of what everyone reads.
    package let publicRevision = PublicRevision()
    /// Told after a commit which audiences were told of a change in it.
    private var committed: @Sendable (Set<Audience>) -> Void = { _ in }

    /// Opens the store, or makes it, and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - keys: nothing is done to a store that lies under others.
    ///   - failed: told once, when the writer stops for good (fail-stop).
    /// - Throws: `MasterKeys.Fault` for keys that are not the store's.
    package init(
        at path: String, keys: MasterKeys, failed: @escaping @Sendable (String) -> Void = { _ in }
    ) throws {
        let connection = try Connection(path: path, access: .readWriteCreate)
        let registry = try Registry(connection, keys: keys)
        self.registry = registry
        self.keys = keys
        self.failed = failed
        try registry.requireKeys()
        let applied = try Migrations.apply(to: registry)
        signer = try connection.immediate {
            try registry.makeSecrets()
            try registry.takeOverAuditEvents()
            return try AuditSigner(secret: registry.secret("audit"))
        }
        try registry.watchPublicTables()
        // A new store had no words to overwrite.
        if applied.contains(Migrations.sealing), applied.first != 1 {
            try registry.overwriteFreePages()
        }
    }

    /// Does one piece of work in the next commit.
    ///
    /// - Parameters:
    ///   - work: run in a savepoint; what it throws undoes its changes and nobody else's.
    ///   - answer: told after the commit, on the writer's queue.
    package func submit<Answer: Sendable>(
        _ work: @escaping @Sendable (Registry) throws -> Answer,
        answer: @escaping @Sendable (Result<Answer, any Error>) -> Void
    ) {
        submit([Work(work, answer: answer)])
    }

    /// The same for work that came together, and is committed together as far as one commit takes
    /// it.
    package func submit(_ work: [Work]) {
        queue.async { self.take(work) }
    }

    /// Does one piece of work now and waits for its commit; for the command line.
    package func perform<Answer: Sendable>(
        _ work: @escaping @Sendable (Registry) throws -> Answer
    ) throws -> Answer {
        try queue.sync {
            do {
                registry.remembered = []
                let result = try registry.connection.immediate { try work(registry) }
                advancePublicRevision()
                wakeReaders()
                wipeLog()
                return result
            } catch {
                registry.wasUndone()
                registry.publicMoves = PublicMoves()
                throw error
            }
        }
    }

    private func advancePublicRevision() {
        guard !registry.publicMoves.areNone else { return }
        registry.publicMoves = PublicMoves()
        publicRevision.advance()
    }

    /// - Parameter committed: told after each commit whose reading it moved, if anybody's.
    package func onCommit(_ committed: @escaping @Sendable (Set<Audience>) -> Void) {
        queue.sync { self.committed = committed }
    }

    /// Words that went from what is public stay in the WAL until it is cut: at once if nobody reads
    /// now, else again soon. What goes wrong here lost nothing, and is tried again as well.
    private func wipeLog() {
        guard registry.hasDroppedWords, !isWiping else { return }
        isWiping = true
        queue.async { self.tryToWipe() }
    }

    private func tryToWipe() {
        let result = Result { () throws(SQLiteError) in try registry.connection.truncateLog() }
        // What failed is in SQLite's log.
        if case .success(true) = result {
            (registry.hasDroppedWords, isWiping) = (false, false)
            return
        }
        queue.asyncAfter(deadline: .now() + Self.wipeInterval) { [weak self] in self?.tryToWipe() }
    }

    private func wakeReaders() {
        guard !registry.told.isEmpty else { return }
        committed(registry.told)
        registry.told = []
    }

    /// Waits until everything submitted so far is answered.
    package func finish() {
        queue.sync { while !waiting.isEmpty { commitBatch() } }
    }

    /// Ends the writing: answers everything, and brings the WAL into the database file, so that
    /// whoever copies that file alone has all of it. A WAL that stays is complete, too.
    package func close() throws {
        finish()
        _ = try queue.sync { try registry.connection.checkpoint(.truncate) }
    }

    /// Blocks already in the queue come before the one that drains, so all they bring goes
    /// into the same commit.
    private func take(_ work: [Work]) {
        waiting += work
        guard !isDraining else { return }
        isDraining = true
        queue.async {
            self.isDraining = false
            while !self.waiting.isEmpty { self.commitBatch() }
        }
    }

    private func commitBatch() {
        let batch = waiting.prefix(Self.batchLimit)
        waiting.removeFirst(batch.count)
        figures.waiting.set(batch.count + waiting.count)
        guard !hasFailed else { return batch.forEach { $0.refuse(.unavailable) } }
        do {
            let answers = try commit(batch)
            advancePublicRevision()
            figures.waiting.set(waiting.count)
            answers.forEach { $0(nil) }
            wakeReaders()
            wipeLog()
        } catch {
            figures.failures.add()
            let fault = stop(on: error)
            batch.forEach { $0.refuse(fault) }
        }
    }

    private func commit(_ batch: ArraySlice<Work>) throws -> [Work.Answer] {
        let (begun, written) = (WriterFigures.now, registry.entriesWritten)
        var (worked, answers) = (begun, [Work.Answer]())
        registry.remembered = []
        try registry.connection.immediate {
            answers = try batch.map { try $0.run(registry) }
            worked = WriterFigures.now
        }
        figures.committed(
            batch.count, entries: registry.entriesWritten - written, begun: begun, worked: worked)
        return answers
    }

    /// A full disk may get room again; any other failed commit ends the writing for good, since
    /// after a failed fsync nobody knows what is on the disk.
    private func stop(on error: any Error) -> StorageFault {
        registry.wasUndone()
        registry.publicMoves = PublicMoves()
        let fault = StorageFault(error) ?? .unavailable
        switch fault {
        case .full: return fault
        case .unavailable:
            hasFailed = true
            failed(String(describing: error))
            return fault
        }
    }
}

extension Writer {
    /// A piece of work that waits for its commit.
    package struct Work: Sendable {
        /// Tells the caller: nil when the commit holds, otherwise why it does not.
        typealias Answer = (StorageFault?) -> Void

        /// Throws where the store itself failed, which ends the whole batch.
        let run: @Sendable (Registry) throws -> Answer
        /// Answers that nothing was written, whether it ran or not.
        let refuse: @Sendable (StorageFault) -> Void

        /// As `Writer.submit` has it.
        package init<Made: Sendable>(
            _ work: @escaping @Sendable (Registry) throws -> Made,
            answer: @escaping @Sendable (Result<Made, any Error>) -> Void
        ) {
            run = { registry in
                let result = Result { try registry.part { try work(registry) } }
                if case .failure(let error) = result, let fault = StorageFault(error) {
                    throw fault
                }
                return { fault in answer(fault.map { .failure($0) } ?? result) }
            }
            refuse = { fault in answer(.failure(fault)) }
        }
    }
}

extension Writer {
    /// Whether a store could not be opened because somebody else has it open for writing.
    package static func isHeldElsewhere(_ error: any Error) -> Bool {
        (error as? SQLiteError)?.kind == .writerExists
    }
}
