internal import CEpoll
internal import Glibc
internal import HTTPMessages
internal import Measures

/// One thread's share of the server: its listeners, its connections and its service.
///
/// Everything here is confined to the thread that calls `run`; mail is all that comes from others.
struct Loop: ~Copyable {
    let settings: ServerSettings
    let service: any Service
    let mailbox: Mailbox
    let figures: LoopFigures
    let budget: ContentBudget
    var poller: Poller
    var clock = Clock()
    var listeners: [Listener]
    var connections: [Connection] = []
    /// Slots that no connection has.
    var free: [UInt32] = []
    var wheel: DeadlineWheel
    /// Given up for a moment where no descriptor is left, so that a client can be told.
    var spare: Int32
    /// When listeners that were left alone are looked at again.
    var acceptsAgain: UInt64?
    /// Late answers that are waited for.
    var queued = 0
    /// Those of them that are for connections that have gone.
    var orphans: [ConnectionID: Orphans] = [:]
    /// When what is in flight is cut off; `nil` while the server does not drain.
    var drainDeadline: UInt64?
    var isStopped = false

    /// What `recv` writes into.
    var received = [UInt8](repeating: 0, count: ServerSettings.receiveSize)
    /// Responses of the connection at hand, before they leave.
    var staged: [UInt8] = []
    /// Whose they are.
    var stagedSlot = 0
    /// Responses of this batch of events that have still to leave, and whose they are.
    var unsent: [(connection: ConnectionID, octets: [UInt8])] = []
    /// Arrays that were sent, to be written into again.
    var spares: [[UInt8]] = []
    /// Lent to the mailbox and to the wheel.
    var mail: [Mail] = []
    var due: [ConnectionID] = []

    init(
        _ settings: ServerSettings, _ listeners: [Listener], _ mailbox: Mailbox,
        _ service: any Service, _ poller: consuming Poller, _ figures: LoopFigures,
        _ budget: ContentBudget
    ) {
        self.budget = budget
        self.settings = settings
        self.figures = figures
        self.service = service
        self.mailbox = mailbox
        self.listeners = listeners
        self.poller = poller
        wheel = DeadlineWheel(now: clock.now)
        spare = Spare.open()
    }

    deinit { if spare >= 0 { Glibc.close(spare) } }

    /// Works until the server has drained or is stopped.
    ///
    /// - Throws: before any work, where the kernel will not watch what it must.
    mutating func run() throws(SystemError) {
        guard poller.add(mailbox.descriptor, .mailbox, .read) else {
            throw SystemError("epoll_ctl")
        }
        for index in listeners.indices where !watch(index) { throw SystemError("epoll_ctl") }
        while !isDone {
            let delay = timeout()
            let count = poller.wait(delay)
            clock.update()
            for index in 0..<count {
                let (subject, ready) = poller[index]
                handle(subject, ready)
            }
            sendUnsent()
            takeMail()
            sendUnsent()
            expire()
            service.batchEnded()
            figures.awaited.set(queued)
        }
        closeAll()
        service.loopEnded()
    }

    private var isDone: Bool {
        if isStopped { return true }
        guard let drainDeadline else { return false }
        return connections.count == free.count || clock.now >= drainDeadline
    }

    /// Milliseconds to sleep: none with mail, for ever with nothing to look after.
    private func timeout() -> Int32 {
        guard mailbox.mayLoopSleep() else { return 0 }
        var delay = wheel.delay(from: clock.now) ?? .max
        if let patience = service.patience { delay = min(delay, UInt64(patience)) }
        if let acceptsAgain { delay = min(delay, acceptsAgain.remaining(from: clock.now)) }
        if let drainDeadline { delay = min(delay, drainDeadline.remaining(from: clock.now)) }
        return delay == .max ? -1 : Int32(clamping: delay)
    }

    private mutating func handle(_ subject: Subject, _ ready: Interest) {
        switch subject {
        case .mailbox: mailbox.acknowledge()
        case .listener(let index): accept(index)
        case .connection(let id):
            guard let slot = slot(of: id) else { return }
            handle(slot, ready)
        }
    }

    private mutating func handle(_ slot: Int, _ ready: Interest) {
        if ready.contains(.read), !connections[slot].hasEnded {
            receive(slot)
        } else if !ready.isDisjoint(with: .gone) {
            close(slot)
        } else if ready.contains(.write) {
            pump(slot)
        }
    }

    private mutating func takeMail() {
        mailbox.take(&mail)
        // A copy of the list, since an answer may let a held request be begun.
        for index in mail.indices {
            switch mail[index] {
            case .answer(let ticket, let response, let begun): deliver(response, ticket, begun)
            case .beat: figures.beats.add()
            case .piece(let ticket, let piece): deliver(piece, ticket)
            case .drain: drain()
            case .stop: isStopped = true
            }
        }
        mail.removeAll(keepingCapacity: true)
    }

    /// The slot of a connection that is still there.
    func slot(of id: ConnectionID) -> Int? {
        let slot = Int(id.slot)
        guard slot < connections.count, connections[slot].generation == id.generation,
            connections[slot].phase != .free
        else { return nil }
        return slot
    }

    func id(_ slot: Int) -> ConnectionID {
        ConnectionID(slot: UInt32(slot), generation: connections[slot].generation)
    }

    mutating func close(_ slot: Int) {
        markCut(slot)
        Glibc.close(connections[slot].descriptor)
        figures.open.add(-1)
        leaveOrphans(slot)
        let generation = connections[slot].generation &+ 1
        connections[slot] = Connection()
        connections[slot].generation = max(generation, 1)
        free.append(UInt32(slot))
        staged.removeAll(keepingCapacity: true)
    }

    private mutating func closeAll() {
        closeListeners()
        for slot in connections.indices where connections[slot].phase != .free { close(slot) }
    }
}

extension UInt64 {
    fileprivate func remaining(from now: UInt64) -> UInt64 { self > now ? self - now : 0 }
}

/// A descriptor kept for when no other is left.
enum Spare {
    /// -1 where none can be had.
    static func open() -> Int32 { Glibc.open("/dev/null", O_RDONLY | O_CLOEXEC) }
}
