internal import HTTPMessages
internal import Measures

// What becomes of those who take too long.
extension Loop {
    /// Begins to wait for something, or goes on: a wait is measured from its beginning.
    mutating func beginWait(_ wait: Connection.Wait, _ slot: Int) {
        let isFirst = connections[slot].wait == .fresh && wait == .head
        if connections[slot].wait != wait || wait == .idle {
            connections[slot].wait = wait
            // The head of a new connection is waited for since the accept.
            if !isFirst { connections[slot].waitStart = clock.now }
            connections[slot].outgoing.beginCount()
        }
        connections[slot].deadline = deadline(slot)
        register(slot)
    }

    private func deadline(_ slot: Int) -> UInt64 {
        let start = connections[slot].waitStart
        switch connections[slot].wait {
        case .nothing: return .max
        case .fresh, .head: return start + settings.headerTimeout.milliseconds
        case .idle: return start + settings.idleTimeout.milliseconds
        case .linger: return start + settings.lingerTimeout.milliseconds
        case .content: return start + contentTime(slot)
        case .write: return start + settings.writeTimeout.milliseconds
        }
    }

    /// Milliseconds for a content as far as it has come, and never more than for all of it.
    private func contentTime(_ slot: Int) -> UInt64 {
        let share = Double(connections[slot].contentLimit) / Double(max(1, settings.maxBody))
        let total = settings.bodyTimeout * max(1, share)
        let count = connections[slot].content?.received ?? 0
        return min(
            total.milliseconds, settings.time(for: count, grace: settings.slowBodyGrace))
    }

    /// Sees to it that the wheel has an entry no later than the deadline.
    mutating func register(_ slot: Int) {
        guard connections[slot].deadline != .max else { return }
        let position = wheel.position(of: connections[slot].deadline)
        guard position < connections[slot].entry else { return }
        connections[slot].entry = position
        wheel.add(id(slot), at: position)
    }

    mutating func expire() {
        acceptAgain()
        while let position = wheel.advance(to: clock.now, &due) {
            for id in due {
                guard let slot = slot(of: id), connections[slot].entry == position else { continue }
                connections[slot].entry = .max
                if connections[slot].deadline <= clock.now { expire(slot) } else { register(slot) }
            }
            due.removeAll(keepingCapacity: true)
        }
    }

    private mutating func expire(_ slot: Int) {
        switch connections[slot].wait {
        case .head, .content:
            figures.expired.add()
            refuse(slot, .requestTimeout)
            pump(slot)
        case .write where connections[slot].outgoing.sent >= settings.leastWritten:
            connections[slot].wait = .nothing
            beginWait(.write, slot)
        // An idle connection ends without a word, as does one whose client does not take any.
        case .idle: close(slot)
        case .fresh, .write, .linger:
            figures.expired.add()
            close(slot)
        case .nothing: return
        }
    }
}

extension ServerSettings {
    /// Octets that a client must take in each stretch of `writeTimeout`.
    var leastWritten: Int { Int(Double(slowestRate) * writeTimeout) }

    /// Milliseconds in which so many octets must have passed: a grace, and the slowest rate.
    func time(for octets: Int, grace: Double) -> UInt64 {
        max(grace.milliseconds, UInt64(octets) * 1_000 / UInt64(max(1, slowestRate)))
    }
}
