internal import HTTPMessages
internal import Measures

// Room for contents, and who has it.
extension Loop {
    /// Sheds a request: the server has more to do, or more to hold, than it may.
    ///
    /// Where no content follows that would have to be read, the connection is as good as before:
    /// to have it made anew would be more work than the answer.
    mutating func shed(_ slot: Int) {
        figures.shed.add()
        guard let head = connections[slot].head, head.framing == .none || head.framing == .length(0)
        else { return refuse(slot, .overloaded) }
        take(slot, .now(service.refuse(.overloaded)), head, Clock.nanoseconds, isLast: false)
    }

    /// Takes room for what has come of a content; false where there is none.
    mutating func takeRoom(_ slot: Int, for count: Int) -> Bool {
        guard budget.take(count) else { return false }
        connections[slot].charge += count
        return true
    }

    /// The content of a connection is nobody's any more.
    mutating func giveRoom(_ slot: Int) {
        budget.give(connections[slot].charge)
        connections[slot].charge = 0
    }

    /// The content goes on with its request, which waits for its answer.
    mutating func moveRoom(_ slot: Int, to exchange: inout Exchange) {
        exchange.charge = connections[slot].charge
        connections[slot].charge = 0
    }

    /// What waits for answers that nobody reads any more is kept until they come.
    mutating func leaveOrphans(_ slot: Int) {
        giveRoom(slot)
        let waiting = connections[slot].exchanges.filter { $0.response == nil }
        guard !waiting.isEmpty else { return }
        orphans[id(slot)] = Orphans(
            count: waiting.count, charge: waiting.reduce(0) { $0 + $1.charge })
    }

    /// An answer to nobody: one less to wait for, unless it is one too many, and then false.
    mutating func forget(_ connection: ConnectionID) -> Bool {
        guard var left = orphans[connection] else { return false }
        left.count -= 1
        if left.count == 0 { budget.give(left.charge) }
        orphans[connection] = left.count > 0 ? left : nil
        queued -= 1
        return true
    }
}

/// Requests of a connection that has gone, whose answers will come all the same.
struct Orphans {
    var count: Int
    /// Octets of their contents.
    let charge: Int
}
