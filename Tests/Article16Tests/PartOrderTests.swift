import Testing

@testable import Article16

@Suite("C7 and C9: what an order opens, and the request that waits beside it")
struct PartOrderTests {
    static let comments: [Comments] = [.none, .toFollow, .reply(ReplyID("rpl_1"))]

    static func asking(_ comments: Comments, _ stage: Stage) -> Report {
        var report = Example.report(.toState, stage)
        report.openRequest = PublicationRequest(
            id: Example.request.id, requestedOn: Example.request.requestedOn, comments: comments,
            recordedAt: 10)
        return report
    }

    @Test func `C7: the order carries the part and the decision`() throws {
        let order = try Paragraph2.publish(
            Example.report(.toState, .disclosed), on: .stateDisclosure, scope: Example.part,
            decision: Example.decision, by: .secretariat, date: Example.published,
            today: Example.today)
        #expect(order.report == ReportID("rep_1"))
        #expect(order.ground == .stateDisclosure)
        #expect(order.scope == Example.part)
        #expect(order.publishedOn == Example.published)
        #expect(order.comments == .none)
        #expect(order.request == nil)
        #expect(order.decision == Example.decision)
    }

    /// A part is not what the State asked for: its request stays open, its comments shut.
    @Test(arguments: comments)
    func `C7: a part published while the whole is asked for leaves the request open`(
        comments: Comments
    ) throws {
        let order = try Paragraph2.publish(
            Self.asking(comments, .disclosed), on: .stateDisclosure, scope: Example.part,
            decision: Example.decision, by: .secretariat, date: Example.published,
            today: Example.today)
        #expect(order.request == nil)
        #expect(order.comments == .none)
    }

    @Test(arguments: comments, [Ground.stateRequest, .stateDisclosure])
    func `C9: the whole follows the request on whatever ground, with its comments`(
        comments: Comments, ground: Ground
    ) throws {
        let order = try Paragraph2.publish(
            Self.asking(comments, .partly), on: ground, scope: .whole,
            decision: Example.decision, by: .secretariat, date: Example.published,
            today: Example.today)
        #expect(order.scope == .whole)
        #expect(order.request == Example.request.id)
        #expect(order.comments == comments)
    }

    /// What was printed with the part stays printed.
    @Test(arguments: comments) func `C9: more goes out with the comments that are public`(
        comments: Comments
    ) throws {
        var report = Example.report(.toState, .disclosed)
        report.publication = Publication(
            ground: .stateDisclosure, scope: Example.part, publishedOn: Example.published,
            comments: comments)
        let order = try Paragraph2.publish(
            report, on: .stateDisclosure, scope: .whole, decision: Example.decision,
            by: .secretariat, date: Example.published, today: Example.today)
        #expect(order.comments == comments)
        #expect(order.request == nil)
    }

    @Test(arguments: Kind.allCases)
    func `the whole may be asked for while a part is public, and followed`(kind: Kind) throws {
        let part = Example.report(kind, .partly)
        #expect(Step.request.outcome(on: part, by: kind.correspondent) == "yes")
        let asking = Example.report(kind, .asking)
        #expect(asking.confidentiality == .published)
        #expect(Step.request.outcome(on: asking, by: kind.correspondent) == "request_not_open")
        #expect(Step.publish.outcome(on: asking, by: kind.hands) == "yes")
    }

    @Test(arguments: Kind.allCases)
    func `a request is withdrawn while a part is public, and made again`(kind: Kind) throws {
        var report = Example.report(kind, .asking)
        let order = try Paragraph2.withdraw(
            requestFor: report, by: kind.correspondent, on: Example.today, today: Example.today)
        #expect(order.request == Example.request.id)
        report.openRequest = nil
        #expect(report.confidentiality == .published)
        #expect(Step.withdraw.outcome(on: report, by: kind.correspondent) == "no_open_request")
        #expect(Step.request.outcome(on: report, by: kind.correspondent) == "yes")
    }

    /// A part moves nobody's sight but the public's.
    @Test(arguments: Kind.allCases)
    func `the parties still read the whole, and everybody else the public edition`(kind: Kind) {
        var readers = Paragraph1.readers(of: Example.report(kind, .disclosed))
        #expect(readers[.everyone] == nil)
        readers[.everyone] = .publicEdition
        #expect(Paragraph1.readers(of: Example.report(kind, .partly)) == readers)
        #expect(Paragraph1.readers(of: Example.report(kind, .asking)) == readers)
    }
}
