internal import Article16
internal import HTTPMessages
internal import Registry

/// Holds back what was read through a token until the trail has it on the disk: a confidential
/// answer leaves only after its entry is durable.
///
/// What is read together is written together, by one piece of work in one commit. Confined to
/// the thread of its loop.
final class Withholding {
    /// How many refused sign-ins of a minute are written down: who comes without a token that
    /// holds must not be able to fill the disk.
    private static let refusalsAMinute = 60

    private let writer: Writer
    private var answers: [WithheldAnswer] = []
    /// Who came with a token for the first time on this day, as far as this loop knows.
    private var newcomers: [(caller: Caller, moment: Moment)] = []
    private var known: (today: Int, accounts: Set<AccountID>) = (0, [])
    private var refusals: [Moment] = []
    private var refusalsWritten = (minute: 0, count: 0)

    init(_ writer: Writer) {
        self.writer = writer
    }

    func hold(_ answer: WithheldAnswer) {
        answers.append(answer)
    }

    func admit(_ caller: Caller, at moment: Moment) {
        let today = moment.seconds / 86_400
        if known.today != today { known = (today, []) }
        guard known.accounts.insert(caller.account).inserted else { return }
        newcomers.append((caller, moment))
    }

    func refuseSignIn(at moment: Moment) {
        let minute = moment.seconds / 60
        if refusalsWritten.minute != minute { refusalsWritten = (minute, 0) }
        guard refusalsWritten.count < Self.refusalsAMinute else { return }
        refusalsWritten.count += 1
        refusals.append(moment)
    }

    /// Hands over what gathered since the last time.
    func release() {
        guard !answers.isEmpty || !newcomers.isEmpty || !refusals.isEmpty else { return }
        let (newcomers, refusals) = (newcomers, refusals)
        let answers = answers
        self.answers.removeAll(keepingCapacity: true)
        self.newcomers = []
        self.refusals = []
        writer.submit { registry in
            for moment in refusals { try registry.noteRefusedSignIn(at: moment.text) }
            for (caller, moment) in newcomers {
                try registry.noteSignIn(of: caller, at: moment.text)
            }
            try WithheldAnswer.write(answers, in: registry)
        } answer: { result in
            for answer in answers { answer.give(result) }
        }
    }

    /// The same for one answer that no loop waits with.
    static func release(_ answer: WithheldAnswer, through writer: Writer) {
        writer.submit { registry in
            try WithheldAnswer.write([answer], in: registry)
        } answer: { result in
            answer.give(result)
        }
    }
}

/// An answer that waits for its entry in the trail.
struct WithheldAnswer: Sendable {
    let errand: Errand
    let caller: Caller
    let judged: Judged
    let later: @Sendable (Response) -> Void

    init(
        _ call: Call, _ caller: Caller, _ judged: Judged,
        later: @escaping @Sendable (Response) -> Void
    ) {
        errand = call.errand
        self.caller = caller
        self.judged = judged
        self.later = later
    }

    static func write(_ answers: [WithheldAnswer], in registry: Registry) throws {
        var now = (seconds: -1, text: "")
        for answer in answers {
            let moment = answer.errand.moment
            if now.seconds != moment.seconds { now = (moment.seconds, moment.text) }
            try registry.noteSignIn(of: answer.caller, at: now.text)
            try registry.append(
                answer.errand.entry(answer.judged, of: answer.caller, at: now.text))
        }
    }

    /// Lets the answer go; where its entry is not on the disk, another goes in its place.
    func give(_ result: Result<Void, any Error>) {
        switch result {
        case .success: send(judged.response)
        case .failure: send(Problem.unwritten.response(request: errand.id))
        }
    }

    private func send(_ response: Response) {
        later(errand.noted(response))
    }
}

extension Problem {
    fileprivate static var unwritten: Problem {
        var problem = Problem(
            .storageUnavailable,
            "What is read is written down first, and that cannot be done now; try again.")
        problem.fields = [("Retry-After", retryAfter)]
        return problem
    }
}
