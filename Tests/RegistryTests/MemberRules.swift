import Article16
import SQLite

@testable import Article16
@testable import Registry

/// A row by the names of its columns; a column that is NULL is not there.
typealias Cells = [String: String]

/// All of a store, read past every lock, and what article 16 makes of it for one party: the rules
/// of `Article16` asked for each table, cell by cell.
struct MemberTruth {
    let rows: [String: [Cells]]
    let reports: [String: Report]
    let visits: [String: Visit]
    var party = Party.anyone

    /// How much the party's own circle reads of a report.
    func own(_ report: String?) -> Sight? {
        guard let audience = party.audience, let facts = reports[report ?? ""] else { return nil }
        return Paragraph1.readers(of: facts)[audience]
    }

    func ownVisit(_ visit: String?) -> VisitSight? {
        guard let audience = party.audience, let facts = visits[visit ?? ""] else { return nil }
        return Visits.readers(of: facts)[audience]
    }

    func isReadable(_ report: String?) -> Bool {
        reports[report ?? ""].map { Paragraph1.sight(of: $0, as: party) != nil } ?? false
    }

    func row(_ table: String, _ id: String?, by column: String = "id") -> Cells? {
        guard let id else { return nil }
        return rows[table]?.first { $0[column] == id }
    }

    /// What the party may read of a row; nil where that is nothing of it.
    func seen(_ row: Cells, in table: String) -> Cells? {
        switch table {
        case "report_readers", "visit_readers", "changes":
            row["audience"] == party.audience?.key ? row : nil
        case "texts", "recommendation_words", "corrigenda", "given_symbols", "publications":
            own(row["report_id"]) != nil ? row : nil
        case "reminders", "extensions", "meetings", "state_disclosures":
            own(row["report_id"]) == .correspondent ? row : nil
        case "comments":
            own(row["report_id"]).map(Paragraph2.mayReadComments) == true ? row : nil
        case "reports": seen(report: row)
        case "recommendations": seen(recommendation: row)
        case "recommendation_links": seen(link: row)
        case "replies": reads(reply: row) ? row : nil
        case "reply_items":
            self.row("replies", row["reply_id"]).map(reads(reply:)) == true ? row : nil
        case "assessments": seen(assessment: row)
        case "publication_requests": seen(request: row)
        case "personal_data_reviews": seen(review: row)
        case "personal_data_items", "public_letters", "issued_editions":
            readsItems(of: row["report_id"]) ? row : nil
        case "personal_data_consents", "carried_items", "public_edition_items":
            readsItems(of: self.row("personal_data_items", row["item_id"])?["report_id"])
                ? row : nil
        case "committee_files": seen(file: row)
        case "visits": seen(visit: row)
        case "visit_places": ownVisit(row["visit_id"]) == .places ? row : nil
        case "places": seen(place: row)
        case "edition_keys":
            party.audience != nil && (row["report_id"].map(isReadable) ?? true) ? row : nil
        case "settings": party == .anyone ? nil : row
        case "confirmations": row["institution"] == party.audience?.key ? row : nil
        case "audit_trail": party == .auditor || Trail.of(party)?.key == row["trail"] ? row : nil
        case "known_reports": party.audience != nil && isReadable(row["id"]) ? row : nil
        case "known_symbols":
            own(row["report_id"]) != nil
                || party.audience != nil && isReadable(row["report_id"])
                    && Paragraph1.mayRead(symbol: row["symbol"]!, with: .publicEdition)
                ? row : nil
        case "known_recommendations": knows(row["id"]) ? row : nil
        case "known_visits": seen(knownVisit: row)
        case "known_amendments":
            party.audience != nil && isReadable(row["id"]) && isReadable(row["amends_id"])
                ? row : nil
        case "known_places":
            knows(row["recommendation_id"]) && readsPlaces(of: row["visit_id"]) ? row : nil
        case "reprisals": Reprisals.mayRead(as: party) ? row : nil
        default: nil
        }
    }
}

