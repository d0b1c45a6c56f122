internal import CEpoll
internal import Glibc
internal import HTTPMessages

/// What other threads tell a loop.
enum Mail: Sendable {
    /// With the nanosecond in which it was asked for.
    case answer(Ticket, Response, begun: UInt64)
    /// Of an answer whose content is made while it is sent.
    case piece(Ticket, PiecewiseContent.Piece)
    /// Show that you are alive.
    case beat
    /// Take nothing more on, and end when all is answered.
    case drain
    /// End now.
    case stop
}

/// Brings mail from any thread to one loop: the only lock on the way of a request.
///
/// A loop at work looks in by itself; only one that sleeps is woken, through an eventfd.
///
/// `@unchecked Sendable`: the mutex guards `items` and `isAsleep`; the rest never changes.
final class Mailbox: @unchecked Sendable {
    /// Becomes readable when a sleeping loop has mail.
    let descriptor: Int32
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var items: [Mail] = []
    private var isAsleep = false

    init() throws(SystemError) {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        mutex = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        pthread_mutex_init(mutex, nil)
        guard descriptor >= 0 else { throw SystemError("eventfd") }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    func post(_ mail: Mail) {
        let wakes = locked {
            items.append(mail)
            defer { isAsleep = false }
            return isAsleep
        }
        if wakes { eventfd_write(descriptor, 1) }
    }

    /// Whether the loop may sleep: there is no mail, and what comes from now on will wake it.
    func mayLoopSleep() -> Bool {
        locked {
            isAsleep = items.isEmpty
            return isAsleep
        }
    }

    /// Moves the mail out; `emptied` has no element and lends its storage.
    func take(_ emptied: inout [Mail]) {
        locked {
            isAsleep = false
            swap(&items, &emptied)
        }
    }

    /// After the wake-up, so that the descriptor is silent again.
    func acknowledge() {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }
}
