package import Article16
internal import SQLite

extension Registry {
    /// Destroys the keys of a report's words and of all that was said around it, and keeps when and
    /// why. Its facts stay, and who may read them.
    ///
    /// - Parameter reason: sealed with what belongs to no report, so that it outlives the words.
    package func carryOut(
        _ order: consuming ErasureOrder, reason: String, by account: AccountID, now: String
    ) throws {
        let report = order.report
        try connection.run(
            "UPDATE sealed_reports SET erased_on = ?2, erasure_reason = ?3 WHERE id = ?1",
            .text(report.text), .date(order.erasedOn),
            try sealer(of: .register).text(reason, "reports.erasure_reason", of: report.text))
        try destroyKeys(of: report)
        try note(.erased, of: report, by: account, at: now)
    }
}
