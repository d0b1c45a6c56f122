import Testing

@testable import Article16

@Suite("Article 16 (2), third sentence: what takes two persons")
struct TwoPersonsTests {
    static let refusals: [Refusal] =
        confirming.cells.compactMap { Refusal(rawValue: $0.answer) }
        + acting.cells.compactMap { Refusal(rawValue: $0.answer) } + [.reviewerPublishes]

    private static let askedAt = 1_000_000

    /// How long ago it was asked for, in seconds.
    private static let ages = ["now": 0, "in_time": 86_399, "late": 86_400]

    /// By where it stands and how old it is, and who confirms: the other account or the same.
    static let confirming = Table(
        """
                  | other_now         other_in_time     other_late           own_now
        asked     | yes               yes               confirmation_lapsed  confirms_own_act
        confirmed | already_confirmed already_confirmed already_confirmed    confirms_own_act
        used      | already_confirmed already_confirmed already_confirmed    confirms_own_act
        """)

    @Test(arguments: confirming.cells) func `a second person confirms, once, within a day`(
        cell: Cell
    ) {
        let words = cell.column.split(separator: "_", maxSplits: 1).map(String.init)
        let age = Self.ages[words[1]] ?? 0
        let found: String
        do throws(Refusal) {
            let order = try TwoPersons.confirm(
                Self.request(cell.row), isOwn: words[0] == "own", now: Self.askedAt + age)
            found = order.confirmedAt == Self.askedAt + age ? "yes" : "another"
        } catch {
            found = error.rawValue
        }
        #expect(found == cell.answer)
    }

    /// By what was asked for before, and whether the register is set to two persons.
    static let acting = Table(
        """
                  | off_now on_now               on_in_time           on_late
        nothing   | nobody  confirmation_missing confirmation_missing confirmation_missing
        asked     | nobody  confirmation_missing confirmation_missing confirmation_missing
        confirmed | nobody  yes                  yes                  confirmation_lapsed
        used      | nobody  confirmation_missing confirmation_missing confirmation_missing
        """)

    @Test(arguments: acting.cells) func `the first person acts once it is confirmed, once`(
        cell: Cell
    ) {
        let words = cell.column.split(separator: "_", maxSplits: 1).map(String.init)
        let now = Self.askedAt + (Self.ages[words[1]] ?? 0)
        let found: String
        do throws(Refusal) {
            let order = try TwoPersons.act(
                on: cell.row == "nothing" ? nil : Self.request(cell.row),
                isRequired: words[0] == "on", now: now)
            if let order {
                found = order.usedAt == now ? "yes" : "another"
            } else {
                found = "nobody"
            }
        } catch {
            found = error.rawValue
        }
        #expect(found == cell.answer)
    }

    private static func request(_ state: String) -> TwoPersons.Request {
        TwoPersons.Request(
            matter: .export, askedAt: askedAt, isConfirmed: state != "asked",
            isUsed: state == "used")
    }

    @Test(arguments: PublishingHands.allCases)
    func `who reviewed an edition does not publish it where it takes two`(hands: PublishingHands) {
        var report = Example.report(.toState, .requested)
        report.review = Example.review
        let found: Refusal?
        do throws(Refusal) {
            _ = try PersonalData.clear([], of: report, in: hands)
            found = nil
        } catch {
            found = error
        }
        #expect(found == (hands == .reviewer ? .reviewerPublishes : nil))
    }

    /// What keeps the gate shut for anybody is said first.
    @Test func `an edition that nobody reviewed is not published by any hands`() {
        let report = Example.report(.toState, .requested)
        #expect(throws: Refusal.personalDataNotReviewed) {
            try PersonalData.clear([], of: report, in: .reviewer)
        }
    }
}
