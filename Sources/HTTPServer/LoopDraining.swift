// How a loop comes to its end.
extension Loop {
    /// Takes in who has already knocked, lets nobody else in, and ends what is idle.
    mutating func drain() {
        guard drainDeadline == nil else { return }
        for index in listeners.indices { accept(index) }
        closeListeners()
        drainDeadline = clock.now + settings.drainLimit.milliseconds
        service.drainBegan()
        for slot in connections.indices { hurry(slot) }
    }

    /// Who is idle is closed. Who has just come may have a request on its way, and who has had
    /// the last response will close: neither is waited for as long as usual.
    private mutating func hurry(_ slot: Int) {
        switch connections[slot].wait {
        case .idle: close(slot)
        case .fresh, .linger:
            let latest = clock.now + ServerSettings.drainGrace
            connections[slot].deadline = min(connections[slot].deadline, latest)
            register(slot)
        case .nothing, .head, .content, .write: return
        }
    }
}
