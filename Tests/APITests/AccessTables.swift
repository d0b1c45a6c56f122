/// What domain.md, section 8, says, in two tables: how a caller stands to a report, and what each
/// operation is to who stands so. Written from that page, not from the code.
///
/// Standings: `hands` writes it, sends it and publishes it; `writer` writes it; `addressee` is
/// spoken to; `copy` was sent one; `watcher` and `observer` are dashboards of the writer and of
/// the addressee; `judge` is the Committee against Torture while its file is open; `open` reads
/// the public edition; `-` is to know of nothing.
enum AccessTables {
    static let stages = [
        "draft", "adopted", "transmitted", "requested", "referred", "partly", "published",
    ]

    static let standings: [String: String] = [
        "toState": """
        secretariat  | hands  hands  hands     hands     hands     hands     hands
        spt          | writer writer writer    writer    writer    writer    writer
        liaisonKAZ   | -      -      addressee addressee addressee addressee addressee
        npmKAZ       | -      -      copy      copy      copy      copy      copy
        dashboardSPT | -      -      watcher   watcher   watcher   watcher   watcher
        dashboardKAZ | -      -      observer  observer  observer  observer  observer
        cat          | -      -      -         -         judge     judge     judge
        others       | -      -      -         -         -         open      open
        """,
        "toMechanism": """
        secretariat  | hands  hands  hands     hands     hands     hands     hands
        spt          | writer writer writer    writer    writer    writer    writer
        npmKAZ       | -      -      addressee addressee addressee addressee addressee
        dashboardSPT | -      -      watcher   watcher   watcher   watcher   watcher
        others       | -      -      -         -         -         open      open
        """,
        "toAuthorities": """
        npmKAZ       | hands  hands  hands     hands     hands     hands     hands
        liaisonKAZ   | -      -      addressee addressee addressee addressee addressee
        spt          | -      -      copy      copy      copy      copy      copy
        secretariat  | -      -      copy      copy      copy      copy      copy
        dashboardSPT | -      -      copy      copy      copy      copy      copy
        dashboardKAZ | -      -      observer  observer  observer  observer  observer
        others       | -      -      -         -         -         open      open
        """,
    ]

    /// `R` reads something, `0` reads that there is nothing, `W` may act, `F` sees and may not
    /// (403), `-` sees nothing (404). Three letters where it depends on the kind: to a State, to
    /// a mechanism, to authorities. Who may not see the report gets 404 throughout, and who
    /// brings no token 401 to any act. `V` is `-` until something is public, then `R` or `F`; `P`
    /// is not in the part that is public, and `R` in the whole. The stage is that from which there
    /// is something to read; `never`, where that is left open.
    static let columns = [
        "from", "hands", "writer", "addressee", "copy", "watcher", "observer", "judge", "open",
    ]

