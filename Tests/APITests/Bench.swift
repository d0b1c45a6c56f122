import API
import Article16
import Foundation
import HTTPMessages
import JSON
import Registry
import Synchronization

/// An API with a store of its own and a clock that is set, asked without sockets.
final class Bench {
    let folder: String
    let clock = SetClock()
    private let writer: Writer
    private let api: API

    init() throws {
        var template = Array((NSTemporaryDirectory() + "opcat-api-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw POSIXError(.EIO) }
        folder = String(cString: made)
        let path = folder + "/register.sqlite"
        let line = MasterKeys.newLine()
        writer = try Writer(at: path, keys: try MasterKeys(parsing: line) { line })
        let key = try writer.perform { registry in try registry.secret("cursors") }
        let clock = clock
        let settings = APISettings(version: "0", cursorKey: key, clock: { clock.now })
        api = API(
            readers: try Readers(of: path, keys: writer.keys), writer: writer, settings: settings,
            watch: try ChangeWatch(store: path, writer: writer))
    }

    deinit {
        writer.finish()
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            print("left behind: \(folder)")
        }
    }

    /// Does something to the store that no request can.
    func arrange<Made: Sendable>(_ work: @escaping @Sendable (Registry) throws -> Made) throws
        -> Made
    {
        try writer.perform(work)
    }

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

    func answer(_ octets: String, content: Content) throws -> Response {
        try begin(octets, content: content)()
    }

    /// Asks, and gives back what waits for the answer.
    func begin(_ octets: String, content: Content) throws -> () -> Response {
        let head = try RequestHead(parsing: Array(octets.utf8))
        let request = Request(head: head, content: content)
        let (late, done) = (LateResponse(), DispatchSemaphore(value: 0))
        defer { api.batchEnded() }
        switch api.answer(
            request,
            later: { response in
                late.set(response)
                done.signal()
            })
        {
        case .now(let response): return { response }
        case .later:
            return {
                done.wait()
                return late.response
            }
        case .awaitContent: return { Response(.continue) }
        }
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
