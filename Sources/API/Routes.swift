/// Every operation of the contract; a test holds this list against `openapi.yaml`.
package enum Routes {
    package static let all: [Operation] =
        (Health.operations + Contract.operations + Home.operations + StateParties.operations
        + Mechanisms.operations + Visits.operations + Reports.operations
        + Paragraphs.operations + Adoption.operations + Transmissions.operations
        + Recommendations.operations + Replies.operations + Submission.operations
        + DialogueActs.operations + Assessments.operations + FollowUp.operations
        + PublicationRequests.operations + PersonalDataReviews.operations
        + StateDisclosures.operations + Publications.operations
        + Changes.operations + AnnualReport.operations
        + CommitteeFiles.operations + PublicStatements.operations + StandingConsents.operations
        + Reprisals.operations
        + PersonalDataItems.operations + PersonalDataProposals.operations
        + Reissues.operations
        + RecommendationChains.operations + Places.operations
        + LanguageVersions.operations + Corrigenda.operations + CommentsOperations.operations
        + SecurityText.operations + Confirmations.operations + Export.operations
        + AuditEvents.operations
        + Erasures.operations + Statistics.operations + Feed.operations).numbered

    static let router = Router(all)
}