    static let ofReports = """
        GET /v1/reports/{id}                          | draft R R R R R R R R
        PATCH /v1/reports/{id}                        | draft W W F F F F F F
        DELETE /v1/reports/{id}                       | draft W W F F F F F F
        GET /v1/reports/{id}/paragraphs               | draft R R R R R R R R
        GET /v1/reports/{id}/paragraphs/{address}     | draft R R R R R R R R
        POST /v1/reports/{id}/adoption                | draft W W F F F F F F
        POST /v1/reports/{id}/erasure                 | draft W F F F F F F F
        GET /v1/reports/{id}/language-versions        | draft R R R R R R R R
        POST /v1/reports/{id}/language-versions       | draft W F F F F F F F
        GET /v1/reports/{id}/corrigenda               | adopted R R R R R R R P
        POST /v1/reports/{id}/corrigenda              | draft W F F F F F F F
        GET /v1/reports/{id}/corrigenda/{corrigendum} | adopted R R R R R R R P
        GET /v1/reports/{id}/comments                 | never R R R 0 R R 0 0
        GET /v1/reports/{id}/transmissions            | transmitted R R R R R R R R
        POST /v1/reports/{id}/transmissions           | draft W F F F F F F F
        GET /v1/reports/{id}/recommendations          | draft R R R R R R R R
        GET /v1/reports/{id}/replies                  | transmitted R R R 0 R R R 0
        POST /v1/reports/{id}/replies                 | draft F F W F F F F F
        GET /v1/reports/{id}/publication-requests     | requested R R R 0 R R 0 0
        POST /v1/reports/{id}/publication-requests    | draft F F W F F F F F
        GET /v1/reports/{id}/personal-data-reviews    | partly R R 0 0 0 0 0 0
        POST /v1/reports/{id}/personal-data-reviews   | draft W F F F F F F F
        GET /v1/reports/{id}/state-disclosures        | transmitted R00 R00 R00 0 R00 R00 0 0
        POST /v1/reports/{id}/state-disclosures       | draft WFF F WFF F F F F F
        GET /v1/reports/{id}/reminders                | transmitted R R R 0 R R 0 0
        POST /v1/reports/{id}/reminders               | draft W F F F F F F F
        GET /v1/reports/{id}/extensions               | transmitted R R R 0 R R 0 0
        POST /v1/reports/{id}/extensions              | draft W F F F F F F F
        GET /v1/reports/{id}/meetings                 | transmitted R R R 0 R R 0 0
        POST /v1/reports/{id}/meetings                | draft W F F F F F F F
        GET /v1/reports/{id}/follow-up                | draft R R R R R R R R
        GET /v1/reports/{id}/publications             | partly R R R R R R R R
        POST /v1/reports/{id}/publications            | draft W F FWF F F F F F
        GET /v1/recommendations/{id}                  | draft R R R R R R R R
        PATCH /v1/recommendations/{id}                | draft W W F F F F F F
        GET /v1/recommendations/{id}/chain            | draft R R R R R R R R
        GET /v1/recommendations/{id}/assessments      | transmitted R R R 0 R R 0 0
        POST /v1/recommendations/{id}/assessments     | draft W W F F F F F F
        GET /v1/replies/{id}                          | transmitted R R R - R R R -
        PATCH /v1/replies/{id}                        | transmitted F F W - F F F -
        DELETE /v1/replies/{id}                       | transmitted F F W - F F F -
        POST /v1/replies/{id}/submission              | transmitted F F W - F F F -
        GET /v1/publication-requests/{id}             | requested R R R - R R - -
        POST /v1/publication-requests/{id}/withdrawal | requested F F W - F F - -
        POST /v1/publication-requests/{id}/comments   | requested F F W - F F - -
        GET /v1/visits/{id}                           | draft R R R R R R V R
        PATCH /v1/visits/{id}                         | draft W F F F F F V F
        GET /v1/reports/{id}/personal-data-items      | adopted R R - - - - - -
        POST /v1/reports/{id}/personal-data-items     | draft W F - - - - - -
        GET /v1/reports/{id}/personal-data-items/{item} | adopted R R - - - - - -
        PATCH /v1/reports/{id}/personal-data-items/{item} | adopted W F - - - - - -
        GET /v1/reports/{id}/personal-data-items/{item}/consent | never R R - - - - - -
        POST /v1/reports/{id}/personal-data-items/{item}/consent | adopted W F - - - - - -
        GET /v1/reports/{id}/personal-data-proposals  | never R R - - - - - -
        GET /v1/reports/{id}/reissues                 | partly R R - - - - - -
        POST /v1/reports/{id}/reissues                | draft W F FWF F F F F F
        GET /v1/reports/{id}/article-16-4             | referred R00 R00 R00 0 R00 R00 R 0
        POST /v1/reports/{id}/article-16-4            | draft WFF WFF F F F F F F
        POST /v1/reports/{id}/article-16-4/invitation | draft F F F F F F W F
        POST /v1/reports/{id}/article-16-4/views      | draft F F WFF F F F W F
        POST /v1/reports/{id}/article-16-4/decision   | draft F F F F F F W F
        POST /v1/reports/{id}/article-16-4/execution  | draft WFF F F F F F W F
        """

