internal import Article16
package import Dispatch
internal import SQLite

/// The indexes of the circles that look for words, each with a queue and doors of its own: nobody's
/// search waits for what others read, and none shares anything with another's.
///
/// An index that nobody looks in is dropped after a while, and the one longest unused where there
/// are more than there is room for: that others search may so cost a reader time, what they hold
/// never does.
///
/// `@unchecked Sendable`: `queue` guards everything below it.
package final class ReaderIndexes: @unchecked Sendable {
    /// Seconds after which an index that nobody looks in is dropped.
    package static let idleSeconds = 300
    /// Octets of memory that all of them may take before the longest unused ones go.
    package static let memoryLimit = 512 << 20
    /// How many there are at once before the longest unused ones go.
    package static let countLimit = 32
    /// How many requests wait for one index.
    package static let waitingLimit = 64

    package typealias Look = @Sendable (Result<(Registry, ReaderIndex), any Error>) -> Void

    private let queue = DispatchQueue(label: "opcat.searches", qos: .userInitiated)
    private let store: String
    private let keys: MasterKeys
    private let idle: DispatchTimeInterval
    private let memory: Int
    private var rooms: [Circle: Room] = [:]
    private var uses = 0

    package init(
        of store: String, keys: MasterKeys,
        idle: DispatchTimeInterval = .seconds(ReaderIndexes.idleSeconds),
        memory: Int = ReaderIndexes.memoryLimit
    ) {
        self.store = store
        self.keys = keys
        self.idle = idle
        self.memory = memory
    }

    /// Who reads the same through the members' door: one audience, in one standing.
    private struct Circle: Hashable {
        let audience: Audience
        let role: Role
    }

    /// Has something looked for in the index of the caller's circle, aside of the loops.
    ///
    /// - Parameter look: gets the registry that reads as the caller, and the index.
    /// - Returns: Whether there is room for it.
    package func look(for caller: Caller, _ look: @escaping Look) -> Bool {
        guard let audience = caller.party.audience else { return false }
        return queue.sync {
            let circle = Circle(audience: audience, role: caller.role)
            let room = rooms[circle] ?? Room()
            guard room.waiting < Self.waitingLimit else { return false }
            rooms[circle] = room
            room.waiting += 1
            room.queue.async {
                let size = room.look(for: caller, self.store, self.keys, look)
                self.queue.async { self.leave(room, circle, size: size) }
            }
            return true
        }
    }

    /// How many there are now.
    var count: Int { queue.sync { rooms.count } }

    private func leave(_ room: Room, _ circle: Circle, size: Int) {
        uses += 1
        (room.waiting, room.size, room.lastUse) = (room.waiting - 1, size, uses)
        makeRoom(besides: room)
        let use = uses
        // Neither is held by the timer: what made room is gone from memory at once.
        queue.asyncAfter(deadline: .now() + idle) { [weak self, weak room] in
            guard let self, let room, room.waiting == 0, room.lastUse == use,
                rooms[circle] === room
            else { return }
            rooms[circle] = nil
        }
    }

    private func makeRoom(besides used: Room) {
        while rooms.count > Self.countLimit || rooms.values.reduce(0, { $0 + $1.size }) > memory {
            let idle = rooms.filter { $0.value.waiting == 0 && $0.value !== used }
            guard let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
            rooms[oldest.key] = nil
        }
    }
}

/// One index, and what it is made through.
///
/// `@unchecked Sendable`: its own queue guards the readers and the index, that of `ReaderIndexes`
/// the rest.
private final class Room: @unchecked Sendable {
    let queue = DispatchQueue(label: "opcat.search", qos: .userInitiated)
    private var readers: Readers?
    private var index: ReaderIndex?
    var waiting = 0
    var size = 0
    var lastUse = 0

    /// - Returns: How much memory the index takes after that.
    func look(
        for caller: Caller, _ store: String, _ keys: MasterKeys, _ look: ReaderIndexes.Look
    ) -> Int {
        defer { readers?.endReading() }
        look(Result { try open(for: caller, store, keys) })
        return index?.size ?? 0
    }

    private func open(
        for caller: Caller, _ store: String, _ keys: MasterKeys
    ) throws -> (Registry, ReaderIndex) {
        let readers = self.readers ?? Readers(of: store, keys: keys)
        let index = try self.index ?? ReaderIndex()
        (self.readers, self.index) = (readers, index)
        return (try readers.registry(for: caller), index)
    }
}
