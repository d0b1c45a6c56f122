internal import Article16
internal import HTTPMessages
internal import Registry

extension SearchWords {
    /// The query parameter that asks for words.
    static let parameter = "q"
}

extension Query {
    /// The words that are looked for, if any are.
    func words() throws -> SearchWords? {
        guard let text = self[SearchWords.parameter] else { return nil }
        do {
            return try SearchWords(text)
        } catch {
            throw Problem.parameter(SearchWords.parameter, error.rawValue)
        }
    }
}

extension Call {
    /// The index that a member's words are looked for in, as of now; nil for who belongs to no
    /// circle but everyone's.
    ///
    /// - Throws: a problem where the circle reads more than an index may hold: an answer that
    ///   leaves something out would be a wrong one.
    var ownIndex: ReaderIndex? {
        get throws {
            guard let index else { return nil }
            do {
                try index.follow(registry, as: party)
            } catch is ReaderIndex.TooLarge {
                throw Problem(
                    .overloaded,
                    "What you may read is more than the service searches; narrow the list by"
                        + " other parameters.")
            }
            return index
        }
    }

    /// The recommendations of a report that have the words, in the language it is read in.
    func recommendations(
        of opened: Opened<ReportHead>, with words: SearchWords
    ) throws -> SearchFinds {
        let (report, language) = (opened.report.id, opened.words.version.language)
        guard opened.sight != .publicEdition else {
            return try registry.publicRecommendations(of: report, in: language, with: words)
        }
        return try ownIndex?.recommendations(of: report, in: language, with: words)
            ?? SearchFinds([])
    }
}

// Words are looked for in what a circle reads on no loop: its index may have to be made first.
extension API {
    /// On the queue of the circle's index, through doors of its own. Whoever belongs to no circle
    /// is answered from the public index, at once.
    func readOrSearch(
        _ errand: Errand, mayWait: Bool, later: @escaping @Sendable (Response) -> Void
    ) throws -> Outcome {
        guard let caller = errand.caller, caller.party.audience != nil, errand.looksForWords else {
            return read(errand, try readers.registry(for: errand.caller), later: later)
        }
        let writer = writer
        let isTaken =
            mayWait
            && indexes.look(for: caller) { found in
                Self.search(found, errand, caller, writer, later: later)
            }
        guard isTaken else { throw Problem.searchedTooMuch }
        return .later
    }

    private static func search(
        _ found: Result<(Registry, ReaderIndex), any Error>, _ errand: Errand, _ caller: Caller,
        _ writer: Writer, later: @escaping @Sendable (Response) -> Void
    ) {
        do {
            let (registry, index) = try found.get()
            let call = Call(errand, registry)
            call.index = index
            let answer = WithheldAnswer(call, caller, try call.judged(), later: later)
            Withholding.release(answer, through: writer)
        } catch {
            later(errand.failed(error))
        }
    }
}

extension Errand {
    /// Whether the query has words to look for, good or bad.
    var looksForWords: Bool { named(SearchWords.parameter) != nil }
}
