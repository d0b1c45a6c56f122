import Testing

@testable import Measures

/// What is counted, and how it is written for Prometheus.
struct MeasuresTests {
    @Test func `a counter goes up, and down where it is told to`() {
        let counter = Counter()
        counter.add()
        counter.add(41)
        counter.add(-2)
        #expect(counter.now == 40)
        counter.set(7)
        #expect(counter.now == 7)
    }

    @Test func `a value is counted in the first bucket that it does not pass`() {
        let histograms = Histograms(series: 2, bounds: [10, 20])
        for value in [1, 10, 11, 20, 21, 1_000] { histograms.record(value, in: 1) }
        #expect(histograms.reading(of: 1) == .init(counts: [2, 2, 2], sum: 1_063))
        #expect(histograms.reading(of: 0) == .init(counts: [0, 0, 0], sum: 0))
    }

    @Test func `series of several threads are one together`() {
        let one = Histograms.Reading(counts: [1, 2], sum: 3)
        #expect(one + .init(counts: [10, 20], sum: 30) == .init(counts: [11, 22], sum: 33))
    }

    @Test func `the text has its families, with a total for what only grows`() {
        var text = MetricsText(.prometheus)
        text.family("a", .counter, "Help.")
        text.sample(3, [("b", "c\"\\\n")])
        text.family("d_seconds", .gauge, "More.")
        text.seconds(1_050_000_000)
        let wanted = """
            # HELP a_total Help.
            # TYPE a_total counter
            a_total{b="c\\"\\\\\\n"} 3
            # HELP d_seconds More.
            # TYPE d_seconds gauge
            d_seconds 1.05

            """
        #expect(String(decoding: text.finished(), as: UTF8.self) == wanted)
    }

    @Test func `the buckets of a series are cumulated`() {
        let histograms = Histograms(bounds: [500_000, 1_000_000_000])
        for value in [400_000, 600_000, 2_000_000_000] { histograms.record(value) }
        var text = MetricsText(.openMetrics)
        text.family("a_seconds", .histogram, "Help.")
        text.series(
            histograms.reading(), bounds: histograms.bounds, unit: MetricsText.nano, [("b", "c")])
        let wanted = """
            # HELP a_seconds Help.
            # TYPE a_seconds histogram
            a_seconds_bucket{b="c",le="0.0005"} 1
            a_seconds_bucket{b="c",le="1.0"} 2
            a_seconds_bucket{b="c",le="+Inf"} 3
            a_seconds_sum{b="c"} 2.001
            a_seconds_count{b="c"} 3
            # EOF

            """
        #expect(String(decoding: text.finished(), as: UTF8.self) == wanted)
    }
}
