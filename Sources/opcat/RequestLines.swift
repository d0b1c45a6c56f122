internal import API
internal import Glibc
internal import HTTPMessages

/// The lines of one loop's requests, gathered until the journal gets them together: a line costs
/// its letters, and the way to the journal's queue is gone once for many.
struct RequestLines {
    private let journal: Journal
    private var octets: [UInt8] = []
    private var count = 0
    /// When the first of them was written, in milliseconds of the coarse clock.
    private var begun = 0
    private var second = 0
    /// How lines begin in this second.
    private var start: [UInt8] = []

    /// Octets at which they are handed over.
    private static let gathered = 16 * 1024
    /// Milliseconds after which they are handed over however few they are.
    static let patience = 100

    init(_ journal: Journal) { self.journal = journal }

    /// A line by itself, from any thread.
    static func write(_ response: Response, to journal: Journal) {
        var lines = RequestLines(journal)
        lines.append(response, 0)
        lines.handOver(all: true)
    }

    var isEmpty: Bool { count == 0 }

    mutating func append(_ response: Response, _ nanoseconds: Int) {
        let now = Self.now()
        if now.tv_sec != second { begin(Int(now.tv_sec)) }
        if count == 0 { begun = Self.milliseconds(now) }
        count += 1
        octets += start
        octets.append(ascii: response.status == .internalServerError ? "error\"" : "info\"")
        write(response.note)
        octets.append(ascii: ",\"status\":")
        octets.append(decimal: response.status.code)
        octets.append(ascii: ",\"duration_us\":")
        octets.append(decimal: nanoseconds / 1_000)
        if let trace = response.note.trace { write(trace, response.note.request) }
        octets.append(ascii: "}\n")
    }

    /// What stands in a line is made of digits, names of ours and templates: no letter of it
    /// needs an escape, whoever sends what.
    private mutating func write(_ note: ResponseNote) {
        if let request = note.request {
            octets.append(ascii: ",\"request\":\"")
            request.write(into: &octets)
            octets.append(ascii: "\"")
        }
        if let method = note.method { write("method", method.token) }
        if let route = note.route { write("route", RequestFigures.labels[route].template) }
        if let account = note.account { write("account", account) }
    }

    /// W3C Trace Context: the trace and the sender's part in it are the sender's words, digits
    /// alone; this request's own part is made of its name.
    private mutating func write(_ trace: TraceParent, _ request: RequestID?) {
        octets.append(ascii: ",\"trace\":\"")
        octets.append(hex: trace.high, digits: 16)
        octets.append(hex: trace.low, digits: 16)
        octets.append(ascii: "\",\"parent\":\"")
        octets.append(hex: trace.parent, digits: 16)
        if let request {
            octets.append(ascii: "\",\"span\":\"")
            octets.append(hex: request.span, digits: 16)
        }
        octets.append(ascii: "\"")
    }

    private mutating func write(_ name: StaticString, _ value: String) {
        octets.append(ascii: ",\"")
        octets.append(ascii: name.description)
        octets.append(ascii: "\":\"")
        octets.append(ascii: value)
        octets.append(ascii: "\"")
    }

    private mutating func begin(_ second: Int) {
        self.second = second
        start = Array("{\"time\":\"\(Moment(seconds: second).text)\",\"level\":\"".utf8)
    }

    /// Hands over what is enough or old enough.
    mutating func handOver(all: Bool = false) {
        guard count > 0 else { return }
        let isEnough = all || octets.count >= Self.gathered
        guard isEnough || Self.milliseconds(Self.now()) - begun >= Self.patience else { return }
        journal.take(octets, count: count)
        octets = []
        octets.reserveCapacity(Self.gathered + 4 * 1024)
        count = 0
    }

    /// Good to some milliseconds, for the price of a few instructions (clock_gettime(2)).
    private static func now() -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        return time
    }

    private static func milliseconds(_ time: timespec) -> Int {
        Int(time.tv_sec) * 1_000 + Int(time.tv_nsec) / 1_000_000
    }
}
