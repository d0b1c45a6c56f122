/// A report's life, told step by step over a socket, with all that each reader saw on the way.
struct Telling<Step: Hashable & Sendable>: Sendable {
    private(set) var cells: [Step: [Reader: [Thing: String]]] = [:]
    private(set) var giveaways: [Step: [Reader: [String]]] = [:]

    /// Has all nine look.
    mutating func look(at subject: Subject, _ step: Step, in register: Register) throws {
        for reader in Reader.allCases {
            let look = Look(client: register[reader], subject: subject)
            cells[step, default: [:]][reader] = try look.cells()
            giveaways[step, default: [:]][reader] = try look.giveaways()
        }
    }
}

/// One line of a table: a thing at a step, with one letter for each of the nine.
///
/// `R` reads it (a report: with the dialogue on it), `c` reads a copy, `m` reads the public
/// edition, `a` reads the announcement (of a visit), `-` is answered as if it did not exist.
struct Row<Step: Hashable & Sendable>: Sendable, CustomStringConvertible {
    let step: Step
    let thing: Thing
    let letters: [Reader: String]

    init(_ step: Step, _ thing: Thing, _ letters: String) {
        self.step = step
        self.thing = thing
        let words = letters.split(separator: " ").map(String.init)
        precondition(words.count == Reader.allCases.count, "nine letters a line")
        self.letters = Dictionary(uniqueKeysWithValues: zip(Reader.allCases, words))
    }

    var description: String { "\(step), \(thing)" }
}
