internal import CEpoll
internal import Glibc
internal import HTTPMessages
internal import Measures

// How connections come in.
extension Loop {
    func watch(_ index: Int) -> Bool {
        let listener = listeners[index]
        return poller.add(
            listener.descriptor, .listener(index), listener.isShared ? [.read, .exclusive] : .read)
    }

    mutating func accept(_ index: Int) {
        guard index < listeners.count else { return }
        for _ in 0..<ServerSettings.acceptBatch {
            guard acceptOne(listeners[index]) else { return }
        }
    }

    /// Takes one connection; whether there may be another.
    private mutating func acceptOne(_ listener: Listener) -> Bool {
        var storage = sockaddr_storage()
        let descriptor = opcat_accept(listener.descriptor, &storage)
        guard descriptor >= 0 else { return acceptFailed(listener) }
        figures.accepted.add()
        let origin = Origin(endpoint: listener.endpoint, peer: SocketAddress(storage))
        guard connections.count - free.count < settings.maxConnections,
            open(descriptor, origin)
        else {
            turnAway(descriptor)
            return true
        }
        return true
    }

    /// accept(2): some errors are those of one connection, and the next may be taken at once.
    private mutating func acceptFailed(_ listener: Listener) -> Bool {
        switch errno {
        case EAGAIN: return false
        case ECONNABORTED, EINTR, EPROTO: return true
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: return acceptWithSpare(listener)
        default:
            pauseAccepting()
            return false
        }
    }

    /// Gives up the spare descriptor to take the connection and turn it away: left alone it
    /// would wake the loop again and again, and its client would wait for nothing.
    private mutating func acceptWithSpare(_ listener: Listener) -> Bool {
        if spare >= 0 { Glibc.close(spare) }
        var storage = sockaddr_storage()
        let descriptor = opcat_accept(listener.descriptor, &storage)
        let error = errno
        if descriptor >= 0 {
            figures.accepted.add()
            turnAway(descriptor)
        }
        spare = Spare.open()
        if descriptor < 0, error != EAGAIN { pauseAccepting() }
        return descriptor >= 0 && spare >= 0
    }

    private mutating func pauseAccepting() {
        for listener in listeners { poller.remove(listener.descriptor) }
        acceptsAgain = clock.now + ServerSettings.acceptPause
    }

    mutating func acceptAgain() {
        guard let acceptsAgain, clock.now >= acceptsAgain else { return }
        self.acceptsAgain = nil
        if spare < 0 { spare = Spare.open() }
        for index in listeners.indices where !watch(index) { pauseAccepting() }
    }

    private mutating func open(_ descriptor: Int32, _ origin: Origin) -> Bool {
        if free.isEmpty {
            connections.append(Connection())
            free.append(UInt32(connections.count - 1))
        }
        let slot = Int(free[free.count - 1])
        guard poller.add(descriptor, .connection(id(slot)), .read) else { return false }
        free.removeLast()
        figures.open.add()
        connections[slot].descriptor = descriptor
        connections[slot].origin = origin
        connections[slot].phase = .head
        connections[slot].interest = .read
        beginWait(.fresh, slot)
        return true
    }

    /// Says 503 as well as it can be said without waiting, and hangs up.
    private mutating func turnAway(_ descriptor: Int32) {
        let context = ResponseContext(omitsContent: false, version: .http11, keepsAlive: false)
        var octets: [UInt8] = []
        let response = service.refuse(.overloaded)
        response.write(into: &octets, context, date: clock.date)
        figures.turnedAway.add()
        service.answered(response, after: 0)
        _ = send(descriptor, octets, octets.count, Int32(MSG_NOSIGNAL))
        shutdown(descriptor, Int32(SHUT_WR))
        // What has come and is not read would have the kernel send a reset, and the client's
        // system throw away what we said.
        _ = recv(descriptor, &received, received.count, 0)
        Glibc.close(descriptor)
    }

    mutating func closeListeners() {
        for listener in listeners { Glibc.close(listener.descriptor) }
        listeners = []
        acceptsAgain = nil
    }
}
