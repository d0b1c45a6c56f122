internal import Synchronization

/// The octets of content that all loops together keep for requests under way: read in part, or
/// waiting with their request for an answer.
///
/// What has come counts, not what was promised: a client that promises much and sends little
/// takes no room from others. Asked once a read, and only for requests with content.
package final class ContentBudget: Sendable {
    private let held = Atomic(0)
    let limit: Int

    init(limit: Int) { self.limit = limit }

    package var now: Int { held.load(ordering: .relaxed) }

    /// Whether a content may be begun.
    var hasRoom: Bool { now < limit }

    /// Takes room for octets that have come; false where there is none, and then nothing is taken.
    func take(_ count: Int) -> Bool {
        guard held.wrappingAdd(count, ordering: .relaxed).newValue <= limit else {
            give(count)
            return false
        }
        return true
    }

    func give(_ count: Int) {
        guard count > 0 else { return }
        held.wrappingSubtract(count, ordering: .relaxed)
    }
}
