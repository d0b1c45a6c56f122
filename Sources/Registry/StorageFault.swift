internal import SQLite

/// Why the store could not do what it was asked, as far as a client may know.
package enum StorageFault: Error, Sendable {
    /// The disk or the store's bound is full; what the public reads goes on, what changes
    /// something or must be written down waits for room.
    case full
    /// The store cannot be read or written; nothing was changed.
    case unavailable

    /// What an error of the store means; nil for one that is not about the store's own health.
    package init?(_ error: any Error) {
        if let fault = error as? StorageFault {
            self = fault
            return
        }
        guard let error = error as? SQLiteError else { return nil }
        switch error.kind {
        case .full: self = .full
        case .io, .corrupt, .cannotOpen, .readOnly, .busy, .writerExists: self = .unavailable
        case .constraint, .interrupted, .notAuthorized, .unopened, .other: return nil
        }
    }
}

/// A rule of the store that was broken; the caller looked for it first, so this is rare.
package enum Conflict: Error, Sendable {
    case symbol
}
