package import Measures

/// What one loop has counted; its thread writes, any may read.
package final class LoopFigures: Sendable {
    /// Connections taken, with those that were turned away at once.
    package let accepted = Counter()
    package let open = Counter()
    /// Connections turned away: there were too many, or no descriptor was left.
    package let turnedAway = Counter()
    /// Requests refused because too many late answers were waited for, or too much content.
    package let shed = Counter()
    /// Connections ended by their deadline.
    package let expired = Counter()
    /// Late answers that are waited for.
    package let awaited = Counter()
    /// Times the loop was asked whether it is alive, and answered.
    package let beats = Counter()
}
