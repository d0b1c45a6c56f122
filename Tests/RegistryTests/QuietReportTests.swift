import Article16
import SQLite
import Testing

@testable import Registry

/// Two statements tell the facts of a report, the shorter one where nothing is under way.
struct QuietReportTests {
    @Test func `of a report about which nothing is under way both statements say the same`() throws
    {
        let store = try Store()
        let world = try store.writer().perform { registry in
            let world = try GeneratedWorld.make(of: 40, seed: 4, in: registry)
            try FullerWorld.fill(world, seed: 4, in: registry)
            return world
        }
        let door = try store.member()
        var (quiet, others) = (0, 0)
        for party in world.parties where party.audience != nil {
            door.look(for: Caller(looking: party))
            for report in world.reports {
                let whole = try door.line(ReportFactsSQL.ofReport, of: report)
                guard let line = try door.line(ReportFactsSQL.ofQuietReport, of: report) else {
                    others += whole == nil ? 0 : 1
                    continue
                }
                #expect(line == whole, "\(report) for \(party)")
                quiet += 1
            }
        }
        #expect(quiet > 20 && others > 20, "\(quiet) quiet, \(others) others")
    }
}

extension Registry {
    /// Every column of the report's facts.
    fileprivate func line(_ sql: StaticString, of report: ReportID) throws -> [String?]? {
        try connection.first(sql, .text(report.text)) { row in
            ReportColumn.allCases.map { row.optionalText($0.rawValue) }
        }
    }
}
