internal import Article16
internal import Registry

/// What the Subcommittee did in a year, State by State, as far as one reader may know.
struct YearAtWork {
    struct State {
        let code: StateCode
        let name: String
        let visits: [VisitRecord]
        /// How many of the reports that the reader may see were transmitted in the year.
        let transmitted: Int
        let published: [Published]
        /// Nil where the reader is to know of no reply.
        let replies: RepliesOfYear?
    }

    struct Published {
        let id: ReportID
        /// Nil where there is none, or none for this reader.
        let symbol: String?
        let isWhole: Bool
        let publishedOn: CalendarDate
    }

    let year: Int
    /// Those in which there is something to tell, by code.
    let states: [State]

    init(_ year: Int, as party: Party, in registry: Registry, today: CalendarDate) throws {
        var filter = ReportFilter()
        filter.issuer = Issuer.subcommittee.word
        let reports = try registry.reports(
            as: party, filter, order: .id, after: nil, limit: .max, today: today
        ).map(\.opened)
        let visits = try registry.visits(as: party, state: nil, after: "", limit: .max)
            .filter { $0.body == .subcommittee && Paragraph3.covers(year, $0.startedOn) }
            .sorted { ($0.startedOn, $0.id.text) < ($1.startedOn, $1.id.text) }
        let publications = try registry.publicationsOfSubcommittee(in: year)
        self.year = year
        states = try registry.stateParties(after: "", limit: .max).compactMap { state in
            State(
                state, year, visits.filter { $0.state == state.code },
                reports.filter { $0.report.state == state.code }, publications, today)
        }
    }
}

extension YearAtWork.State {
    /// Nil where there is nothing to tell of the State.
    fileprivate init?(
        _ state: StateParty, _ year: Int, _ visits: [VisitRecord],
        _ reports: [Opened<ReportHead>], _ publications: [YearsPublication],
        _ today: CalendarDate
    ) {
        code = state.code
        name = state.name
        self.visits = visits
        transmitted = reports.count {
            Paragraph3.covers(year, $0.report.addressed?.transmittedOn)
        }
        published = publications.compactMap { publication in
            reports.first { $0.report.id == publication.report }.map {
                YearAtWork.Published(publication, of: $0)
            }
        }
        replies = Paragraph3.replies(
            to: reports.map { ($0.report, $0.sight) }, in: year, today: today)
        let hasReplies = replies.map { $0.due + $0.received + $0.overdue > 0 } ?? false
        guard !visits.isEmpty || transmitted > 0 || !published.isEmpty || hasReplies else {
            return nil
        }
    }
}

extension YearAtWork.Published {
    fileprivate init(_ publication: YearsPublication, of opened: Opened<ReportHead>) {
        id = publication.report
        symbol = opened.words.symbol.flatMap {
            Paragraph1.mayRead(symbol: $0, with: opened.sight) ? $0 : nil
        }
        isWhole = publication.isWhole
        publishedOn = publication.publishedOn
    }
}
