internal import CEpoll
internal import Glibc

/// What an event is about.
enum Subject: Equatable {
    case mailbox
    case listener(Int)
    case connection(ConnectionID)
}

/// The kernel's list of what we wait for (epoll(7)), level-triggered.
struct Poller: ~Copyable {
    private let descriptor: Int32
    private var events: [epoll_event]

    /// Events taken at once.
    private static let batch = 256

    init() throws(SystemError) {
        descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
        events = Array(repeating: epoll_event(), count: Self.batch)
        guard descriptor >= 0 else { throw SystemError("epoll_create1") }
    }

    deinit { close(descriptor) }

    func add(_ target: Int32, _ subject: Subject, _ interest: Interest) -> Bool {
        control(EPOLL_CTL_ADD, target, subject, interest)
    }

    func change(_ target: Int32, _ subject: Subject, _ interest: Interest) {
        _ = control(EPOLL_CTL_MOD, target, subject, interest)
    }

    func remove(_ target: Int32) {
        var event = epoll_event()
        epoll_ctl(descriptor, EPOLL_CTL_DEL, target, &event)
    }

    /// - Parameter timeout: milliseconds; -1 for as long as it takes.
    /// - Returns: how many events there are; an interrupted wait has none.
    mutating func wait(_ timeout: Int32) -> Int {
        max(0, Int(epoll_wait(descriptor, &events, Int32(Self.batch), timeout)))
    }

    subscript(index: Int) -> (subject: Subject, ready: Interest) {
        let event = events[index]
        return (Subject(event.data.u64), Interest(rawValue: event.events))
    }

    private func control(
        _ operation: Int32, _ target: Int32, _ subject: Subject, _ interest: Interest
    ) -> Bool {
        var event = epoll_event()
        event.events = interest.rawValue
        event.data.u64 = subject.word
        return epoll_ctl(descriptor, operation, target, &event) == 0
    }
}

/// What to wait for, and what has come.
struct Interest: OptionSet {
    let rawValue: UInt32
    static let read = Interest(rawValue: EPOLLIN.rawValue)
    static let write = Interest(rawValue: EPOLLOUT.rawValue)
    /// One of several waiting loops is woken.
    static let exclusive = Interest(rawValue: EPOLLEXCLUSIVE.rawValue)
    /// Both directions are shut, or the connection was reset: always reported.
    static let gone = Interest(rawValue: EPOLLHUP.rawValue | EPOLLERR.rawValue)
}

extension Subject {
    /// A connection is known by its generation, which is never 0, above its slot.
    init(_ word: UInt64) {
        let low = UInt32(truncatingIfNeeded: word)
        let high = UInt32(word >> 32)
        if high > 0 {
            self = .connection(ConnectionID(slot: low, generation: high))
        } else {
            self = low == UInt32.max ? .mailbox : .listener(Int(low))
        }
    }

    var word: UInt64 {
        switch self {
        case .mailbox: UInt64(UInt32.max)
        case .listener(let index): UInt64(index)
        case .connection(let id): UInt64(id.generation) << 32 | UInt64(id.slot)
        }
    }
}
