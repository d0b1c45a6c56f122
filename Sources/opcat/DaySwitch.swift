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

    /// - Parameter failed: told in words why a day's work was not done; it is tried again. A store
    ///   that is full can still be read, so the service goes on.
    init(writer: Writer, failed: @escaping @Sendable (String) -> Void) {
        let start = Clock.now()
        var done = start.today.description
        do {
            try writer.perform { registry in try DailyWork.run(in: registry, at: start) }
        } catch {
            failed("\(error)")
            done = ""
        }
        let queue = DispatchQueue(label: "opcat.day")
        timer = DispatchSource.makeTimerSource(queue: queue)
        let days = Days(done: done)
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

extension Result {
    fileprivate var isSuccess: Bool {
        switch self {
        case .success: true
        case .failure: false
        }
    }
}
