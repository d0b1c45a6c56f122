internal import Article16
internal import SQLite

/// What is decided for a whole store, by its operator.
package enum StoreSetting: String, CaseIterable, Sendable {
    /// What cannot be undone takes two persons.
    case twoPersons = "two_persons"
}

extension Registry {
    /// Off where nobody has decided.
    package func isOn(_ setting: StoreSetting) throws -> Bool {
        try connection.first(
            "SELECT value = 'on' FROM settings WHERE name = ?1", .text(setting.rawValue)
        ) { row in row.int(0) != 0 } ?? false
    }

    package func set(_ setting: StoreSetting, isOn: Bool, now: String) throws {
        let word = isOn ? "on" : "off"
        try connection.run(
            """
            INSERT INTO settings (name, value) VALUES (?1, ?2)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """,
            .text(setting.rawValue), .text(word))
        try record("setting_\(word)", of: setting.rawValue, by: nil, at: now)
    }

    /// Whether this account made this review.
    package func isReview(_ id: ReviewID, by account: AccountID) throws -> Bool {
        try connection.first(
            "SELECT account_id = ?2 FROM personal_data_reviews WHERE id = ?1",
            .text(id.text), .text(account.text)
        ) { row in row.int(0) != 0 } ?? false
    }
}
