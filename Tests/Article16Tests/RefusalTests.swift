import Testing

@testable import Article16

@Suite("Refusals: each cites, explains, and tells nothing")
struct RefusalTests {
    /// Every table of refusals; its own suite holds each of its cells against the rules.
    static let tables: [Table] = [
        CommunicationTests.when, CommunicationTests.withoutText, RequestTests.when,
        PublicationTests.when, PublicationTests.whenItDecides, PublicationTests.grounds,
        PublicationTests.groundsToMechanism, PersonalDataTests.when, PersonalDataTests.gate,
        DateTests.table, ReplyTests.when, ReplyChangeTests.editable, ReplyChangeTests.authors,
        ReplyChangeTests.comments, DisclosureTests.when, PartTests.needs, PartTests.scopes,
        StateObligationTests.visits, StateObligationTests.reports,
        CommitteeTests.when, CommitteeTests.whenDecided, CommitteeTests.votes,
        CommitteeTests.measures, CommitteeTests.dueDays, StandingConsentTests.declaring,
        PersonalDataItemTests.mistakes, PersonalDataItemTests.spans,
        PersonalDataGateTests.consents, PersonalDataGateTests.reissues,
        ErasureTests.when, ErasureTests.files, ErasureTests.after,
    ]

    static let whose: [Whose] =
        CommunicationTests.whose + RequestTests.whose
        + [
            PublicationTests.whose, PersonalDataTests.whose, ReplyTests.whose,
            DisclosureTests.whose, ErasureTests.whose,
        ] + CommitteeTests.whose

    /// What is thrown in the dialogue besides what every act may meet.
    static let ofTheDialogue: Set<Refusal> = [
        .extensionShortens, .extensionAfterReply, .extensionTooLong, .gradeNeedsReminder,
        .relatedReplyNotSubmitted,
    ]

    @Test func `the dialogue has refusals of its own`() {
        let report = Example.report(.toState, .transmitted)
        let today = Example.today
        let thrown = [
            outcome { () throws(Refusal) in
                try Dialogue.extend(
                    report, to: day("2024-07-03"), by: .secretariat, on: today, today: today)
            },
            outcome { () throws(Refusal) in
                try Dialogue.extend(
                    report, to: day("2099-01-01"), by: .secretariat, on: today, today: today)
            },
            outcome { () throws(Refusal) in
                var replied = report
                replied.repliedOn = day("2024-06-01")
                return try Dialogue.extend(
                    replied, to: day("2026-01-01"), by: .secretariat, on: today, today: today)
            },
            outcome { () throws(Refusal) in
                try Dialogue.assess(
                    report, grade: .noCooperation, by: .secretariat, on: today,
                    communicatedOn: nil, today: today)
            },
            outcome { () throws(Refusal) in
                try Replies.requireRelated(nil, on: report, by: .state(Example.kazakhstan))
            },
        ]
        #expect(Set(thrown) == Set(Self.ofTheDialogue.map(\.rawValue)))
    }

    static let tested: Set<Refusal> = Set(
        tables.flatMap(\.cells).compactMap { Refusal(rawValue: $0.answer) } + whose.map(\.no)
            + [CommunicationTests.noRecipient, CommitteeTests.noPart, .consentOutOfStep]
            + [SecondRequestTests.no] + TwoPersonsTests.refusals
            + DocumentTests.refusals)

    @Test(arguments: Refusal.allCases) func `every refusal is met by a test`(refusal: Refusal) {
        #expect(Self.tested.union(Self.ofTheDialogue).contains(refusal))
    }

    /// The same from the other side: what the rules throw, over every world, act and day.
    @Test func `the rules can throw every refusal, and no word of a table is unknown`() {
        var thrown: Set<String> = []
        for report in World.all {
            for party in Example.parties.values {
                for step in Step.allCases { thrown.insert(step.outcome(on: report, by: party)) }
            }
        }
        let codes = Set(Refusal.allCases.map(\.rawValue))
        #expect(thrown.isSubset(of: codes.union(["yes"])))
        // What needs another recipient, ground, part, reply or day than the common one has its
        // table.
        let needsMore: Set<Refusal> = [
            .recipientNotForThisReport, .replyAlreadySubmitted, .commentsNotSubmitted,
            .noStateDisclosure, .decisionMissing, .noCommitteeDecision, .groundOfAnotherIssuer,
            .dateInTheFuture, .dateOutOfOrder, .partialRequest, .postponedByDeclaration,
            .denunciationEffective, .viewsDueTooEarly, .noMajority, .majorityNotFollowed,
            .beyondTheRequest, .decisionOnTheWhole, .standingConsentInForce,
            .standingConsentWithdrawn,
            .personalDataWithoutConsent, .spanOutsideText,
            .spanOfOtherWords, .spanCutsWord, .spanOverlaps, .consentOutOfStep, .itemMistaken,
            .itemPublished, .requestSaysOtherwise, .languageExists, .symbolStays, .symbolRestricted,
            .reviewerPublishes, .confirmationMissing, .confirmationLapsed, .alreadyConfirmed,
            .confirmsOwnAct,
        ]
        let expected = needsMore.union(Self.ofTheDialogue).map(\.rawValue)
        #expect(codes.subtracting(thrown) == Set(expected))
    }

    @Test(arguments: Refusal.allCases) func `a refusal cites the Protocol`(refusal: Refusal) {
        #expect(refusal.citation.hasPrefix("OPCAT art. "))
        #expect(refusal.citation.contains { $0.isNumber })
    }

