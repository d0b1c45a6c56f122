extension ListTable {
    /// The lists of the contract by their paths; each of them can be had as a whole.
    static let all: [String: ListTable] = ofRegister.merging(ofReports) { first, _ in first }

    private static let recommendation = ListTable(
        """
        report_id state_party address kind text needs_answer scope priority \
        addressee_authorities themes standards places reiterates links
        """, home: .other("/v1/recommendations"))

    private static let ofRegister = [
        "/v1/state-parties": ListTable(
            """
            name deposited_on entry_into_force_on npm_due_on declaration.part declaration.years \
            declaration.extended_years declaration.postponed_until denounced_on \
            denunciation_effective_on
            """, id: "code", home: .below),
        "/v1/state-parties/{iso3}/standing-consents": ListTable(
            "state_party declared_on when days reach reference withdrawn_on",
            home: .other("/v1/standing-consents")),
        "/v1/mechanisms": ListTable("state_party name", home: .below),
        "/v1/places": ListTable("state_party kind name subdivision locality", home: .below),
        "/v1/visits": ListTable(
            """
            state_party body mechanism_id type started_on ended_on announced_on delegation \
            prior_visit_id joint_with.mechanism_id led_by places interlocutors
            """, home: .below),
        "/v1/reports": ListTable(
            """
            symbol state_party issuer mechanism_id addressee visit_id title original_language \
            language languages edition lifecycle confidentiality adopted_on transmitted_on \
            reply_due_on reply_extended_to reply_status meeting_due_on publication.published_on \
            publication.basis publication.scope publication.paragraphs publication.annexes \
            publication.requested_on publication.comments erased_on erasure_reason
            """, home: .below),
        "/v1/recommendations": recommendation,
        "/v1/recommendations/{id}/assessments": ListTable(
            "recommendation_id text grade assessed_on communicated_on"),
        "/v1/public-statements": ListTable(
            "state_party decided_on made_on language text", home: .below),
        "/v1/reprisals": ListTable(
            "state_party visit_id reported_on channel put_to_state_on state_answered_on status",
            home: .below),
        "/v1/changes": ListTable("change subject happened_at", id: "report_id"),
        "/v1/audit-events": ListTable(
            "trail happened_at account_id act subject ground outcome salt leaf_hash",
            id: "number"),
    ]

    private static let ofReports: [String: ListTable] = {
        let path = "/v1/reports/{id}"
        let tables = belowReport.map { (path + $0, $1) }
        return Dictionary(tables) { first, _ in first }
    }()

    private static let belowReport = [
        ("/recommendations", recommendation),
        (
            "/paragraphs",
            ListTable(
                "heading_path text footnotes corrected_by", id: "address", home: .below)
        ),
        ("/transmissions", ListTable("addressee mechanism_id transmitted_on reply_due_on")),
        (
            "/replies",
            ListTable(
                """
                report_id supplements supersedes language status submitted_on late \
                coverage.answered coverage.of items
                """, home: .other("/v1/replies"))
        ),
        (
            "/publication-requests",
            ListTable(
                """
                report_id requested_on reference origin standing_consent_id comments status \
                withdrawn_on reason
                """, home: .other("/v1/publication-requests"))
        ),
        ("/personal-data-reviews", ListTable("edition reviewed_on reviewer")),
        (
            "/personal-data-items",
            ListTable(
                """
                report_id text language start end exact subject category treatment mistaken \
                applies consent consent_history
                """, home: .below)
        ),
        (
            "/personal-data-proposals",
            ListTable("text language start end exact subject category treatment")
        ),
        (
            "/reissues",
            ListTable(
                """
                report_id publication_id number language edition cause reissued_on reason served
                """)
        ),
        ("/language-versions", ListTable("report_id language original title edition number")),
        (
            "/corrigenda",
            ListTable("symbol language number issued_on corrections", home: .below)
        ),
        (
            "/comments",
            ListTable(
                """
                report_id publication_request_id delivered_on reply_id comments_id language \
                paragraphs
                """)
        ),
        ("/state-disclosures", ListTable("report_id disclosed_on where scope paragraphs")),
        ("/reminders", ListTable("reminded_on reference")),
        ("/extensions", ListTable("granted_on reply_due_on")),
        ("/meetings", ListTable("met_on subject")),
        (
            "/publications",
            ListTable(
                """
                report_id basis scope paragraphs annexes decision.decided_on decision.reference \
                published_on requested_on comments
                """)
        ),
        (
            "/article-16-4",
            ListTable(
                """
                report_id status requested_on grounds asked_for reference invited_on \
                views_due_on views.received_on views.text views.reference decision.decided_on \
                decision.outcome decision.includes decision.reference decision.members \
                decision.in_favour decision.present statement.id statement.state_party \
                statement.decided_on statement.made_on statement.language statement.text
                """)
        ),
    ]
}
