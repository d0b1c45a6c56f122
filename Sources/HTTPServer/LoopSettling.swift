internal import CEpoll
internal import Glibc
internal import HTTPMessages

// What a connection waits for after it has been worked on.
extension Loop {
    mutating func settle(_ slot: Int, _ progress: Progress) {
        if connections[slot].hasEnded, progress == .hungry { settleEnd(slot) }
        guard connections[slot].outgoing.isEmpty else { return wait(slot, for: .write) }
        guard connections[slot].exchanges.isEmpty else { return wait(slot, for: .nothing) }
        switch connections[slot].phase {
        case .head where connections[slot].hasBegun: wait(slot, for: .head)
        case .head: settleIdle(slot)
        case .content: wait(slot, for: .content)
        case .held: wait(slot, for: .nothing)
        case .finished: linger(slot)
        case .lingering: wait(slot, for: .linger)
        case .free: return
        }
    }

    /// No more will come: what is not whole by now never will be.
    private mutating func settleEnd(_ slot: Int) {
        guard connections[slot].phase == .head || connections[slot].phase == .content else {
            return
        }
        if connections[slot].hasBegun {
            refuse(slot, .badRequest(.incomplete))
            _ = flush(slot)
        }
        connections[slot].phase = .finished
    }

    private mutating func settleIdle(_ slot: Int) {
        guard drainDeadline == nil else { return close(slot) }
        wait(slot, for: connections[slot].wait == .fresh ? .fresh : .idle)
    }

    /// RFC 9112, section 9.6: closes in two stages, so that the last response is not lost.
    private mutating func linger(_ slot: Int) {
        guard !connections[slot].hasEnded else { return close(slot) }
        shutdown(connections[slot].descriptor, Int32(SHUT_WR))
        connections[slot].phase = .lingering
        connections[slot].input = []
        wait(slot, for: .linger)
    }

    private mutating func wait(_ slot: Int, for wait: Connection.Wait) {
        var interest = connections[slot].interest
        if connections[slot].hasEnded {
            interest.remove(.read)
        } else if mayRead(slot) {
            interest.insert(.read)
        }
        if wait == .write { interest.insert(.write) } else { interest.remove(.write) }
        setInterest(slot, interest)
        beginWait(wait, slot)
    }

    mutating func setInterest(_ slot: Int, _ interest: Interest) {
        guard interest != connections[slot].interest else { return }
        connections[slot].interest = interest
        poller.change(connections[slot].descriptor, .connection(id(slot)), interest)
    }
}
