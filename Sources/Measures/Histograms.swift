/// How often values fell where, for a row of series that share their bounds.
///
/// One thread records and any may read, as with `Counter`. All room is taken at once, so that
/// recording is a search in a dozen numbers and two additions.
package final class Histograms: Sendable {
    /// The largest value of each bucket, rising; one more bucket takes what is above the last.
    package let bounds: [Int]
    /// For each series its buckets, then the sum of its values.
    private let cells: Counters
    private let stride: Int

    package init(series: Int = 1, bounds: [Int]) {
        self.bounds = bounds
        stride = bounds.count + 2
        cells = Counters(count: series * stride)
    }

    package func record(_ value: Int, in series: Int = 0) {
        let first = series * stride
        cells.add(1, at: first + bucket(of: value))
        cells.add(value, at: first + stride - 1)
    }

    private func bucket(of value: Int) -> Int {
        var bucket = 0
        while bucket < bounds.count, bounds[bucket] < value { bucket += 1 }
        return bucket
    }

    /// What a series has come to.
    package func reading(of series: Int = 0) -> Reading {
        let first = series * stride
        let counts = (0...bounds.count).map { cells.value(at: first + $0) }
        return Reading(counts: counts, sum: cells.value(at: first + stride - 1))
    }

    /// A series as it was when it was looked at.
    package struct Reading: Equatable, Sendable {
        /// Of each bucket alone, without those below it.
        package var counts: [Int]
        package var sum: Int

        package var total: Int { counts.reduce(0, +) }

        /// Of several writers' series one.
        package static func + (one: Reading, other: Reading) -> Reading {
            Reading(
                counts: zip(one.counts, other.counts).map { $0 + $1 }, sum: one.sum + other.sum)
        }
    }
}
