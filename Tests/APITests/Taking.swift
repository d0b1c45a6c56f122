import Dispatch
import HTTPMessages

extension Response {
    /// The response as its client has it when all of it has come: what is made while it is sent
    /// is taken to its end. `Pieces` says how long each piece was, and that it broke off.
    func taken() -> Response {
        guard let pieces else { return self }
        var (whole, lengths) = (self, [String]())
        whole.pieces = nil
        while true {
            switch pieces.piece() {
            case .more(let octets):
                whole.body += octets
                lengths.append("\(octets.count)")
                continue
            case .last(let octets, let trailer):
                whole.body += octets
                lengths.append("\(octets.count)")
                whole.fields += trailer
            case .failed: lengths.append("failed")
            }
            whole.add("Pieces", lengths.joined(separator: " "))
            return whole
        }
    }
}

extension PiecewiseContent.Piece {
    var goesOn: Bool {
        if case .more = self { true } else { false }
    }

    var isFailed: Bool {
        if case .failed = self { true } else { false }
    }
}

extension PiecewiseContent {
    /// The next piece, waited for.
    func piece() -> Piece {
        let (given, done) = (Given(), DispatchSemaphore(value: 0))
        next { piece in
            given.set(piece)
            done.signal()
        }
        done.wait()
        return given.piece
    }
}

/// Where a piece is left: the semaphore of who waits for it guards it.
private final class Given: @unchecked Sendable {
    private(set) var piece = PiecewiseContent.Piece.failed

    func set(_ piece: PiecewiseContent.Piece) { self.piece = piece }
}