extension MemberTruth {
    private func seen(report row: Cells) -> Cells? {
        guard let sight = own(row["id"]), let report = reports[row["id"]!] else { return nil }
        var cells = row
        for (recipient, column) in [
            (Recipient.stateParty, "sent_to_state_party_on"), (.mechanism, "sent_to_npm_on"),
            (.authorities, "sent_to_authorities_on"), (.subcommittee, "sent_to_spt_on"),
        ] {
            let isSeen = report.transmission(to: recipient).map {
                Paragraph1.mayRead($0, of: report, as: party)
            }
            if isSeen != true { cells[column] = nil }
        }
        if report.addressee == .stateParty, cells["sent_to_npm_on"] == nil {
            cells["mechanism_id"] = nil
        }
        if !sight.readsReplies { cells.drop("reply_extended_to", "replied_on") }
        if sight != .correspondent {
            cells.drop("reminded_on", "disclosed_on")
            cells["disclosures"] = "0"
        }
        if sight != .correspondent { cells.drop("open_request_id") }
        if !PersonalData.mayReadReviews(of: report, as: party),
            !report.mayBePublished(by: party)
        {
            cells.drop("review_id", "personal_data_changed_at")
        }
        let files = rows["committee_files"]!.filter {
            $0["report_id"] == row["id"] && seen(file: $0) != nil
        }
        if row["committee_file_id"] != nil {
            cells["committee_file_id"] =
                files.max { Int($0["recorded_at"]!)! < Int($1["recorded_at"]!)! }?["id"]
        }
        if !isReadable(row["amends_id"]) { cells.drop("amends_id", "amends_as") }
        let amendments = rows["reports"]!.filter { $0["amends_id"] == row["id"] }
        cells["amendments"] = "\(amendments.count { isReadable($0["id"]) })"
        return cells
    }

    private func seen(recommendation row: Cells) -> Cells? {
        guard own(row["report_id"]) != nil else { return nil }
        var cells = row
        if !readsPlaces(of: self.row("reports", row["report_id"])?["visit_id"]) {
            cells["places"] = "[]"
        }
        return cells
    }

    private func readsPlaces(of visit: String?) -> Bool {
        visit.map { Visits.sight(of: visits[$0]!, as: party) == .places } ?? true
    }

    /// Whether a recommendation is in the party's own reports, or published.
    private func knows(_ recommendation: String?) -> Bool {
        guard party.audience != nil else { return false }
        return own(row("recommendations", recommendation)?["report_id"]) != nil
            || isPublished(recommendation)
    }

    /// Who wrote a link sees it; others where they see its other end.
    private func seen(link row: Cells) -> Cells? {
        guard knows(row["recommendation_id"]) else { return nil }
        let source = self.row("recommendations", row["recommendation_id"])?["report_id"]
        let report = reports[source!]!
        if report.issuer.isBody(of: party) { return row }
        guard let symbol = row["symbol"] else { return knows(row["target_id"]) ? row : nil }
        let meant = reports.values.filter { other in
            self.row("reports", other.id.text)?["symbol"] == symbol
                && other.issuer == Links.issuer(meantBy: symbol, of: report.issuer)
        }
        let sights: [SymbolSight] = meant.compactMap { other in
            if own(other.id.text) != nil { return .whole }
            guard other.publication != nil,
                Paragraph1.mayRead(symbol: symbol, with: .publicEdition)
            else { return nil }
            return .whole
        }
        return Links.sight(of: symbol, writtenBy: report.issuer, as: party, in: sights) == nil
            ? nil : row
    }

    /// Whether a recommendation is in the edition that is served.
    private func isPublished(_ id: String?) -> Bool {
        rows["public_recommendations"]!.contains { row in
            let report = self.row("recommendations", row["id"]).flatMap {
                self.row("reports", $0["report_id"])
            }
            return row["id"] == id && report?["publication_id"] == row["publication_id"]
                && report?["public_edition"] == row["number"]
        }
    }

    private func reads(reply row: Cells) -> Bool {
        guard let report = reports[row["report_id"]!] else { return false }
        let reply = Reply(
            id: ReplyID(row["id"]!), report: report.id, author: Audience(key: row["author"]!),
            submittedOn: row["submitted_on"].flatMap { CalendarDate($0) })
        return Replies.mayReadOriginal(of: reply, to: report, as: party)
    }

