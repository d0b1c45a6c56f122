import API
import Article16
import Foundation
import HTTPMessages
import JSON
import Registry
import Synchronization
import Testing

/// An API with a store of its own and a clock that is set, asked without sockets.
final class Bench {
    let folder: String
    let clock = SetClock()
    let keys: MasterKeys
    private let writer: Writer
    private let api: API
    private let journal: (@Sendable (ResponseNote) -> Void)?

    /// - Parameters:
    ///   - other: whose store to begin with, with all its ids and secrets; nil for a new one.
    ///   - journal: told of each answer what the service would write down.
    init(
        copyOf other: Bench? = nil, journal: (@Sendable (ResponseNote) -> Void)? = nil
    ) throws {
        self.journal = journal
        var template = Array((NSTemporaryDirectory() + "opcat-api-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw POSIXError(.EIO) }
        folder = String(cString: made)
        try other?.copyFiles(to: folder) ?? NewStore.made.get().copy(to: folder)
        let path = folder + "/register.sqlite"
        keys = try other?.keys ?? NewStore.made.get().keys
        writer = try Writer(at: path, keys: keys)
        let key = try writer.perform { registry in try registry.secret("cursors") }
        let clock = clock
        var settings = APISettings(
            version: "0", cursorKey: key, clock: { clock.now })
        settings.cut = { journal?($0.note) }
        settings.securityContacts = ["mailto:security@register.test"]
        api = API(
            readers: Readers(of: path, keys: writer.keys), writer: writer, settings: settings,
            watch: ChangeWatch(store: path, writer: writer),
            aside: ReadingAside(store: path, writer: writer),
            indexes: ReaderIndexes(of: path, keys: writer.keys))
    }

    deinit {
        writer.finish()
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            print("left behind: \(folder)")
        }
    }

    /// The store and whatever is kept beside it, but for what a running writer holds.
    private func copyFiles(to other: String) throws {
        try writer.close()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where !["-wal", "-shm", ".lock"].contains(where: name.hasSuffix) {
            try FileManager.default.copyItem(
                atPath: "\(folder)/\(name)", toPath: "\(other)/\(name)")
        }
    }

    /// Does something to the store that no request can.
    func arrange<Made: Sendable>(_ work: @escaping @Sendable (Registry) throws -> Made) throws
        -> Made
    {
        try writer.perform(work)
    }

    /// Waits until the writer has done what it was given so far.
    func settle() { writer.finish() }

    func account(
        _ role: Role, _ state: String? = nil, _ mechanism: MechanismID? = nil,
        permissions: Permissions = .readWrite, days: Int = 90,
        scope: String? = nil
    ) throws -> Client {
        let token = Token.new()
        let draft = AccountDraft(
            name: role.rawValue, role: role, state: state.flatMap { StateCode($0) },
            mechanism: mechanism, scope: role == .dashboard ? scope ?? "subcommittee" : nil)
        let now = Moment(seconds: clock.now)
        _ = try arrange { registry in
            try registry.addAccount(
                draft, token: token, permissions: permissions, now: now.text,
                expiresAt: now.adding(days: days).text)
        }
        return Client(bench: self, token: token.text)
    }

    /// After everything that may have changed the store, what is public is what it has to be.
    func answer(
        _ octets: String, content: Content, from address: ClientAddress = .local
    ) throws -> Response {
        let response = try begin(octets, content: content, from: address)()
        guard !octets.hasPrefix("GET ") else { return response.taken() }
        let faults = try arrange { registry in try registry.miscopiedTables() }
        #expect(faults == [], "after \(octets.prefix { $0 != "\r" })")
        return response
    }

    /// Asks, and gives back what waits for the answer.
    func begin(
        _ octets: String, content: Content, from address: ClientAddress = .local
    ) throws -> () -> Response {
        let head = try RequestHead(parsing: Array(octets.utf8))
        let request = Request(head: head, content: content)
        let (late, done) = (LateResponse(), DispatchSemaphore(value: 0))
        defer { api.batchEnded() }
        switch api.answer(
            request, from: address,
            later: { response in
                late.set(response)
                done.signal()
            })
        {
        case .now(let response):
            journal?(response.note)
            return { response }
        case .later:
            return { [journal] in
                done.wait()
                journal?(late.response.note)
                return late.response
            }
        case .awaitContent: return { Response(.continue) }
        }
    }
}

/// A store as it is made, once for all tests: making one takes longer than most of them.
private struct NewStore {
    static let made = Result { try NewStore() }

    let keys: MasterKeys
    private let octets: Data

    private init() throws {
        let line = MasterKeys.newLine()
        keys = try MasterKeys(parsing: line) { line }
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "opcat-new-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        let file = folder.appending(path: "register.sqlite")
        try Writer(at: file.path, keys: keys).close()
        octets = try Data(contentsOf: file)
        try FileManager.default.removeItem(at: folder)
    }

    func copy(to folder: String) throws {
        try octets.write(to: URL(filePath: folder).appending(path: "register.sqlite"))
    }
}

/// A clock that stands still until it is set. It begins on 1 June 2016.
final class SetClock: Sendable {
    private let seconds = Atomic(1_464_739_200)

    var now: Int { seconds.load(ordering: .relaxed) }

    func advance(days: Int = 0, seconds more: Int = 0) {
        seconds.add(days * 86_400 + more, ordering: .relaxed)
    }
}

/// Where the writer's queue leaves its answer: the semaphore of the asker guards it.
private final class LateResponse: @unchecked Sendable {
    private(set) var response = Response(.internalServerError)

    func set(_ response: Response) { self.response = response }
}
