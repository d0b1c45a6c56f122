internal import Article16
internal import HTTPMessages
internal import Registry

/// An answer, and what the audit trail says of it.
struct Judged: Sendable {
    let response: Response
    /// With whose eyes it was read, or in which role it was done; the code of a refusal.
    let ground: String
    let outcome: AuditOutcome
}

extension Call {
    /// What the operation answers.
    ///
    /// Hidden and absent are judged alike, and so leave the same entry: all that goes into it is
    /// the request and what came of it.
    func judged() throws(ContentAwaited) -> Judged {
        do {
            let response = try operation.run(self)
            return done(response, response.isTakenAway ? .exported : .read)
        } catch let awaited as ContentAwaited {
            throw awaited
        } catch {
            return refused(error)
        }
    }

    func done(_ response: Response, _ outcome: AuditOutcome) -> Judged {
        let ground = subject?.sight.rawValue ?? caller?.role.rawValue ?? AuditEntry.nobody
        return Judged(response: response, ground: ground, outcome: outcome)
    }

    func refused(_ error: any Error) -> Judged {
        let problem = Problem(error, date: operation.date)
        return Judged(
            response: response(to: problem), ground: problem.code ?? problem.type.rawValue,
            outcome: .refused)
    }

    /// A refusal by the treaty says what the caller may do instead.
    private func response(to problem: Problem) -> Response {
        guard problem.article != nil else { return problem.response(request: id) }
        do {
            let acts = try subject.map { try allowedActs($0) }
            let allowed = otherActs.isEmpty ? acts : (acts ?? []) + otherActs
            return problem.response(request: id, allowed: allowed)
        } catch {
            return Problem(error, date: "").response(request: id)
        }
    }

    /// Writes down an act of the caller's by its own word.
    func record(_ act: String, of subject: String) throws {
        try registry.record(act, of: subject, by: account(), at: moment.text)
    }
}

extension Call {
    /// Does what changes something, in the writer's transaction, and has it written down: by the
    /// word of the act or, where there is none, by the operation. What is refused is undone; that
    /// it was refused is kept.
    ///
    /// - Throws: Where the store fails, or the trail cannot be written: then nothing was done.
    func carriedOut() throws -> Response {
        let judged = try judgedAndWritten {
            let response = try Idempotency.run(self)
            let isReplay = response["Idempotency-Replayed"] != nil
            return done(response, isReplay ? .read : .changed)
        }
        return noted(judged.response)
    }

    /// What is written down before a member's reading aside.
    ///
    /// - Returns: the mark for the reading, or the answer that it is refused with.
    func recorded(_ record: (Call) throws -> String) throws -> Recorded {
        var mark = ""
        let judged = try judgedAndWritten {
            mark = try record(self)
            return done(Response(.ok), .read)
        }
        return judged.outcome == .refused ? .refused(noted(judged.response)) : .mark(mark)
    }

    func judgedAndWritten(_ act: () throws -> Judged) throws -> Judged {
        guard let caller else { throw Problem.notFound }
        try registry.noteSignIn(of: caller, at: moment.text)
        let written = registry.entriesWritten
        let judged: Judged
        do {
            judged = try registry.part(act)
        } catch {
            if let fault = StorageFault(error) { throw fault }
            judged = refused(error)
        }
        if judged.outcome == .refused || registry.entriesWritten == written {
            try registry.append(errand.entry(judged, of: caller, at: moment.text))
        }
        return judged
    }
}

/// What came of the record before a reading aside.
enum Recorded: Sendable {
    case mark(String)
    case refused(Response)
}

extension Errand {
    /// What is written down of this request. Whoever brings a token has a trail.
    func entry(_ judged: Judged, of caller: Caller, at now: String) -> AuditEntry {
        AuditEntry(
            trail: Trail.of(caller.party) ?? .register, happenedAt: now, account: caller.account,
            act: operation.act, subject: AuditSubject.of(parameters), ground: judged.ground,
            outcome: judged.outcome)
    }
}

extension Response {
    /// Whether it is a table or lines, rather than something to be shown.
    var isTakenAway: Bool {
        fields.contains {
            $0.name == "Content-Type"
                && ($0.value.hasPrefix("text/csv") || $0.value.hasPrefix("application/x-ndjson"))
        }
    }
}

/// What was asked for, as the trail has it: ids, codes and places, and nothing that could be a
/// name, which a path may hold where its writer puts one there.
enum AuditSubject {
    static func of(_ parameters: [String]) -> String {
        guard let first = parameters.first else { return AuditEntry.nobody }
        let subject =
            isID(first) || StateCode(first) != nil || isNumber(first) ? first : AuditEntry.nobody
        let rest = parameters.dropFirst().map { part in
            isID(part) || isPlace(part) ? part : AuditEntry.nobody
        }
        return ([subject] + rest).joined(separator: "/")
    }

    private static func isID(_ text: String) -> Bool {
        let octets = text.utf8
        guard octets.count == 4 + Identifier.length,
            octets.prefix(3).allSatisfy((UInt8(ascii: "a")...UInt8(ascii: "z")).contains),
            octets.dropFirst(3).first == UInt8(ascii: "_")
        else { return false }
        return octets.dropFirst(4).allSatisfy(isDigit)
    }

    private static func isDigit(_ octet: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(octet)
            || (UInt8(ascii: "2")...UInt8(ascii: "7")).contains(octet)
    }

    /// A year, or an entry's.
    private static func isNumber(_ text: some StringProtocol) -> Bool {
        (1...9).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// A place in a text: `58(a)`, `58(a)(ii)`, `annex:II:3`.
    private static func isPlace(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return isAddress(text[...]) }
        return parts.count <= 3 && parts[0] == "annex" && isAnnex(parts[1])
            && parts.dropFirst(2).allSatisfy(isAddress)
    }

    /// A number, then letters in brackets; so few that no name is among them.
    private static func isAddress(_ text: Substring) -> Bool {
        let parts = text.split(separator: "(", omittingEmptySubsequences: false)
        return isNumber(parts[0]) && parts.count <= 4
            && parts.dropFirst().allSatisfy { part in
                part.last == ")" && (1...4).contains(part.dropLast().count)
                    && part.dropLast().allSatisfy { "abcdefghijklmnopqrstuvwxyz".contains($0) }
            }
    }

    private static func isAnnex(_ text: Substring) -> Bool {
        isNumber(text)
            || (1...6).contains(text.count)
                && (text.count == 1 && text.allSatisfy { $0.isASCII && $0.isUppercase }
                    || text.allSatisfy("IVXLC".contains))
    }
}
