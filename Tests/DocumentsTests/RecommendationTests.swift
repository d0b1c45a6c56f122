import Article16
import Testing

@testable import Documents

@Suite("Recommendations")
struct RecommendationTests {
    /// What a bold paragraph is, by its words.
    static let kinds: [(kind: RecommendationKind, text: String)] = [
        (.recommendation, "The State Party should act."),
        (.recommendation, "The Subcommittee recommends that it act."),
        (.recommendation, "The Subcommittee on Prevention therefore recommends change."),
        (.recommendation, "The Subcommittee also urges the authorities to act."),
        (.recommendation, "It therefore calls upon the State party to act."),
        (.recommendation, "The State party is invited to look at the guidelines."),
        (.recommendation, "The authorities must end this practice."),
        (.recommendation, "The Subcommittee reiterates its previous recommendation on this."),
        (.recommendation, "The Subcommittee recalls the law. It encourages the State to keep it."),
        (
            .recommendation,
            "The State should inform detainees of their rights and publish a report."
        ),
        (.recommendation, "The Subcommittee requests the State to ensure that data are kept."),
        (
            .recommendation,
            "The mechanism should publish its annual report. It should give details."
        ),
        (.recommendation, "The Subcommittee requests information on this. The State should act."),
        (.requestForInformation, "The Subcommittee requests the State to provide information."),
        (.requestForInformation, "The Subcommittee requests that it be informed of the outcome."),
        (.requestForInformation, "The Subcommittee would like to receive statistics on deaths."),
        (.requestForInformation, "The State Party is requested to provide copies of the law."),
        (
            .requestForInformation,
            "The Subcommittee requests that a reply be given. The reply should be full. "
                + "It should include details."
        ),
        (.publicationInvitation, "The State Party should distribute this report."),
        (.publicationInvitation, "The Subcommittee recommends that it make this report public."),
        (
            .publicationInvitation,
            "The Subcommittee encourages the State to authorize the publication of the report and "
                + "requests that it be notified of its decision."
        ),
        (.statement, "The Subcommittee recalls that it may visit any place at any time."),
        (.statement, "The Subcommittee is of the view that dialogue would be the best way."),
        (.statement, "Detainees' requests and complaints are many, and requests for leave few."),
    ]

    @Test(arguments: kinds)
    func `what is asked makes the kind`(kind: RecommendationKind, text: String) throws {
        let report = "1. **The State should begin.**\n\n2. **\(text)**\n\n3. End.\n"
        let found = try #require(try Document(report).recommendation("2"))
        #expect(found.kind == kind)
        #expect(found.text == text)
    }

    @Test func `only two kinds need an answer`() {
        let answered = RecommendationKind.allCases.filter(\.needsAnswer)
        #expect(answered == [.recommendation, .requestForInformation])
        #expect(
            RecommendationKind.allCases.map(\.rawValue) == [
                "recommendation", "request_for_information", "publication_invitation", "statement",
            ])
    }

    static let parts: [(text: String, recommendation: String?)] = [
        ("The law is bad. **The State should change it.**", "The State should change it."),
        ("**The State should change it.** The law is bad.", "The State should change it."),
        ("In this regard, **the State should change it**.", "the State should change it."),
        ("The State should change it.", nil),
        ("The **detention centre** is full, and it should not be.", nil),
        ("**Health care in police cells.** It is bad.", nil),
        ("**Note well.** It is bad.", nil),
        (
            "**The State should act.** So it is. **It should also pay.**",
            "The State should act. […] It should also pay."
        ),
        ("**The State should act**, **and should pay**.", "The State should act, and should pay."),
    ]

    @Test(arguments: parts)
    func `where some of a report is bold, its bold passages recommend`(
        text: String, recommendation: String?
    ) throws {
        let report = "1. **The State should begin.**\n\n2. \(text)\n\n3. End.\n"
        #expect(try Document(report).recommendation("2")?.text == recommendation)
    }

    static let plain: [(text: String, recommendation: String?)] = [
        ("It is bad. The Subcommittee recommends change.", "The Subcommittee recommends change."),
        ("The State party should act. It is bad. It must pay.", "The State party should act."),
        ("We urge the ministry to act.", "We urge the ministry to act."),
        ("Detainees should be told of their rights.", "Detainees should be told of their rights."),
        ("The delegation was told that it should act.", nil),
        ("According to the law, detainees should be heard.", nil),
        ("They must wait for a doctor.", nil),
        ("Requests for leave are many. He calls home.", nil),
    ]

    @Test(arguments: plain)
    func `where nothing is bold, the sentences that ask recommend`(
        text: String, recommendation: String?
    ) throws {
        let report = "1. The visit took place.\n\n2. \(text)\n\n3. End.\n"
        #expect(try Document(report).recommendation("2")?.text == recommendation)
    }

    @Test func `an introduction is none where its parts are`() throws {
        let text = """
            1. **The State Party should ensure that:**

            (a) **Detainees are heard;**

            (b) **Doctors are present. The State Party is invited to train them.**

            2. **The State should pay. It should also see to it that:**

            (a) Cells are clean;

            (b) Cells are warm.

            3. The following is true:

            (a) It is late;

            (b) **The State should act.**
            """
        let found = try Document(text).recommendations
        #expect(found.map(\.address.description) == ["1(a)", "1(b)", "2", "2(a)", "2(b)", "3(b)"])
        #expect(found.allSatisfy { $0.kind == .recommendation })
    }

    static let reiterations: [(text: String, citations: [String])] = [
        ("The Subcommittee reiterates its recommendation<sup>1</sup> on this.", ["A/1 36"]),
        ("The Subcommittee reiterates its recommendation on this.<sup>1</sup>", ["A/1 36"]),
        ("The Subcommittee reiterates<sup>2</sup> it.", ["A/1 36 83 102-108"]),
        ("The Subcommittee reiterates<sup>1</sup>,<sup>3</sup> it.", ["A/1 36", "B/2 "]),
        (
            "The Subcommittee reiterates<sup>1</sup> it, in line with rule 5.<sup>3</sup>",
            ["A/1 36"]
        ),
        ("The Subcommittee reiterates it. The State should act.<sup>1</sup>", []),
        ("As it said,<sup>1</sup> the Subcommittee reiterates it.", []),
        ("The Subcommittee recommends it.<sup>1</sup>", []),
        ("The Subcommittee reiterates it (A/1, paras. 3 and 4).", ["A/1 3 4"]),
        ("The Subcommittee reiterates<sup>4</sup> it.", ["A/1 36"]),
    ]

    @Test(arguments: reiterations)
    func `what is reiterated stands behind the footnote`(text: String, citations: [String]) throws {
        let notes = [
            "A/1, para. 36.", "A/1, paras. 36, 83 and 102–108.", "B/2.",
            "A/1, para. 36. See also B/2.",
        ]
        .enumerated().map { "<sup>\($0 + 1)</sup> \($1)" }.joined(separator: "\n\n")
        let report = "1. One.\n\n2. **\(text)**\n\n\(notes)\n\n3. End.\n"
        let found = try #require(try Document(report).recommendation("2"))
        let read = found.reiterates.map { "\($0.symbol) \($0.paragraphs.joined(separator: " "))" }
        #expect(read == citations)
    }
}
