internal import Glibc
internal import HTTPMessages

// From octets to requests.
extension Loop {
    /// Whether work on the octets of a connection stopped for lack of more, or at a limit.
    enum Progress {
        case hungry
        case stalled
    }

    mutating func receive(_ slot: Int) {
        guard mayRead(slot) else {
            setInterest(slot, connections[slot].interest.subtracting(.read))
            return
        }
        let count = recv(connections[slot].descriptor, &received, received.count, 0)
        if count > 0 {
            connections[slot].phase == .lingering ? drop(slot, count) : take(slot, count)
        } else if count == 0 {
            end(slot)
        } else if errno != EAGAIN, errno != EINTR {
            close(slot)
        }
    }

    /// No more is kept of requests not begun than one read brings.
    func mayRead(_ slot: Int) -> Bool {
        switch connections[slot].phase {
        case .lingering: true
        case .head, .held, .content: connections[slot].input.count < ServerSettings.receiveSize
        case .finished, .free: false
        }
    }

    /// The client has shut its side: it may still wait for answers.
    private mutating func end(_ slot: Int) {
        connections[slot].hasEnded = true
        if connections[slot].phase == .lingering { close(slot) } else { pump(slot) }
    }

    private mutating func drop(_ slot: Int, _ count: Int) {
        connections[slot].dropped += count
        if connections[slot].dropped > settings.maxLinger { close(slot) }
    }

    private mutating func take(_ slot: Int, _ count: Int) {
        if connections[slot].input.isEmpty {
            // The common way: worked on where they lie, and only what is left over is copied.
            var octets: [UInt8] = []
            swap(&octets, &received)
            let (taken, progress) = work(slot, octets.span.extracting(0..<count))
            if taken < count { connections[slot].input = Array(octets[taken..<count]) }
            swap(&octets, &received)
            if !sendSoon(slot) { pump(slot, after: progress) }
        } else {
            connections[slot].input.append(contentsOf: received[..<count])
            pump(slot)
        }
    }

    /// Works on the octets that are kept, sends what is answered, and again as long as sending
    /// makes room for more work.
    mutating func pump(_ slot: Int, after progress: Progress? = nil) {
        var progress = progress ?? workOnInput(slot)
        while true {
            guard flush(slot) else { return close(slot) }
            guard progress == .stalled, !isStalled(slot), connections[slot].phase == .head else {
                break
            }
            progress = workOnInput(slot)
        }
        askForPiece(slot)
        settle(slot, progress)
    }

    private mutating func workOnInput(_ slot: Int) -> Progress {
        resume(slot)
        var octets: [UInt8] = []
        swap(&octets, &connections[slot].input)
        let (taken, progress) = work(slot, octets.span)
        if taken == octets.count {
            octets = []
        } else if taken > 0 {
            octets.removeFirst(taken)
        }
        swap(&octets, &connections[slot].input)
        return progress
    }

    /// Takes as many requests as the octets hold and the limits allow; how many octets those were.
    private mutating func work(_ slot: Int, _ octets: Span<UInt8>) -> (Int, Progress) {
        var start = 0
        while start < octets.count {
            switch connections[slot].phase {
            case .head:
                guard !isStalled(slot) else { return (start, .stalled) }
                guard takeHead(slot, octets, &start) else { return (start, .hungry) }
            case .content: takeContent(slot, octets, &start)
            case .held: return (start, .stalled)
            case .finished, .lingering, .free: return (octets.count, .hungry)
            }
        }
        return (start, connections[slot].phase == .held ? .stalled : .hungry)
    }

    /// RFC 9112, section 9.3.2: a user agent SHOULD NOT pipeline after a request that is not
    /// safe, and we do not begin what follows one; nor more than has a chance to leave soon.
    func isStalled(_ slot: Int) -> Bool {
        connections[slot].exchanges.count >= settings.maxPipelined
            || connections[slot].waitsForLast
            || connections[slot].outgoing.count + staged.count > settings.maxUnsent
    }

    /// Whether a head was whole, or a fault was found.
    private mutating func takeHead(
        _ slot: Int, _ octets: Span<UInt8>, _ start: inout Int
    ) -> Bool {
        do {
            let rest = octets.extracting(start...)
            let head = try connections[slot].parser.parse(rest, limits: settings.messages)
            guard let head else { return false }
            start += connections[slot].parser.length
            connections[slot].parser = HeadParser()
            begin(slot, head, hasContent: start < octets.count)
        } catch {
            let isHead = connections[slot].parser.isHead(octets.extracting(start...))
            refuse(slot, error, isHead: isHead)
        }
        return true
    }

    private mutating func takeContent(
        _ slot: Int, _ octets: Span<UInt8>, _ start: inout Int
    ) {
        // Both are there as long as the phase is; the content is read in place, for it may be long.
        guard let head = connections[slot].head, connections[slot].content != nil else {
            return refuse(slot, .failed)
        }
        do {
            let before = connections[slot].content!.content.count
            start = try connections[slot].content!.read(octets, from: start, settings.messages)
            let count = connections[slot].content!.content.count - before
            guard takeRoom(slot, for: count) else { return shed(slot) }
            guard connections[slot].content!.isComplete else { return }
            let content = connections[slot].content!.content
            ask(slot, Request(head: head, content: .bytes(content)))
        } catch .contentTooLarge {
            ask(slot, Request(head: head, content: .tooLarge), isLast: true)
        } catch {
            refuse(slot, error)
        }
    }
}
