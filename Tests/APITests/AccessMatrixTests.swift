import Foundation
import HTTPMessages
import JSON
import RepositoryFiles
import Testing
import Yams

/// The access matrix of domain.md, section 8: every operation of openapi.yaml, before every role,
/// at every stage of three kinds of report.
struct AccessMatrixTests {
    /// `GET /v1/reports/{id}`, as the contract has it.
    private static func operations() throws -> Set<String> {
        let text = String(decoding: RepositoryFiles.openapi, as: UTF8.self)
        let paths = try #require(try Yams.compose(yaml: text)?["paths"]?.mapping)
        let methods = ["get", "put", "post", "patch", "delete"]
        return Set(
            paths.flatMap { path, item in
                methods.filter { item[$0] != nil }.map {
                    "\($0.uppercased()) \(path.string ?? "")"
                }
            })
    }

    @Test func `every operation of the contract has its cells`() throws {
        let cells =
            AccessCells.ofReports.map(\.operation) + AccessTables.lists + AccessTables.ofEverybody
            + AccessTables.ofRoles.map(\.operation) + AccessTables.ofPlaces
        #expect(Set(cells) == (try Self.operations()))
        #expect(cells.count == Set(cells).count)
    }

    static let cases = AccessTables.standings.keys.sorted().flatMap { kind in
        AccessTables.stages.map { (kind, $0) }
    }

    @Test(arguments: cases)
    func `each reader gets what the matrix says`(kind: String, stage: String) throws {
        let story = try AccessStory(kind, stage)
        var (asked, wrong): (Int, [String]) = (0, [])
        for seat in Seat.allCases {
            let standing = AccessCells.standing(of: seat, in: kind, at: stage)
            for cell in AccessCells.ofReports {
                asked += 1
                let letter = cell.letter(for: standing, kind: kind)
                if let fault = try story.fault(cell, letter, seat) { wrong.append(fault) }
            }
            for list in AccessTables.lists {
                asked += 1
                let shown = try story[seat].get(String(list.dropFirst(4))).expect(200).text
                let isThere = shown.contains(story.ids["report"] ?? "none")
                let isVisit =
                    list == "GET /v1/visits" && shown.contains(story.ids["visit"] ?? "none")
                // That the Committee judges of a report tells it of no visit.
                guard standing != "judge" || list != "GET /v1/visits" else { continue }
                if (isThere || isVisit) != (standing != "-") { wrong.append("\(seat) \(list)") }
            }
        }
        #expect(wrong == [])
        #expect(asked > 500)
    }

    @Test func `what is of no report depends on the role alone`() throws {
        let story = try AccessStory("toState", "referred")
        try story.addWhatIsOfNoReport()
        for seat in Seat.allCases {
            for (operation, seats, others) in AccessTables.ofRoles {
                let letter = seats.first { $0.value.contains(seat) }?.key ?? others
                #expect(try story.fault(operation, letter, seat, from: true) == nil)
            }
            for operation in AccessTables.ofEverybody {
                #expect(try story.fault(operation, "R", seat, from: false) == nil)
            }
        }
    }
}

/// One row of `AccessTables.ofReports`.
struct AccessCells {
    let operation: String
    /// The stage from which there is something to read.
    let from: String
    let letters: [String: String]

    static let ofReports: [AccessCells] = {
        let rows = AccessTables.ofReports.split(separator: "\n").map { line in
            let halves = line.split(separator: "|")
            return (
                name: halves[0].trimmingCharacters(in: .whitespaces),
                words: halves[1].split(separator: " ").map(String.init)
            )
        }
        return rows.map { row in
            let letters = Dictionary(
                uniqueKeysWithValues: zip(AccessTables.columns, row.words).dropFirst())
            return AccessCells(operation: row.name, from: row.words[0], letters: letters)
        }
    }()

    func letter(for standing: String, kind: String) -> Character {
        guard let letters = letters[standing] else { return "-" }
        let place = ["toState", "toMechanism", "toAuthorities"].firstIndex(of: kind) ?? 0
        let variants = Array(letters)
        return variants.count > 1 ? variants[place] : variants[0]
    }

