/// An act that the Protocol, or a rule the register made where the Protocol is silent, forbids.
///
/// The raw value is the `code` that clients see; `openapi.yaml` lists the same codes.
package enum Refusal: String, Error, CaseIterable, Sendable {
    // Whose act it is not.
    case notTheIssuer = "not_the_issuer"
    case notTheTransmitter = "not_the_transmitter"
    case notTheAddressee = "not_the_addressee"
    case notWhoMayAskForPublication = "not_who_may_ask_for_publication"
    case notTheRequester = "not_the_requester"
    case notThePublisher = "not_the_publisher"
    case notWhoRecordsDisclosures = "not_who_records_disclosures"

    // When it may not be done.
    case textFrozen = "text_frozen"
    case notAdopted = "not_adopted"
    case alreadyAdopted = "already_adopted"
    case textMissing = "text_missing"
    case recipientNotForThisReport = "recipient_not_for_this_report"
    case alreadyTransmitted = "already_transmitted"
    case notTransmitted = "not_transmitted"
    case replyAlreadySubmitted = "reply_already_submitted"
    case relatedReplyNotSubmitted = "related_reply_not_submitted"
    case extensionShortens = "extension_shortens"
    case extensionAfterReply = "extension_after_reply"
    case extensionTooLong = "extension_too_long"
    case gradeNeedsReminder = "grade_needs_reminder"
    case commentsNotSubmitted = "comments_not_submitted"
    case noOpenRequest = "no_open_request"
    case alreadyPublished = "already_published"
    case requestNotOpen = "request_not_open"
    case requestSaysOtherwise = "request_says_otherwise"

    // On what ground a report may not be published.
    case publicationNotRequested = "publication_not_requested"
    case noStateDisclosure = "no_state_disclosure"
    case decisionMissing = "decision_missing"
    case noCommitteeDecision = "no_committee_decision"
    case groundOfAnotherIssuer = "ground_of_another_issuer"
    case partialRequest = "partial_request"
    case personalDataNotReviewed = "personal_data_not_reviewed"
    case reviewOfAnotherEdition = "review_of_another_edition"

    // What may not be done with personal data.
    case personalDataWithoutConsent = "personal_data_without_consent"
    case spanOutsideText = "span_outside_text"
    case spanOfOtherWords = "span_of_other_words"
    case spanCutsWord = "span_cuts_word"
    case spanOverlaps = "span_overlaps"
    case consentOutOfStep = "consent_out_of_step"
    case itemMistaken = "item_mistaken"
    case itemPublished = "item_published"
    case nothingPublished = "nothing_published"

    // What takes two persons.
    case reviewerPublishes = "reviewer_publishes"
    case confirmationMissing = "confirmation_missing"
    case confirmationLapsed = "confirmation_lapsed"
    case alreadyConfirmed = "already_confirmed"
    case confirmsOwnAct = "confirms_own_act"

    // From when, and until when, a State is bound.
    case postponedByDeclaration = "postponed_by_declaration"
    case denunciationEffective = "denunciation_effective"

    // Article 16 (4).
    case notWhoRequestsTheCommittee = "not_who_requests_the_committee"
    case notTheCommittee = "not_the_committee"
    case notWhoGivesViews = "not_who_gives_views"
    case notWhoMakesStatements = "not_who_makes_statements"
    case committeeFileOpen = "committee_file_open"
    case noCommitteeFile = "no_committee_file"
    case stateAlreadyInvited = "state_already_invited"
    case viewsDueTooEarly = "views_due_too_early"
    case stateNotInvited = "state_not_invited"
    case viewsAlreadyReceived = "views_already_received"
    case stateNotHeard = "state_not_heard"
    case noMajority = "no_majority"
    case majorityNotFollowed = "majority_not_followed"
    case beyondTheRequest = "beyond_the_request"
    case committeeHasDecided = "committee_has_decided"
    case noStatementDecided = "no_statement_decided"
    case statementAlreadyMade = "statement_already_made"
    case decisionOnTheWhole = "decision_on_the_whole"

    // What a State declared for all reports.
    case standingConsentInForce = "standing_consent_in_force"
    case standingConsentWithdrawn = "standing_consent_withdrawn"

    // Which day it cannot have been.
    case dateInTheFuture = "date_in_the_future"
    case dateOutOfOrder = "date_out_of_order"

    // Documents in several languages, corrected and commented on.
    case notWhoHasItInHand = "not_who_has_it_in_hand"
    case languageExists = "language_exists"
    case commentsNotAwaited = "comments_not_awaited"
    case symbolStays = "symbol_stays"
    case symbolRestricted = "symbol_restricted"

    // What may not be erased, and what cannot be done once it is.
    case disclosedByState = "disclosed_by_state"
    case publicationAskedFor = "publication_asked_for"
    case reportErased = "report_erased"
}

