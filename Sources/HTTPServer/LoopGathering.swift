internal import CEpoll
internal import Glibc
internal import HTTPMessages

// Responses that leave together. To send one wakes who waits for it, on another processor; sent
// one after the other, most find their reader awake.
extension Loop {
    /// Has what is staged sent before this batch of events is done with, and the connection worked
    /// on again then.
    ///
    /// - Returns: false where nothing is staged, or something has to leave before it.
    mutating func sendSoon(_ slot: Int) -> Bool {
        guard !staged.isEmpty, connections[slot].outgoing.isEmpty else { return false }
        precondition(stagedSlot == slot, "a response of another connection")
        var octets = spares.popLast() ?? []
        swap(&octets, &staged)
        unsent.append((id(slot), octets))
        if unsent.count >= ServerSettings.sendBatch { sendUnsent() }
        return true
    }

    mutating func sendUnsent() {
        guard !unsent.isEmpty else { return }
        var all: [(connection: ConnectionID, octets: [UInt8])] = []
        swap(&all, &unsent)
        for index in all.indices {
            guard let slot = slot(of: all[index].connection) else { continue }
            send(all[index].octets, slot)
        }
        while var (_, octets) = all.popLast() {
            guard octets.capacity <= 4 * ServerSettings.copiedContent,
                spares.count < ServerSettings.sendBatch
            else { continue }
            octets.removeAll(keepingCapacity: true)
            spares.append(octets)
        }
        swap(&all, &unsent)
    }

    private mutating func send(_ octets: [UInt8], _ slot: Int) {
        var count = 0
        if connections[slot].outgoing.isEmpty {
            count = Glibc.send(
                connections[slot].descriptor, octets, octets.count, Int32(MSG_NOSIGNAL))
            guard count >= 0 || isBlocked else { return close(slot) }
        }
        if count < octets.count {
            connections[slot].outgoing.append(Array(octets[max(0, count)...]))
        }
        pump(slot)
    }
}