    /// Lists in which the report, or what belongs to it, is for who may see it and for nobody else.
    static let lists = [
        "GET /v1/reports", "GET /v1/recommendations", "GET /v1/visits", "GET /v1/changes",
    ]

    /// What is not of one report: who gets which letter, and what everybody else gets.
    static let ofRoles: [(operation: String, seats: [Character: [Seat]], others: Character)] = [
        ("POST /v1/reports", ["W": [.spt, .secretariat] + mechanisms], "F"),
        ("POST /v1/visits", ["W": [.secretariat] + mechanisms], "F"),
        ("POST /v1/places", ["W": [.secretariat] + mechanisms], "F"),
        ("PUT /v1/state-parties/{iso3}", ["W": [.secretariat]], "F"),
        ("POST /v1/state-parties/{iso3}/standing-consents", ["W": [.secretariat]], "F"),
        ("POST /v1/standing-consents/{id}/withdrawal", ["W": [.secretariat]], "F"),
        ("POST /v1/mechanisms", ["W": [.secretariat]], "F"),
        ("PATCH /v1/mechanisms/{id}", ["W": [.secretariat]], "F"),
        ("GET /v1/me", ["F": [.everyone]], "R"),
        ("GET /v1/audit-events", ["F": [.everyone]], "R"),
        ("GET /v1/audit-events/head", ["F": [.everyone]], "R"),
        ("GET /v1/audit-events/consistency", ["F": [.everyone]], "R"),
        ("GET /v1/audit-events/{number}/inclusion", ["F": [.everyone]], "R"),
        ("GET /v1/reprisals", ["R": [.spt, .secretariat]], "0"),
        ("GET /v1/export", ["R": [.everyone]], "F"),
        ("GET /v1/statistics/persons", ["R": [.spt, .secretariat]], "0"),
        (
            "POST /v1/confirmations",
            [
                "F": [
                    .dashboardKAZ, .dashboardSPT, .dashboardPublic, .auditor, .operator, .everyone,
                ]
            ],
            "W"
        ),
        ("GET /v1/confirmations/{id}", ["R": [.spt, .secretariat], "F": [.everyone]], "-"),
        (
            "POST /v1/confirmations/{id}/confirmation",
            ["W": [.spt, .secretariat]], "-"
        ),
        ("POST /v1/reprisals", ["W": [.secretariat]], "F"),
        ("GET /v1/reprisals/{id}", ["R": [.spt, .secretariat]], "-"),
        ("PATCH /v1/reprisals/{id}", ["W": [.secretariat], "F": [.spt]], "-"),
    ]

    private static let mechanisms: [Seat] = [.npmKAZ, .otherNpmKAZ, .npmGEO]

    /// How far a place is known goes with the visits there and not with one report: the cells of
    /// these stand in `PlaceTests`.
    static let ofPlaces = ["GET /v1/places", "GET /v1/places/{id}", "PATCH /v1/places/{id}"]

    /// What is public whoever asks.
    static let ofEverybody = [
        "GET /livez", "GET /readyz", "GET /version", "GET /openapi.yaml", "GET /problems/{slug}",
        "GET /.well-known/security.txt",
        "GET /v1", "GET /v1/state-parties", "GET /v1/state-parties/{iso3}", "GET /v1/mechanisms",
        "GET /v1/mechanisms/{id}", "GET /v1/annual-report/{year}",
        "GET /v1/state-parties/{iso3}/standing-consents", "GET /v1/standing-consents/{id}",
        "GET /v1/public-statements", "GET /v1/public-statements/{id}", "GET /v1/reports.atom",
        "GET /v1/statistics/reports", "GET /v1/statistics/recommendations",
    ]
}

/// Who asks.
enum Seat: String, CaseIterable, Sendable {
    case spt, secretariat, npmKAZ, otherNpmKAZ, liaisonKAZ, liaisonGEO, npmGEO, cat
    case dashboardKAZ, dashboardSPT, dashboardPublic, auditor, `operator`, everyone
}
