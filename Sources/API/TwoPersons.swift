internal import Article16
internal import Registry

// What takes two persons, where the register is set so: the facts that `TwoPersons` and
// `PublishingHands` judge.
extension Call {
    /// Whether who calls is who reviewed this very edition for personal data.
    func hands(on opened: Opened<ReportHead>) throws -> PublishingHands {
        guard let caller, try registry.isOn(.twoPersons) else { return .any }
        guard let review = opened.words.review else { return .another }
        return try registry.isReview(review, by: caller.account) ? .reviewer : .another
    }

    /// Comes before what cannot be undone: spends the confirmation of a second person where one
    /// is needed. Runs in the writer's transaction, with the act.
    ///
    /// Who belongs to no circle reads nothing confidential and needs nobody's.
    ///
    /// - Parameter subject: the report it is about; nil for an export.
    /// - Throws: a refusal that says how to get a confirmation.
    func requireConfirmed(act matter: TwoPersons.Matter, subject: ReportID? = nil) throws {
        guard party.audience != nil else { return }
        guard let institution = TwoPersons.institution(of: party) else {
            throw Problem.insufficientPermission("A dashboard only reads.")
        }
        let account = try account()
        let isRequired = try registry.isOn(.twoPersons)
        let record = try registry.confirmation(
            for: matter, of: subject, by: account, within: institution)
        otherActs = [.askForConfirmation]
        let order = try TwoPersons.act(
            on: record?.request, isRequired: isRequired, now: moment.seconds)
        if let order, let record {
            try registry.carryOut(order, of: record.id, by: account, now: moment.text)
        }
        otherActs = []
    }
}

/// What a caller may do next that is not done to a report.
enum OtherAct: String, CaseIterable {
    case askForConfirmation = "ask_for_confirmation"
    case confirm
}
