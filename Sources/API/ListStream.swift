internal import Article16
internal import HTTPMessages
internal import Registry

/// A list that is read to its end, a piece at a time, as its reader takes it.
///
/// Each piece is read in a short transaction of its own that goes on behind the last item of the
/// one before, so that no reader holds the store's log for long (decision record 0045). Where a
/// piece ends depends on what its reader gets, and on nothing else.
///
/// `@unchecked Sendable`: what changes is touched in its turns alone, of which one begins when the
/// one before it is over; their queue orders them.
final class ListStream: @unchecked Sendable {
    /// Octets after which a piece ends; what has fewer in all is answered whole.
    static let pieceLength = 64 << 10
    /// Seconds in which a reader must have taken the list.
    static let lifetime = 3600

    private let errand: Errand
    private let form: ListForm
    private let turns: ListTurns
    /// Given up when nobody holds the stream any more.
    private let place: ReadingPlace
    private var reader = ListReader()
    /// The first piece, which was read before it was clear whether any may leave.
    private var first: [UInt8]?

    init(_ errand: Errand, as form: ListForm, _ turns: ListTurns, _ place: ReadingPlace) {
        self.errand = errand
        self.form = form
        self.turns = turns
        self.place = place
    }

    /// Reads as much as it takes to say how the request is answered.
    func begin(_ answer: @escaping @Sendable (Result<(Call, Judged), any Error>) -> Void) {
        turns.take(for: errand) { [self] turn in
            do {
                let call = try turn.get()
                if let judged = judged(call) {
                    answer(.success((call, judged)))
                } else {
                    begin(answer)
                }
            } catch {
                answer(.failure(error))
            }
        }
    }

    /// Nil where the list has to be read on first: its tag is asked about, and only its end
    /// tells it.
    private func judged(_ call: Call) -> Judged? {
        do {
            let piece = try reader.piece(of: form, call)
            if reader.isAtEnd, reader.count == 1 { return done(call, try whole(call, piece)) }
            guard call.isConditional else {
                first = piece
                return done(call, try streamed(call))
            }
            return reader.isAtEnd ? done(call, try ifNotModified(call)) : nil
        } catch {
            return call.refused(error)
        }
    }

    private func done(_ call: Call, _ response: Response) -> Judged {
        call.done(response, response.isTakenAway ? .exported : .read)
    }

    private func whole(_ call: Call, _ piece: [UInt8]) throws -> Response {
        try call.rendition(
            reader.tag, type: form.type, vary: Call.byCallerAndAccept
        ) { piece }
    }

    /// A 304, or all of it from the beginning: another reading, whose tag may be another.
    private func ifNotModified(_ call: Call) throws -> Response {
        let response = try whole(call, [])
        guard response.status == .ok else { return response }
        reader = ListReader()
        return try streamed(call)
    }

    /// Its tag goes behind its content (RFC 9110, section 8.8.3: it is generated while sending).
    private func streamed(_ call: Call) throws -> Response {
        try call.requireAcceptable(form.type)
        let common = call.cacheFields(reader.tag, vary: Call.byCallerAndAccept)
            .filter { $0.name != "ETag" }
        var response = Response(
            .ok, fields: [("Content-Type", form.type.contentType)] + common)
        response.pieces = PiecewiseContent(trailers: ["ETag"]) { self.next($0) }
        return response
    }

    private func next(_ give: @escaping @Sendable (PiecewiseContent.Piece) -> Void) {
        turns.take(for: errand) { [self] turn in
            do {
                give(try piece(try turn.get()))
            } catch {
                errand.noteCut(error)
                give(.failed)
            }
        }
    }

    private func piece(_ call: Call) throws -> PiecewiseContent.Piece {
        if let first {
            self.first = nil
            return .more(first)
        }
        try errand.requireStillHolds(in: call.registry)
        let octets = try reader.piece(of: form, call)
        guard reader.isAtEnd else { return .more(octets) }
        return .last(octets, trailer: [("ETag", reader.tag.text)])
    }
}

/// How far a list has been read, and what of.
private struct ListReader {
    private var after: ListPosition?
    private var digest = Rendition.Digest()
    /// Pieces that have been read.
    private(set) var count = 0
    private(set) var isAtEnd = false

    /// Of all pieces so far.
    var tag: EntityTag { digest.tag }

    mutating func piece(of form: ListForm, _ call: Call) throws -> [UInt8] {
        var octets = count == 0 && form == .csv ? call.heading : []
        repeat {
            let rows = ListRows(after: after)
            call.rows = rows
            _ = try call.operation.run(call)
            octets += try form == .csv ? rows.rows(of: call) : rows.lines
            (after, isAtEnd) = (rows.next, rows.next == nil)
        } while !isAtEnd && octets.count < ListStream.pieceLength
        digest.take(octets)
        count += 1
        return octets
    }
}

extension Call {
    fileprivate var heading: [UInt8] { CSV(operation.table?.columns ?? []).bytes }

    /// Whether the answer depends on the tag.
    fileprivate var isConditional: Bool {
        let fields = request.head.fields
        return fields.contains("if-none-match") || fields.contains("if-match")
    }
}

extension ListRows {
    fileprivate func rows(of call: Call) throws -> [UInt8] {
        guard let table = call.operation.table else { throw Problem.notFound }
        return try rows(of: table, at: call.request.head.target.path)
    }
}

extension Errand {
    /// That whoever reads on still may: a token holds from request to request, and a stream is a
    /// long one.
    fileprivate func requireStillHolds(in registry: Registry) throws {
        let now = Moment(seconds: settings.clock())
        guard now.seconds - moment.seconds < ListStream.lifetime else {
            throw Problem(.overloaded, "The list was not taken within an hour.")
        }
        guard let caller else { return }
        let present = try Authentication.caller(of: request.head, in: registry, at: now)
        guard let present, present.account == caller.account, present.party == caller.party,
            present.permissions == caller.permissions
        else { throw Problem.unauthenticated("The token is another's.", error: "invalid_token") }
    }

    /// A line in the log besides that of the answer: it broke off, and why.
    fileprivate func noteCut(_ error: any Error) {
        settings.cut?(noted(Problem(error, date: operation.date).response(request: id)))
    }
}
