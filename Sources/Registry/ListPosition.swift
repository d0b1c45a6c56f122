/// Where a page begins: after the item with this key and id.
package struct ListPosition: Sendable, Equatable {
    package let key: String
    package let id: String

    package init(key: String, id: String) {
        self.key = key
        self.id = id
    }
}
