import Article16
import Foundation
import SQLite

@testable import Registry

/// A store in a folder of its own, deleted with it.
final class Store {
    let folder: String
    let keys: MasterKeys

    init() throws {
        let line = MasterKeys.newLine()
        keys = try MasterKeys(parsing: line) { line }
        var template = Array((NSTemporaryDirectory() + "opcat-registry-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw POSIXError(.EIO) }
        folder = String(cString: made)
    }

    deinit {
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            print("left behind: \(folder)")
        }
    }

    var path: String { folder + "/register.sqlite" }

    func writer() throws -> Writer { try Writer(at: path, keys: keys) }

    /// Reads past every lock.
    func reader() throws -> Registry {
        try Registry(Connection(path: path, access: .readOnly), keys: keys)
    }

    /// Looks through the members' door.
    ///
    /// - Parameter views: others than the product's.
    func member(through views: String? = nil) throws -> Registry {
        let registry = try reader()
        try registry.viewer.present(on: registry.connection)
        guard let views else {
            try MembersDoor.lock(registry.connection)
            return registry
        }
        try MembersDoor.lock(registry.connection, views: views)
        return registry
    }

    /// What is wrong with it.
    func faults() throws -> [String] { try Registry.faults(ofStoreAt: path, keys: keys) }

    /// A connection that has the functions of the schema, for what no registry does.
    func connection() throws -> Connection {
        let connection = try Connection(path: path, access: .readWriteCreate)
        try Vault(keys).present(on: connection)
        return connection
    }
}

extension Registry {
    static let now = "2016-06-01T00:00:00Z"
    static let today = CalendarDate("2016-06-01")!

    /// An account of the secretariat, to be named in what is written.
    func account() throws -> AccountID {
        let token = Token.new()
        _ = try addAccount(
            AccountDraft(name: "A. Person", role: .secretariat), token: token,
            permissions: .readWrite, now: Self.now, expiresAt: "2017-01-01T00:00:00Z")
        return try caller(tokenSHA256: token.sha256, now: Self.now)!.account
    }

    /// The words of a report, as who wrote it reads them.
    func words(of report: Report) throws -> (text: StoredText, [RecommendationRecord]) {
        let writer = report.issuer.mechanism.map { Party.mechanism($0, of: report.state) }
        let opened = Paragraph1.open(try self.report(report.id)!, as: writer ?? .secretariat)!
        return (try text(of: opened)!, try recommendations(of: opened))
    }

    /// What the public edition of a report takes from its head.
    func head(of id: ReportID) throws -> (title: String, language: String) {
        try connection.first(
            "SELECT title, original_language FROM reports WHERE id = ?1", .text(id.text)
        ) { row in (row.text(0), row.text(1)) }!
    }

    func state(_ code: String) throws -> StateCode {
        let state = StateCode(code)!
        let day = CalendarDate("2005-10-22")!
        try put(
            StateParty(
                code: state, name: code, obligations: StateObligations(depositedOn: day)))
        return state
    }
}

extension ReportText {
    static func sample(_ words: String) -> ReportText {
        let recommendations = [
            RecommendationText(
                address: "1", kind: .recommendation, text: words),
            RecommendationText(
                address: "1", kind: .statement, text: words),
        ]
        let paragraph = #"[{"address":"1","heading_path":[],"text":"\#(words)","footnotes":[]}]"#
        let none = Array("[]".utf8)
        return ReportText(
            paragraphs: Array(paragraph.utf8), footnotes: none, annexes: none, unplaced: none,
            recommendations: recommendations)
    }
}
