import Foundation

/// A service with two States Parties, their mechanisms, and the nine kinds of reader.
final class Register {
    let service: RunningService
    private(set) var tokens: [Reader: String] = [:]
    /// The mechanisms of Kazakhstan and of Georgia.
    private(set) var mechanisms: [String] = []
    private let wire: Wire

    init(flags: [String] = []) throws {
        service = try RunningService(in: Folder(), flags: flags)
        wire = try service.wire()
        tokens[.secretariat] = try service.token("secretariat")
        for (code, name) in [("KAZ", "Kazakhstan"), ("GEO", "Georgia")] {
            let state = #"{"name": "\#(name)", "deposited_on": "2005-10-22"}"#
            _ = try self[.secretariat].put("/v1/state-parties/\(code)", state)
            let mechanism = #"{"state_party": "\#(code)", "name": "Mechanism of \#(name)"}"#
            let made = try self[.secretariat].post("/v1/mechanisms", mechanism)
            mechanisms.append(made.json.text("id") ?? "")
        }
        for reader in Reader.allCases where reader != .secretariat {
            guard let (role, state) = reader.account else { continue }
            tokens[reader] =
                try state.map { try service.token(role, "--state-party", $0) }
                ?? service.token(role)
        }
    }

    /// A client that speaks as this reader, over the connection that all of them share.
    subscript(_ reader: Reader) -> Client { Client(wire: wire, token: tokens[reader]) }

    /// Submits a draft; throws where it was refused.
    func draft(by reader: Reader, _ content: String = Sample.report()) throws -> String {
        let answer = try self[reader].post("/v1/reports", content, key: Client.freshKey())
        return try answer.created()
    }

    /// A report of the Subcommittee that Kazakhstan has.
    func transmitted() throws -> String {
        let report = "/v1/reports/" + (try draft(by: .secretariat))
        let secretariat = self[.secretariat]
        let adopted = #"{"adopted_on": "2013-11-17"}"#
        try secretariat.act(report + "/adoption", adopted, on: report).expect(200)
        let sent = #"{"addressee": "state_party", "transmitted_on": "2014-01-03"}"#
        try secretariat.act(report + "/transmissions", sent, on: report).expect(201)
        return report
    }
}

/// Who reads.
enum Reader: String, CaseIterable {
    case spt, secretariat
    case liaisonKAZ = "liaison KAZ"
    case npmKAZ = "npm KAZ"
    case liaisonGEO = "liaison GEO"
    case npmGEO = "npm GEO"
    case cat
    case `operator`
    case everyone = "public"

    /// The role of the reader's account and the State it is bound to.
    var account: (role: String, state: String?)? {
        switch self {
        case .spt, .secretariat, .cat, .operator: (rawValue, nil)
        case .liaisonKAZ, .npmKAZ, .liaisonGEO, .npmGEO:
            (String(rawValue.dropLast(4)), String(rawValue.suffix(3)))
        case .everyone: nil
        }
    }
}

extension Answer {
    struct Unexpected: Error {
        let status: Int
        let content: String
    }

    @discardableResult
    func expect(_ status: Int) throws -> Answer {
        guard self.status == status else { throw Unexpected(status: self.status, content: text) }
        return self
    }

    /// The id of what was made.
    func created() throws -> String { try expect(201).json.text("id") ?? "" }
}