    static func standing(of seat: Seat, in kind: String, at stage: String) -> String {
        let rows = (AccessTables.standings[kind] ?? "").split(separator: "\n").map { line in
            line.split { $0 == " " || $0 == "|" }.map(String.init)
        }
        let row = rows.first { $0[0] == seat.rawValue } ?? rows.first { $0[0] == "others" } ?? []
        return row[(AccessTables.stages.firstIndex(of: stage) ?? 0) + 1]
    }
}

extension AccessStory {
    /// What is wrong with what a reader gets, if anything is.
    func fault(_ cells: AccessCells, _ letter: Character, _ seat: Seat) throws -> String? {
        let stages = AccessTables.stages
        let from = stages.firstIndex(of: cells.from) ?? stages.count
        let isThere = stages.firstIndex(of: stage)! >= from
        let mayBeGone =
            cells.operation.contains("/replies/{id}")
            || cells.operation.contains("/publication-requests/{id}")
            || (cells.operation.contains("{item}") || cells.operation.contains("{corrigendum}"))
                && stage == "draft"
        let isPublic = stages.firstIndex(of: stage)! >= stages.firstIndex(of: "partly")!
        let isRead = cells.operation.hasPrefix("GET")
        let letter: Character =
            switch letter {
            case "P" where stage == "published": "R"
            case "P": cells.operation.hasSuffix("}") ? "-" : "0"
            case "V": isPublic ? (isRead ? "R" : "F") : "-"
            default: mayBeGone && !isThere ? "-" : letter
            }
        return try fault(cells.operation, letter, seat, from: isThere)
    }

    /// - Parameter from: whether there is something to read.
    func fault(
        _ operation: String, _ letter: Character, _ seat: Seat, from isThere: Bool
    ) throws -> String? {
        let answer = try ask(operation, seat, ids)
        let code = answer.status.code
        let isRight =
            switch letter {
            case "R": code == 200 && !(isThere && answer.json["items"]?.elements.isEmpty == true)
            case "0": code == 200 && answer.json.items.isEmpty
            case "W": [200, 201, 400, 409, 412, 422, 428].contains(code)
            case "F": code == (seat == .everyone ? 401 : 403)
            default: try isAbsent(operation, seat, answer)
            }
        return isRight ? nil : "\(seat) \(operation): \(code), not \(letter)"
    }

    /// Whether hidden is what absent is, byte for byte; an act without a token is 401.
    private func isAbsent(_ operation: String, _ seat: Seat, _ answer: Response) throws -> Bool {
        let absent = try ask(operation, seat, [:])
        let isAct = !operation.hasPrefix("GET")
        return answer.masked == absent.masked
            && answer.status.code == (isAct && seat == .everyone ? 401 : 404)
    }

    func ask(_ operation: String, _ seat: Seat, _ ids: [String: String]) throws -> Response {
        let words = operation.split(separator: " ")
        let nobody = "abcdefghijklmnopqrstuvwxyz"
        let path = String(words[1])
        let object =
            [
                ("/v1/replies/", "reply", "rpl_"),
                ("/v1/recommendations/", "recommendation", "rec_"),
                ("/v1/publication-requests/", "request", "prq_"), ("/v1/visits/", "visit", "vis_"),
                ("/v1/mechanisms/", "mechanism", "mec_"), ("/v1/reprisals/", "reprisal", "rps_"),
                ("/v1/standing-consents/", "consent", "sco_"),
                ("/v1/public-statements/", "statement", "pst_"),
                ("/v1/confirmations/", "confirmation", "cnf_"),
            ].first { path.hasPrefix($0.0) } ?? ("", "report", "rep_")
        let id = ids[object.1] ?? object.2 + nobody
        let target = path.replacing("{id}", with: id).replacing("{address}", with: "2")
            .replacing("{corrigendum}", with: ids["corrigendum"] ?? "cor_" + nobody)
            .replacing("{item}", with: ids["item"] ?? "pdi_" + nobody)
            .replacing("{iso3}", with: "KAZ").replacing("{slug}", with: "not-found")
            .replacing("{year}", with: "2015").replacing("{number}", with: "0")
            .replacing("/consistency", with: "/consistency?first=1")
        let method = String(words[0])
        return try self[seat].ask(method, target, method == "GET" ? nil : "{}")
    }
}
