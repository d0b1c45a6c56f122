import Dispatch
import Glibc
import Synchronization
import Testing

@testable import HTTPMessages
@testable import HTTPServer

/// Content that is made while it is sent, and what became of it.
final class Made: Sendable {
    /// Pieces that were asked for.
    private let asked = Atomic(0)
    /// Contents that nobody holds any more.
    private let dropped = Atomic(0)

    var pieces: Int { asked.load(ordering: .relaxed) }
    var gone: Int { dropped.load(ordering: .relaxed) }

    /// How many pieces, of how many octets, and what comes behind them.
    struct Wish {
        var count = 3
        var size = 1_000
        var fails = false
    }

    func content(_ wish: Wish) -> PiecewiseContent {
        let source = Source(wish, self)
        return PiecewiseContent(trailers: ["ETag"]) { give in source.next(give) }
    }

    /// Waits for a condition, and says whether it came to be.
    func comesTo(_ condition: (Made) -> Bool) -> Bool {
        for _ in 0..<2_000 {
            if condition(self) { return true }
            usleep(5_000)
        }
        return false
    }

    /// `@unchecked Sendable`: its queue guards the number.
    private final class Source: @unchecked Sendable {
        private let wish: Wish
        private let made: Made
        private let queue = DispatchQueue(label: "pieces of a test")
        private var number = 0

        init(_ wish: Wish, _ made: Made) {
            self.wish = wish
            self.made = made
        }

        deinit { made.dropped.add(1, ordering: .relaxed) }

        func next(_ give: @escaping @Sendable (PiecewiseContent.Piece) -> Void) {
            queue.async { [self] in
                made.asked.add(1, ordering: .relaxed)
                number += 1
                give(piece())
            }
        }

        private func piece() -> PiecewiseContent.Piece {
            guard number > wish.count else { return .more(Made.piece(number, wish.size)) }
            return wish.fails ? .failed : .last([], trailer: [("ETag", "\"end\"")])
        }
    }

    /// The octets of a piece, from 1 on.
    static func piece(_ number: Int, _ size: Int) -> [UInt8] {
        let text = Array("\(number) ".utf8)
        return (0..<size).map { text[$0 % text.count] }
    }
}

/// A service that answers with content in pieces, at once or later: `/now?3,1000` has three.
final class StreamExample: Service {
    private let made: Made

    init(_ made: Made) { self.made = made }

    func contentLimit(_ head: RequestHead) -> Int { 1_000 }

    func answer(_ request: Request, from origin: Origin, reply: Reply) -> Answer {
        let numbers = (request.head.target.query ?? "").split(separator: ",").compactMap { Int($0) }
        var wish = Made.Wish()
        if let count = numbers.first { wish.count = count }
        if numbers.count > 1 { wish.size = numbers[1] }
        wish.fails = request.head.target.path.hasSuffix("failing")
        var response = Response(.ok)
        switch request.head.target.path {
        case "/plain": return .now(Response(.ok, body: Array("plain".utf8)))
        case "/later":
            response.pieces = made.content(wish)
            let answer = response
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(30)) {
                reply.send(answer)
            }
            return .later
        default:
            response.pieces = made.content(wish)
            return .now(response)
        }
    }

    func refuse(_ fault: MessageFault) -> Response { Response(fault.status) }
}
