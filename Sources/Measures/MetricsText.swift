/// Writes numbers as Prometheus reads them: the text format 0.0.4, or OpenMetrics 1.0
/// (github.com/prometheus/docs, "Exposition formats"; openmetrics.io, "Specification").
package struct MetricsText: Sendable {
    package enum Form: Sendable {
        case prometheus, openMetrics
    }

    package enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    package typealias Label = (name: String, value: String)

    private let form: Form
    /// The family at hand.
    private var name = ""
    private var suffix = ""
    package private(set) var bytes: [UInt8] = []

    package init(_ form: Form) {
        self.form = form
        bytes.reserveCapacity(16 * 1024)
    }

    /// Begins a family; its samples follow.
    ///
    /// - Parameter name: with its unit last, and without the `_total` of a counter, which
    ///   OpenMetrics has in the samples alone.
    package mutating func family(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        suffix = kind == .counter ? "_total" : ""
        let shown = form == .openMetrics ? name : name + suffix
        append("# HELP \(shown) \(help)\n# TYPE \(shown) \(kind.rawValue)\n")
    }

    /// A sample of a counter or gauge.
    package mutating func sample(_ value: Int, _ labels: [Label] = []) {
        line(suffix, labels, "\(value)")
    }

    /// A sample in seconds, of nanoseconds.
    package mutating func seconds(_ nanoseconds: Int, _ labels: [Label] = []) {
        line(suffix, labels, Self.decimal(nanoseconds, Self.nano))
    }

    /// A series of a histogram; its buckets are written cumulated.
    ///
    /// - Parameter unit: how many of the recorded values one of the written unit has.
    package mutating func series(
        _ reading: Histograms.Reading, bounds: [Int], unit: Int = 1, _ labels: [Label] = []
    ) {
        var total = 0
        for (index, count) in reading.counts.enumerated() {
            total += count
            let bound = index < bounds.count ? Self.decimal(bounds[index], unit) : "+Inf"
            line("_bucket", labels + [("le", bound)], "\(total)")
        }
        line("_sum", labels, Self.decimal(reading.sum, unit))
        line("_count", labels, "\(total)")
    }

    /// The whole text.
    package consuming func finished() -> [UInt8] {
        if form == .openMetrics { append("# EOF\n") }
        return bytes
    }

    /// How many nanoseconds a second has.
    package static let nano = 1_000_000_000

    private mutating func line(_ suffix: String, _ labels: [Label], _ value: String) {
        append(name + suffix)
        if !labels.isEmpty {
            let pairs = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
            append("{\(pairs.joined(separator: ","))}")
        }
        append(" \(value)\n")
    }

    /// Neither a quote nor a line end of a value ends it.
    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            .replacing("\n", with: "\\n")
    }

    /// Exactly, without a detour through binary fractions; OpenMetrics wants `1.0` for a bound.
    ///
    /// - Parameter unit: a power of ten.
    private static func decimal(_ value: Int, _ unit: Int) -> String {
        guard unit > 1 else { return "\(value).0" }
        let (whole, rest) = value.quotientAndRemainder(dividingBy: unit)
        // The one in front keeps the zeros behind the point.
        var digits = "\(unit + rest)".dropFirst()
        while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    private mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }
}