extension Refusal {
    /// The sentence that forbids the act.
    package var citation: String {
        switch self {
        case .notTheIssuer, .notTheTransmitter: "OPCAT art. 16 (1)"
        case .notTheAddressee, .notTransmitted, .alreadyTransmitted, .recipientNotForThisReport:
            "OPCAT art. 16 (1)"
        case .textFrozen, .alreadyAdopted, .notAdopted, .textMissing: "OPCAT art. 16 (1)"
        case .replyAlreadySubmitted, .relatedReplyNotSubmitted, .extensionShortens,
            .extensionAfterReply, .extensionTooLong, .gradeNeedsReminder:
            "OPCAT art. 12 (d)"
        case .dateInTheFuture, .dateOutOfOrder: "OPCAT art. 16"
        case .notWhoMayAskForPublication, .notTheRequester, .notThePublisher:
            "OPCAT art. 16 (2), first sentence"
        case .commentsNotSubmitted, .noOpenRequest, .requestNotOpen, .alreadyPublished,
            .requestSaysOtherwise,
            .publicationNotRequested, .groundOfAnotherIssuer:
            "OPCAT art. 16 (2), first sentence"
        case .noStateDisclosure, .partialRequest, .decisionMissing, .notWhoRecordsDisclosures:
            "OPCAT art. 16 (2), second sentence"
        case .personalDataNotReviewed, .reviewOfAnotherEdition, .personalDataWithoutConsent,
            .spanOutsideText, .spanOfOtherWords, .spanCutsWord, .spanOverlaps, .consentOutOfStep,
            .itemMistaken, .itemPublished, .nothingPublished:
            "OPCAT art. 16 (2), third sentence"
        case .reviewerPublishes, .confirmationMissing, .confirmationLapsed, .alreadyConfirmed,
            .confirmsOwnAct:
            "OPCAT art. 16 (2), third sentence"
        case .noCommitteeDecision, .notWhoRequestsTheCommittee, .notTheCommittee,
            .notWhoGivesViews, .notWhoMakesStatements, .committeeFileOpen, .noCommitteeFile,
            .stateAlreadyInvited, .viewsDueTooEarly, .stateNotInvited, .viewsAlreadyReceived,
            .stateNotHeard, .noMajority, .majorityNotFollowed, .beyondTheRequest,
            .committeeHasDecided, .noStatementDecided, .statementAlreadyMade,
            .decisionOnTheWhole:
            "OPCAT art. 16 (4)"
        case .standingConsentInForce, .standingConsentWithdrawn:
            "OPCAT art. 16 (2), first sentence"
        case .notWhoHasItInHand, .languageExists, .symbolRestricted, .reportErased:
            "OPCAT art. 16 (1)"
        case .publicationAskedFor: "OPCAT art. 16 (2), first sentence"
        case .disclosedByState: "OPCAT art. 16 (2), second sentence"
        case .symbolStays: "OPCAT art. 16 (2), first sentence"
        case .commentsNotAwaited: "OPCAT art. 16 (2), first sentence"
        case .postponedByDeclaration: "OPCAT art. 24"
        case .denunciationEffective: "OPCAT art. 33"
        }
    }

