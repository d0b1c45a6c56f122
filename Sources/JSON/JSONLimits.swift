/// How much one JSON text may ask of its reader. Its length in bytes is the transport's to limit.
package struct JSONLimits: Equatable, Sendable {
    /// How many arrays and objects may stand inside each other. The parser calls itself once a
    /// level, so this also bounds its stack.
    package var depth = 32

    /// Values of all kinds in the text, containers included: bounds memory where `[[],[],…` costs
    /// three bytes a value on the wire and tens in memory.
    package var values = 500_000

    /// Bytes of one number. No double needs more than 25 to be written exactly enough; exact
    /// decimal expansions are longer.
    package var numberLength = 256

    package init() {}

    package static let standard = JSONLimits()
}
