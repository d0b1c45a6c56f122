internal import Dispatch
package import Measures

/// What the writer has counted, on its queue; any thread may read.
package final class WriterFigures: Sendable {
    /// Pieces of work that wait for their commit, as of the last one.
    package let waiting = Counter()
    /// Entries of all trails that are on the disk since the service began.
    package let entries = Counter()
    /// Commits that failed.
    package let failures = Counter()
    /// How many pieces of work a commit took.
    package let sizes = Histograms(bounds: [1, 2, 4, 8, 16, 32, 64, 128, 256])
    /// Nanoseconds of the work before a commit, and of the commit, which waits for the disk.
    package let work = Histograms(bounds: WriterFigures.bounds)
    package let commits = Histograms(bounds: WriterFigures.bounds)

    /// A tenth of a millisecond to ten seconds.
    private static let bounds = [
        100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000,
        50_000_000, 100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000,
        10_000_000_000,
    ]

    /// Nanoseconds that only go forward.
    static var now: Int { Int(DispatchTime.now().uptimeNanoseconds) }

    func committed(_ count: Int, entries: Int, begun: Int, worked: Int) {
        sizes.record(count)
        work.record(worked - begun)
        commits.record(Self.now - worked)
        self.entries.add(entries)
    }
}