    /// What is wrong, in words for the person who tried, without anything they may not know.
    package var explanation: String {
        switch self {
        case .notTheIssuer: "Only the body that wrote the report may do this."
        case .notTheTransmitter:
            "A report is transmitted by the secretariat, or by the mechanism that wrote it."
        case .notTheAddressee: "Only the body that the report is addressed to may do this."
        case .notWhoMayAskForPublication:
            "Publication is asked for by the body that the report is addressed to."
        case .notTheRequester: "Only the body that made the request may withdraw it."
        case .notThePublisher:
            "A report is published by the secretariat, or by the mechanism that decides on it."
        case .notWhoRecordsDisclosures:
            "That a State made a report public is recorded by that State or by the secretariat."
        case .decisionMissing:
            "Whether to publish what the State has made public is for the Subcommittee to decide; "
                + "its decision must be named."
        case .textFrozen: "The text is frozen from its adoption on."
        case .notAdopted: "The report is not adopted yet."
        case .alreadyAdopted: "The report is adopted already."
        case .textMissing: "The report has no text in its original language yet."
        case .recipientNotForThisReport: "This report is not for that recipient."
        case .alreadyTransmitted: "The report was transmitted to that recipient already."
        case .notTransmitted: "The report has not been transmitted to that body."
        case .replyAlreadySubmitted:
            "A submitted reply does not change; a supplementary reply corrects it."
        case .relatedReplyNotSubmitted:
            "A reply adds to, or takes the place of, a submitted reply of the same body."
        case .extensionShortens: "More time ends later than the present day does."
        case .gradeNeedsReminder:
            "Grade D says that a body does not cooperate: only when its reply is overdue, none "
                + "came, and it was reminded after the last day for it."
        case .extensionAfterReply: "The reply has come; there is nothing more time is needed for."
        case .extensionTooLong:
            "More time ends no later than five years after the transmission."
        case .commentsNotSubmitted:
            "The comments must be a submitted reply to this report by the body that asks."
        case .noOpenRequest: "No request for publication is open."
        case .requestNotOpen: "That request for publication is not the open one."
        case .requestSaysOtherwise:
            "A request is open that says other things of comments; withdraw it and ask again."
        case .alreadyPublished: "What is published stays published."
        case .publicationNotRequested:
            "Nobody who may ask for it has asked for publication."
        case .noStateDisclosure: "The State Party has not made any of the report public itself."
        case .noCommitteeDecision:
            "The Committee against Torture has not decided that the report be published."
        case .groundOfAnotherIssuer: "This ground is not for who publishes this report."
        case .partialRequest:
            "Publication is asked for the whole report; a State that wants part of it public "
                + "makes that part public itself and records a state disclosure."
        case .personalDataNotReviewed:
            "Nobody has reviewed this edition for personal data since its last change."
        case .reviewOfAnotherEdition: "The review names another edition than the present one."
        case .personalDataWithoutConsent:
            "Personal data would go out in plain words without the express consent of the person."
        case .reviewerPublishes:
            "Who reviewed this edition for personal data does not publish it; a second person does."
        case .confirmationMissing:
            "This cannot be undone and takes two persons: ask for a confirmation, and have it "
                + "given by another account of the same institution."
        case .confirmationLapsed:
            "The confirmation was asked for more than a day ago; ask for another."
        case .alreadyConfirmed: "This was confirmed already."
        case .confirmsOwnAct: "A second person confirms; nobody confirms what they asked for."
        case .spanOutsideText: "The span begins or ends outside the text, or is empty."
        case .spanOfOtherWords: "Other words stand there than those given."
        case .spanCutsWord: "The span cuts a word in half: what is left of a name still names."
        case .spanOverlaps: "Another item has some of the same words."
        case .consentOutOfStep: "This step does not follow on the present state of the consent."
        case .itemMistaken: "The item was withdrawn as a mistake."
        case .itemPublished: "The item is part of what was published, and stays."
        case .nothingPublished: "Nothing of the report is published that could be issued again."
        case .postponedByDeclaration:
            "The State has put off its obligations under part III; no visit begins before that "
                + "ends."
        case .denunciationEffective:
            "The denunciation has taken effect: nothing new begins, and what was begun goes on."
        case .notWhoRequestsTheCommittee:
            "Only the Subcommittee turns to the Committee against Torture, with its report on a "
                + "State."
        case .notTheCommittee:
            "Only the Committee against Torture may do this, on a report of the Subcommittee on a "
                + "State."
        case .notWhoGivesViews:
            "The views are those of the State that the report is on; it or the Committee against "
                + "Torture records them."
        case .notWhoMakesStatements:
            "The public statement is the Committee's; it or the secretariat records it."
        case .committeeFileOpen: "The Committee against Torture has this report before it already."
        case .noCommitteeFile: "The Committee against Torture does not have this report before it."
        case .stateAlreadyInvited: "The State has been invited to make its views known already."
        case .viewsDueTooEarly:
            "The last day for the views of the State must come after its invitation."
        case .stateNotInvited: "The views of the State are not waited for."
        case .viewsAlreadyReceived: "The views of the State are there already."
        case .stateNotHeard:
            "Nothing is decided before the State was invited and gave its views, or let the last "
                + "day for them pass."
        case .noMajority:
            "A decision needs a majority of the members of the Committee, whoever is present."
        case .majorityNotFollowed:
            "A majority of the members was in favour; the request is not rejected."
        case .beyondTheRequest:
            "The Committee decides at the request of the Subcommittee, on what that asked for."
        case .committeeHasDecided: "The Committee against Torture has decided on this request."
        case .noStatementDecided:
            "The Committee against Torture has not decided to make a public statement."
        case .statementAlreadyMade: "The public statement has been made."
        case .decisionOnTheWhole:
            "The Committee against Torture decides to publish the report, and not a part of it."
        case .standingConsentInForce:
            "A standing consent of this State holds; withdraw it before another is declared."
        case .standingConsentWithdrawn: "The standing consent has been withdrawn."
        case .notWhoHasItInHand:
            "This is done by the secretariat, or by the mechanism that wrote the report."
        case .languageExists: "The report is there in this language already."
        case .symbolStays: "The report has a symbol already that everybody may see."
        case .symbolRestricted: "A restricted symbol is never shown to outsiders."
        case .disclosedByState:
            "The State has made some of the report public itself; that cannot be taken back."
        case .publicationAskedFor:
            "Publication was asked for, and the report shall be published; it is not erased before "
                + "that request is withdrawn."
        case .reportErased: "The words of the report were erased, for good."
        case .commentsNotAwaited: "No comments of this body are to follow on that request."
        case .dateInTheFuture: "The day is later than today."
        case .dateOutOfOrder: "The day is earlier than what must have gone before."
        }
    }
}
