internal import API
internal import HTTPServer
internal import Measures
internal import Registry

/// All that the service has counted, as one text for Prometheus.
///
/// A door for the operator alone, and only numbers go through it (decision 40): by route template,
/// status class and kind of problem, for all callers together.
struct Metrics: Sendable {
    let store: String
    let state: ServiceState
    let journal: Journal
    let writer: WriterFigures
    let loops: [LoopFigures]
    let contents: ContentBudget
    let requests: [RequestFigures]

    func text(_ form: MetricsText.Form) -> [UInt8] {
        var text = MetricsText(form)
        text.family("opcat_build_info", .gauge, "The release that runs.")
        text.sample(1, [("version", Build.version)])
        writeState(into: &text)
        writeRequests(into: &text)
        writeConnections(into: &text)
        writeWriter(into: &text)
        writeProcess(into: &text)
        return text.finished()
    }

    private func writeState(into text: inout MetricsText) {
        text.family("opcat_ready", .gauge, "Whether the service takes work, as /readyz says.")
        text.sample(state.readiness == .ready ? 1 : 0)
        text.family("opcat_log_lines_lost", .counter, "Log lines that nobody read in time.")
        text.sample(journal.lost)
    }

    private func writeRequests(into text: inout MetricsText) {
        text.family(
            "opcat_request_duration_seconds", .histogram,
            "From the whole request to its answer, by route and class of status.")
        for (route, label) in RequestFigures.labels.enumerated() {
            for status in 1...RequestFigures.classes { write(route, status, label, into: &text) }
        }
        text.family("opcat_problems", .counter, "Answers that were a problem, by its type.")
        for (number, kind) in ProblemType.allCases.enumerated() {
            let count = requests.reduce(0) { $0 + $1.problems.value(at: number) }
            if count > 0 { text.sample(count, [("type", kind.rawValue)]) }
        }
    }

    /// A series that has nothing is left out.
    private func write(
        _ route: Int, _ status: Int, _ label: (method: String, template: String),
        into text: inout MetricsText
    ) {
        let series = RequestFigures.series(route, status)
        let readings = requests.map { $0.durations.reading(of: series) }
        guard let first = readings.first, readings.contains(where: { $0.total > 0 }) else { return }
        text.series(
            readings.dropFirst().reduce(first, +), bounds: requests[0].durations.bounds,
            unit: MetricsText.nano,
            [("method", label.method), ("route", label.template), ("status", "\(status)xx")])
    }

    private func writeConnections(into text: inout MetricsText) {
        text.family("opcat_connections_open", .gauge, "Connections that are open.")
        text.sample(sum { $0.open.now })
        text.family("opcat_connections_accepted", .counter, "Connections that came in.")
        text.sample(sum { $0.accepted.now })
        text.family("opcat_connections_shed", .counter, "Connections turned away with 503.")
        text.sample(sum { $0.turnedAway.now })
        text.family("opcat_connections_expired", .counter, "Connections cut at a deadline.")
        text.sample(sum { $0.expired.now })
        text.family("opcat_requests_shed", .counter, "Requests refused since too much waited.")
        text.sample(sum { $0.shed.now })
        text.family("opcat_content_bytes", .gauge, "Content of requests under way.")
        text.sample(contents.now)
        text.family("opcat_answers_awaited", .gauge, "Requests whose answer is waited for.")
        text.sample(sum { $0.awaited.now })
    }

    private func sum(_ figure: (LoopFigures) -> Int) -> Int {
        loops.reduce(0) { $0 + figure($1) }
    }
}

extension Metrics {
    private func writeWriter(into text: inout MetricsText) {
        text.family("opcat_writer_waiting", .gauge, "Pieces of work that wait for a commit.")
        text.sample(writer.waiting.now)
        text.family("opcat_commit_requests", .histogram, "Pieces of work that a commit took.")
        text.series(writer.sizes.reading(), bounds: writer.sizes.bounds)
        text.family("opcat_commit_work_seconds", .histogram, "The work before a commit.")
        write(writer.work, into: &text)
        text.family("opcat_commit_seconds", .histogram, "Commits, each waiting for the disk.")
        write(writer.commits, into: &text)
        text.family("opcat_commit_failures", .counter, "Commits that failed.")
        text.sample(writer.failures.now)
        text.family("opcat_trail_entries", .counter, "Entries written to the audit trails.")
        text.sample(writer.entries.now)
        text.family("opcat_store_bytes", .gauge, "The files of the store.")
        for (file, suffix) in [("store", ""), ("wal", "-wal")] {
            if let size = ProcessFacts.size(of: store + suffix) {
                text.sample(size, [("file", file)])
            }
        }
    }

    private func write(_ times: Histograms, into text: inout MetricsText) {
        text.series(times.reading(), bounds: times.bounds, unit: MetricsText.nano)
    }

    /// By the names that Prometheus's own libraries have for them.
    private func writeProcess(into text: inout MetricsText) {
        text.family("process_cpu_seconds", .counter, "Time of the processor.")
        text.seconds(ProcessFacts.processorTime)
        for (name, value, help) in [
            ("process_resident_memory_bytes", ProcessFacts.residentMemory, "Memory in use."),
            ("process_open_fds", ProcessFacts.openDescriptors, "Open descriptors."),
            ("process_max_fds", ProcessFacts.maxDescriptors, "Descriptors that may be open."),
        ] {
            guard let value else { continue }
            text.family(name, .gauge, help)
            text.sample(value)
        }
    }
}
