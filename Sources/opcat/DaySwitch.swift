internal import API
internal import Article16
internal import Dispatch
internal import Registry

/// Has the work of each day done once a day, in the writer's transactions.
///
/// What fell due while no service ran is done at the start, before anybody is answered.
final class DaySwitch {
    /// How long after midnight the work may begin, in seconds.
    private static let interval = 30

    private let timer: any DispatchSourceTimer

    /// - Parameter failed: told in words why a day's work was not done; it is tried again.
    init(writer: Writer, failed: @escaping @Sendable (String) -> Void) throws {
        let start = Clock.now()
        try writer.perform { registry in try DailyWork.run(in: registry, at: start) }
        let queue = DispatchQueue(label: "opcat.day")
        timer = DispatchSource.makeTimerSource(queue: queue)
        let days = Days(done: start.today.description)
        timer.setEventHandler {
            let now = Clock.now()
            guard days.begin(now.today.description) else { return }
            writer.submit { registry in
                try DailyWork.run(in: registry, at: now)
            } answer: { result in
                if case .failure(let error) = result { failed("\(error)") }
                queue.async { days.end(now.today.description, succeeded: result.isSuccess) }
            }
        }
        timer.schedule(
            deadline: .now() + .seconds(Self.interval), repeating: .seconds(Self.interval))
        timer.activate()
    }

    /// Nothing is begun any more.
    func stop() { timer.cancel() }
}

/// Which day's work is done; confined to the queue of the timer, which guards it.
private final class Days: @unchecked Sendable {
    private var done: String
    private var isUnderWay = false

    init(done: String) { self.done = done }

    func begin(_ day: String) -> Bool {
        guard day != done, !isUnderWay else { return false }
        isUnderWay = true
        return true
    }

    func end(_ day: String, succeeded: Bool) {
        isUnderWay = false
        if succeeded { done = day }
    }
}

extension Result {
    fileprivate var isSuccess: Bool {
        switch self {
        case .success: true
        case .failure: false
        }
    }
}
