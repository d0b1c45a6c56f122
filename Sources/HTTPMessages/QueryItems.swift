/// The items of a query, `name=value` joined by `&` as forms write them, decoded, in their order.
package struct QueryItems: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        package let name: String
        /// Empty where there is no `=`.
        package let value: String
    }

    /// Items of one query; more is `tooMany`.
    package static let maxItems = 64

    package let items: [Item]

    /// Empty parts (`a=1&&b=2`) count for nothing; an item may be there more than once.
    package init(_ query: (some Collection<UInt8>)?) throws(EncodingFault) {
        guard let query else {
            items = []
            return
        }
        var items: [Item] = []
        for part in query.split(separator: UInt8(ascii: "&")) {
            guard items.count < Self.maxItems else { throw .tooMany }
            let end = part.firstIndex(of: Octet.equals) ?? part.endIndex
            items.append(
                Item(
                    name: try PercentDecoding.decode(part[..<end], plusIsSpace: true),
                    value: try PercentDecoding.decode(part[end...].dropFirst(), plusIsSpace: true)))
        }
        self.items = items
    }

    package init(_ target: Target) throws(EncodingFault) {
        try self.init(target.queryOctets)
    }

    /// The values of this name, in their order.
    package func values(_ name: String) -> [String] {
        items.filter { $0.name == name }.map(\.value)
    }

    /// The first value of this name.
    package subscript(_ name: String) -> String? {
        items.first { $0.name == name }?.value
    }
}
