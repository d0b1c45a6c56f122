internal import CEpoll
internal import Glibc
internal import HTTPMessages

// From responses to octets on their way.
extension Loop {
    /// Sends what is staged and what waits; false where the connection is broken.
    mutating func flush(_ slot: Int) -> Bool {
        if connections[slot].outgoing.isEmpty {
            guard !staged.isEmpty else { return true }
            return sendStaged(slot)
        }
        moveStaged(slot)
        return sendOutgoing(slot)
    }

    /// The common way: everything leaves at once, from where it was written.
    private mutating func sendStaged(_ slot: Int) -> Bool {
        let flags = Int32(MSG_NOSIGNAL)
        precondition(stagedSlot == slot, "a response of another connection")
        let count = send(connections[slot].descriptor, staged, staged.count, flags)
        let isSound = count >= 0 || isBlocked
        if isSound, count < staged.count {
            connections[slot].outgoing.append(Array(staged[max(0, count)...]))
        }
        clearStaged()
        return isSound
    }

    var isBlocked: Bool { errno == EAGAIN || errno == EINTR }

    mutating func moveStaged(_ slot: Int) {
        guard !staged.isEmpty else { return }
        precondition(stagedSlot == slot, "a response of another connection")
        connections[slot].outgoing.append(Array(staged))
        clearStaged()
    }

    private mutating func clearStaged() {
        let isLarge = staged.capacity > 4 * ServerSettings.copiedContent
        staged.removeAll(keepingCapacity: !isLarge)
    }

    private mutating func sendOutgoing(_ slot: Int) -> Bool {
        while !connections[slot].outgoing.isEmpty {
            let (count, offered) = connections[slot].outgoing.send(to: connections[slot].descriptor)
            guard count >= 0 || isBlocked else { return false }
            connections[slot].outgoing.remove(max(0, count))
            // What was not taken whole would not be taken now either.
            guard count == offered else { return true }
        }
        return true
    }
}

extension Outgoing {
    /// Offers the first two segments, which are head and content of a response, in one call.
    ///
    /// - Returns: what sendmsg(2) says, and how many octets were offered.
    fileprivate func send(to descriptor: Int32) -> (sent: Int, offered: Int) {
        let none: [UInt8] = []
        let second = segments.count > 1 ? segments[1] : none
        return segments[0].withUnsafeBytes { first in
            second.withUnsafeBytes { second in
                Self.send([Self.part(first, from: offset), Self.part(second, from: 0)], descriptor)
            }
        }
    }

    private static func part(_ octets: UnsafeRawBufferPointer, from offset: Int) -> iovec {
        guard let base = octets.baseAddress, offset < octets.count else { return iovec() }
        // sendmsg(2) reads only; its structure serves recvmsg(2) as well.
        return iovec(
            iov_base: UnsafeMutableRawPointer(mutating: base + offset),
            iov_len: octets.count - offset)
    }

    private static func send(_ parts: [iovec], _ descriptor: Int32) -> (Int, Int) {
        var parts = parts
        let offered = parts.reduce(0) { $0 + $1.iov_len }
        let sent = parts.withUnsafeMutableBufferPointer { parts in
            var message = msghdr()
            message.msg_iov = parts.baseAddress
            message.msg_iovlen = parts.count
            return sendmsg(descriptor, &message, Int32(MSG_NOSIGNAL))
        }
        return (sent, offered)
    }
}
