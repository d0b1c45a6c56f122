internal import SQLite

/// The ids of what was found, for a statement that narrows its rows to them.
package struct SearchFinds: Sendable, Hashable {
    package let ids: Set<String>

    package init(_ ids: Set<String>) {
        self.ids = ids
    }

    /// A JSON array; ids have nothing in them to escape.
    var value: Value { .text("[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]") }
}
