// How a loop comes to its end.
extension Loop {
    /// Takes in who has already knocked, lets nobody else in, and ends what is idle.
    mutating func drain() {
        guard drainDeadline == nil else { return }
        for index in listeners.indices { accept(index) }
        closeListeners()
        drainDeadline = clock.now + settings.drainLimit.milliseconds
        service.drainBegan()
        for slot in connections.indices {
            let wait = connections[slot].wait
            // Who has just come may have sent a request that is on its way.
            if wait == .idle { close(slot) }
        }
    }
}
