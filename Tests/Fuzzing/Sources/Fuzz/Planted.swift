/// What `scripts/fuzz --self-test` must find, each behind a word whose letters are found one by
/// one with counters, and hardly ever without.
enum PlantedCrash: Target {
    static func check(_ octets: [UInt8]) {
        if spells("trap", octets) { fatalError("the planted crash") }
    }

    /// A letter more is a round more, which the counters tell apart up to four.
    @inline(never)
    static func spells(_ word: StaticString, _ octets: [UInt8]) -> Bool {
        let letters = Array(word.description.utf8)
        var place = 0
        while place < letters.count, place < octets.count, octets[place] == letters[place] {
            place += 1
        }
        return place == letters.count
    }
}

enum PlantedHang: Target {
    static func check(_ octets: [UInt8]) {
        var draw = Draw(octets)
        while PlantedCrash.spells("hang", octets), draw.next() > 0 {}
    }
}

enum PlantedLeak: Target {
    static func check(_ octets: [UInt8]) {
        guard PlantedCrash.spells("leak", octets) else { return }
        let lost = UnsafeMutablePointer<UInt64>.allocate(capacity: 8)
        lost.initialize(repeating: UInt64(octets.count), count: 8)
    }
}
