@testable internal import API
internal import Registry

/// A cursor: good for whom, where and for what it was given, and for nothing else.
///
/// The octets are read as a cursor, and, cut by line ends, as a place and what it is bound to.
enum CursorTarget: Target {
    static func check(_ octets: [UInt8]) {
        let text = String(decoding: octets, as: UTF8.self)
        checkDigits(octets, text)
        let words = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let binding = binding(words)
        expect(Cursor.read(text, binding) == nil, "nobody makes a cursor up")
        // A key has no NUL: it is a date or a number.
        let place = ListPosition(key: words[0].filter { $0 != "\0" }, id: words.last ?? "")
        let cursor = Cursor.write(place, binding)
        expect(Cursor.read(cursor, binding) == place, "a cursor leads where it was made")
        var draw = Draw(octets)
        checkAltered(cursor, binding, &draw)
        checkElsewhere(cursor, binding, &draw)
        checkShifted(cursor, binding)
    }

    private static let key = [UInt8](repeating: 7, count: 32)

    private static func binding(_ words: [String]) -> Cursor.Binding {
        let word = { $0 < words.count ? words[$0] : "" }
        let filters = words.count > 4 ? [(name: word(3), value: word(4))] : []
        return Cursor.Binding(key: key, path: word(1), filters: filters, account: word(2))
    }

    private static func checkDigits(_ octets: [UInt8], _ text: String) {
        let written = Base64URL.encode(octets)
        expect(Base64URL.decode(written) == octets, "what is written is what is read")
        guard let bytes = Base64URL.decode(text) else { return }
        expect(Base64URL.encode(bytes) == text, "octets are written in one way")
    }

    private static func checkAltered(
        _ cursor: String, _ binding: Cursor.Binding, _ draw: inout Draw
    ) {
        var digits = Array(cursor.utf8)
        let place = draw.number(0...digits.count - 1)
        digits[place] = digits[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
        let altered = [
            String(decoding: digits, as: UTF8.self), String(cursor.dropLast()), cursor + "A",
        ]
        let one = altered[draw.number(0...2)]
        expect(Cursor.read(one, binding) == nil, "an altered cursor is none")
    }

    private static func checkElsewhere(
        _ cursor: String, _ binding: Cursor.Binding, _ draw: inout Draw
    ) {
        let more = binding.filters + [(name: "q", value: "")]
        let others = [
            Cursor.Binding(
                key: binding.key, path: binding.path + "/", filters: binding.filters,
                account: binding.account),
            Cursor.Binding(
                key: binding.key, path: binding.path, filters: more, account: binding.account),
            Cursor.Binding(
                key: binding.key, path: binding.path, filters: binding.filters,
                account: binding.account + "a"),
            Cursor.Binding(
                key: binding.key, path: binding.account + " ", filters: binding.filters,
                account: binding.path),
        ]
        let other = others[draw.number(0...3)]
        expect(Cursor.read(cursor, other) == nil, "a cursor is good for one list of one reader")
    }

    /// Words of the filters made part of the place: the tag must tell the two apart.
    private static func checkShifted(_ cursor: String, _ binding: Cursor.Binding) {
        guard !binding.filters.isEmpty, let bytes = Base64URL.decode(cursor) else { return }
        let words = binding.filters.flatMap { [$0.name, $0.value] }
        let moved = words.flatMap { Array("\($0.utf8.count):\($0)".utf8) }
        let shifted = Base64URL.encode(Array(bytes[..<16]) + moved + Array(bytes[16...]))
        let bare = Cursor.Binding(
            key: binding.key, path: binding.path, filters: [], account: binding.account)
        expect(Cursor.read(shifted, bare) == nil, "a filter is no part of a place")
    }
}
