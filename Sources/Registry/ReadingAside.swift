internal import Dispatch
internal import Synchronization

/// Where long readings are done: on a queue, through doors of its own, so that neither a loop, nor
/// the writer, nor who waits for a change is held up by them.
///
/// Each turn is short, and who reads on takes another behind those who came meanwhile: as many as
/// read at once, each comes to its next page.
///
/// `@unchecked Sendable`: `queue` guards `readers`; the places are counted atomically.
package final class ReadingAside: @unchecked Sendable {
    /// How many lists are read to their end at once by who brings a token, and by who brings none:
    /// these cannot take the room of those.
    package static let limit = 32

    private let queue = DispatchQueue(label: "opcat.aside", qos: .userInitiated)
    private let readers: Readers
    private let members = ReadingPlaces(limit)
    private let everyone = ReadingPlaces(limit)

    package init(store: String, writer: Writer) {
        readers = Readers(of: store, keys: writer.keys)
    }

    /// Has something read in one transaction.
    package func read(_ body: @escaping @Sendable (Readers) -> Void) {
        queue.async {
            defer { self.readers.endReading() }
            body(self.readers)
        }
    }

    /// A place for one that reads on and on; nil where all are taken.
    package func place(forMember isMember: Bool) -> ReadingPlace? {
        (isMember ? members : everyone).take()
    }
}

/// A place among those who read lists to their end, given up when nobody holds it any more.
package final class ReadingPlace: Sendable {
    private let places: ReadingPlaces

    fileprivate init(_ places: ReadingPlaces) { self.places = places }

    deinit { places.giveUp() }
}

/// So many places.
private final class ReadingPlaces: Sendable {
    private let limit: Int
    private let taken = Atomic(0)

    init(_ limit: Int) { self.limit = limit }

    func take() -> ReadingPlace? {
        guard taken.add(1, ordering: .relaxed).newValue <= limit else {
            giveUp()
            return nil
        }
        return ReadingPlace(self)
    }

    func giveUp() { taken.subtract(1, ordering: .relaxed) }
}