    /// Each with the sentence that a lawyer would look for.
    static let citations = Table(
        """
                                          | article paragraph sentence
        not_the_issuer                    | 16      (1)       -
        not_the_transmitter               | 16      (1)       -
        not_the_addressee                 | 16      (1)       -
        text_frozen                       | 16      (1)       -
        not_adopted                       | 16      (1)       -
        already_adopted                   | 16      (1)       -
        text_missing                      | 16      (1)       -
        recipient_not_for_this_report     | 16      (1)       -
        already_transmitted               | 16      (1)       -
        not_transmitted                   | 16      (1)       -
        reply_already_submitted           | 12      (d)       -
        related_reply_not_submitted       | 12      (d)       -
        extension_shortens                | 12      (d)       -
        extension_after_reply             | 12      (d)       -
        extension_too_long                | 12      (d)       -
        grade_needs_reminder              | 12      (d)       -
        not_who_may_ask_for_publication   | 16      (2)       first
        not_the_requester                 | 16      (2)       first
        not_the_publisher                 | 16      (2)       first
        comments_not_submitted            | 16      (2)       first
        no_open_request                   | 16      (2)       first
        request_not_open                  | 16      (2)       first
        request_says_otherwise            | 16      (2)       first
        already_published                 | 16      (2)       first
        publication_not_requested         | 16      (2)       first
        ground_of_another_issuer          | 16      (2)       first
        not_who_records_disclosures       | 16      (2)       second
        no_state_disclosure               | 16      (2)       second
        decision_missing                  | 16      (2)       second
        partial_request                   | 16      (2)       second
        personal_data_not_reviewed        | 16      (2)       third
        review_of_another_edition         | 16      (2)       third
        personal_data_without_consent     | 16      (2)       third
        span_outside_text                 | 16      (2)       third
        span_of_other_words               | 16      (2)       third
        span_cuts_word                    | 16      (2)       third
        span_overlaps                     | 16      (2)       third
        consent_out_of_step               | 16      (2)       third
        item_mistaken                     | 16      (2)       third
        item_published                    | 16      (2)       third
        nothing_published                 | 16      (2)       third
        reviewer_publishes                | 16      (2)       third
        confirmation_missing              | 16      (2)       third
        confirmation_lapsed               | 16      (2)       third
        already_confirmed                 | 16      (2)       third
        confirms_own_act                  | 16      (2)       third
        no_committee_decision             | 16      (4)       -
        postponed_by_declaration          | 24      -         -
        denunciation_effective            | 33      -         -
        not_who_requests_the_committee    | 16      (4)       -
        not_the_committee                 | 16      (4)       -
        not_who_gives_views               | 16      (4)       -
        not_who_makes_statements          | 16      (4)       -
        committee_file_open               | 16      (4)       -
        no_committee_file                 | 16      (4)       -
        state_already_invited             | 16      (4)       -
        views_due_too_early               | 16      (4)       -
        state_not_invited                 | 16      (4)       -
        views_already_received            | 16      (4)       -
        state_not_heard                   | 16      (4)       -
        no_majority                       | 16      (4)       -
        majority_not_followed             | 16      (4)       -
        beyond_the_request                | 16      (4)       -
        committee_has_decided             | 16      (4)       -
        no_statement_decided              | 16      (4)       -
        statement_already_made            | 16      (4)       -
        decision_on_the_whole             | 16      (4)       -
        standing_consent_in_force         | 16      (2)       first
        standing_consent_withdrawn        | 16      (2)       first
        date_in_the_future                | 16      -         -
        date_out_of_order                 | 16      -         -
        not_who_has_it_in_hand            | 16      (1)       -
        language_exists                   | 16      (1)       -
        symbol_restricted                 | 16      (1)       -
        report_erased                     | 16      (1)       -
        publication_asked_for             | 16      (2)       first
        disclosed_by_state                | 16      (2)       second
        symbol_stays                      | 16      (2)       first
        comments_not_awaited              | 16      (2)       first
        """)

    @Test func `a refusal cites its very sentence`() throws {
        let rows = Dictionary(grouping: Self.citations.cells, by: \.row)
        #expect(rows.count == Refusal.allCases.count)
        for refusal in Refusal.allCases {
            let words = try #require(rows[refusal.rawValue]).map(\.answer)
            let paragraph = words[1] == "-" ? "" : " \(words[1])"
            let sentence = words[2] == "-" ? "" : ", \(words[2]) sentence"
            #expect(refusal.citation == "OPCAT art. \(words[0])\(paragraph)\(sentence)")
        }
    }

    @Test(arguments: Refusal.allCases)
    func `a refusal explains itself in a sentence that names nobody`(refusal: Refusal) {
        let words = refusal.explanation
        #expect(words.count > 20)
        #expect(words.first?.isUppercase == true)
        #expect(words.hasSuffix("."))
        #expect(!words.contains { $0.isNumber || $0 == "_" || $0 == "\\" })
        // Institutions, the letter of a grade, and the number of a part of the Protocol.
        let known: Set<String> = [
            "State", "Party", "Subcommittee", "Committee", "Torture", "D", "III",
        ]
        let capitals = words.split { !$0.isLetter }.dropFirst().filter {
            $0.first?.isUppercase == true
        }
        #expect(known.isSuperset(of: capitals.map(String.init)))
    }

    @Test func `codes are unique words in snake case, and so are the explanations`() {
        let codes = Refusal.allCases.map(\.rawValue)
        #expect(Set(codes).count == codes.count)
        #expect(Set(Refusal.allCases.map(\.explanation)).count == codes.count)
        for code in codes {
            let words = code.split(separator: "_", omittingEmptySubsequences: false)
            #expect(words.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("a"..."z").contains($0) } })
        }
    }
}
