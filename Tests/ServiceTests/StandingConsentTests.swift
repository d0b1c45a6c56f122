import Article16
import Foundation
import Registry
import Testing

/// What falls due by itself does not wait for anybody's request.
struct StandingConsentTests {
    /// A declaration that was in force while nothing ran: it is put into the store of a service
    /// that is stopped.
    @Test func `a service makes at its start the requests that fell due while it was down`() throws
    {
        let folder = try Folder()
        let service = try RunningService(in: folder)
        let client = Client(wire: try service.wire(), token: try service.token("secretariat"))
        let state = #"{"name": "Kazakhstan", "deposited_on": "2005-10-22"}"#
        try client.put("/v1/state-parties/KAZ", state).expect(201)
        let made = try client.post("/v1/reports", Sample.report(), key: Client.freshKey())
        let report = "/v1/reports/" + (try made.created())
        let adopted = #"{"adopted_on": "2013-11-17"}"#
        try client.act(report + "/adoption", adopted, on: report).expect(200)
        let sent = #"{"addressee": "state_party", "transmitted_on": "2014-01-03"}"#
        try client.act(report + "/transmissions", sent, on: report).expect(201)
        let requests = try client.get(report + "/publication-requests").expect(200)
        #expect(!requests.text.contains("prq_"))
        #expect(service.stop() == 0)
        try Self.declare(in: folder.store, by: client.token)
        let later = try RunningService(in: folder)
        let reader = Client(wire: try later.wire(), token: client.token)
        let caughtUp = try reader.get(report + "/publication-requests").expect(200)
        #expect(caughtUp.text.contains(#""requested_on":"2014-07-02""#))
        #expect(caughtUp.text.contains(#""origin":"standing_consent""#))
    }

    private static func declare(in store: String, by text: String?) throws {
        let token = try #require(Token(text ?? ""))
        let day = try #require(CalendarDate("2014-01-01"))
        let state = try #require(StateCode("KAZ"))
        let keys = Array(try Data(contentsOf: URL(filePath: store + ".key")))
        let writer = try Writer(at: store, keys: try MasterKeys(parsing: keys) { keys })
        try writer.perform { registry in
            let consent = StandingConsent(declaredOn: day, trigger: .afterDays(180))
            let order = try StandingConsent.declare(consent, after: [], today: day)
            let now = "2014-01-01T12:00:00Z"
            let caller = try registry.caller(tokenSHA256: token.sha256, now: now)
            _ = try registry.carryOut(
                order, of: state, reference: nil, by: try #require(caller).account, now: now)
        }
        try writer.close()
    }
}