    private func seen(assessment row: Cells) -> Cells? {
        guard own(row["report_id"]) != nil, let report = reports[row["report_id"]!] else {
            return nil
        }
        return Dialogue.mayReadAssessments(
            toldToCorrespondents: row["communicated_on"] != nil, of: report, as: party)
            ? row : nil
    }

    /// Of a request that was followed the day is known to whoever reads the report.
    private func seen(request row: Cells) -> Cells? {
        guard let sight = own(row["report_id"]) else { return nil }
        if sight == .correspondent { return row }
        let isFollowed = self.row("publications", row["id"], by: "request_id") != nil
        return isFollowed
            ? row.filter { ["id", "report_id", "requested_on"].contains($0.key) } : nil
    }

    private func seen(review row: Cells) -> Cells? {
        guard own(row["report_id"]) != nil, let report = reports[row["report_id"]!] else {
            return nil
        }
        if PersonalData.mayReadReviews(of: report, as: party) { return row }
        guard report.mayBePublished(by: party) else { return nil }
        var cells = row
        cells.drop("account_id")
        cells["reviewer"] = ""
        return cells
    }

    private func readsItems(of report: String?) -> Bool {
        reports[report ?? ""].map { PersonalData.mayReadItems(of: $0, as: party) } ?? false
    }

    private func seen(file row: Cells) -> Cells? {
        guard party.audience != nil, let report = reports[row["report_id"]!] else {
            return nil
        }
        let file = CommitteeFile(cells: row)
        switch Paragraph4.sight(of: file, on: report, as: party) {
        case nil: return nil
        case .file: return row
        case .outcome:
            var cells = row
            cells.drop(
                "reference", "invited_on", "views_due_on", "views_received_on", "views_text",
                "views_reference", "in_favour", "present")
            cells["requested_on"] = row["decided_on"]
            cells["asked_for"] = row["measure"]
            cells["grounds"] = ""
            return cells
        }
    }

    private func seen(visit row: Cells) -> Cells? {
        guard ownVisit(row["id"]) == .places else { return nil }
        var cells = row
        let prior = row["prior_visit_id"].flatMap { visits[$0] }
        if prior.flatMap({ Visits.sight(of: $0, as: party) }) == nil {
            cells.drop("prior_visit_id")
        }
        return cells
    }

    private func seen(knownVisit row: Cells) -> Cells? {
        let sees = { (visit: String?) in
            visit.flatMap { visits[$0] }.flatMap { Visits.sight(of: $0, as: party) } != nil
        }
        guard party.audience != nil, sees(row["id"]) else { return nil }
        var cells = row
        if !sees(row["prior_visit_id"]) { cells.drop("prior_visit_id") }
        return cells
    }

    private func seen(place row: Cells) -> Cells? {
        let body: Issuer =
            row["entered_by"] == "subcommittee"
            ? .subcommittee : .mechanism(MechanismID(row["entered_by"]!))
        let isOnVisit = rows["visit_places"]!.contains { visit in
            visit["place_id"] == row["id"] && ownVisit(visit["visit_id"]) == .places
        }
        return Places.mayRead(placeOf: body, isOnVisit: isOnVisit, as: party) ? row : nil
    }
}

extension Cells {
    fileprivate mutating func drop(_ columns: String...) {
        for column in columns { self[column] = nil }
    }
}

extension CommitteeFile {
    /// From the columns of `committee_files`.
    fileprivate init(cells: Cells) {
        let day = { (column: String) in cells[column].flatMap { CalendarDate($0) } }
        self.init(
            id: CommitteeFileID(cells["id"]!), requestedOn: day("requested_on")!,
            askedFor: Measure(rawValue: cells["asked_for"]!)!,
            invitation: day("invited_on").map {
                Invitation(
                    invitedOn: $0, viewsDueOn: day("views_due_on")!,
                    viewsReceivedOn: day("views_received_on"))
            },
            decision: day("decided_on").map {
                CommitteeDecision(
                    decidedOn: $0, measure: cells["measure"].flatMap(Measure.init(rawValue:)))
            }, statementOn: day("statement_on"))
    }
}
