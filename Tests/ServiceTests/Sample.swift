/// What is submitted in the tests.
enum Sample {
    /// A report of the Subcommittee to Kazakhstan, unless it says otherwise.
    ///
    /// - Parameter members: further members, each with its comma before it.
    static func report(
        state: String = "KAZ", to addressee: String = "state_party", _ members: String = "",
        document: String = document
    ) -> String {
        """
        {"state_party": "\(state)", "addressee": "\(addressee)", "title": "A visit",
         "original_language": "en", "document": \(document)\(members)}
        """
    }

    /// Three paragraphs, one in two parts; of three recommendations two need an answer.
    static let document = """
        {"paragraphs": [
           {"address": "1", "heading_path": ["I. Introduction"], "text": "We came.",
            "footnotes": ["1"]},
           {"address": "2", "heading_path": ["II. Findings"], "text": "Cells were dark.",
            "footnotes": []},
           {"address": "2(a)", "heading_path": ["II. Findings"], "text": "Give light.",
            "footnotes": []},
           {"address": "3", "heading_path": ["II. Findings"], "text": "Tell us when.",
            "footnotes": []}],
         "recommendations": [
           {"address": "2(a)", "kind": "recommendation", "text": "Give light.",
            "reiterates": [{"symbol": "CAT/OP/KAZ/1", "paragraphs": ["36"]}]},
           {"address": "3", "kind": "request_for_information", "text": "Tell us when.",
            "reiterates": []},
           {"address": "3", "kind": "publication_invitation", "text": "Publish this.",
            "reiterates": []}],
         "footnotes": [{"number": "1", "text": "See the treaty.", "annex": null}],
         "annexes": [], "unplaced": []}
        """

    static let reply = """
        {"language": "en", "items": [{"answers": ["2(a)"], "text": "Lamps were bought.",
         "actions_taken": ["Bought lamps"], "actions_planned": [{"text": "Windows"}],
         "declared_status": "in_progress", "position": "accepted"}]}
        """

    static let visit = """
        {"state_party": "KAZ", "body": "spt", "type": "country", "started_on": "2013-03-26",
         "ended_on": "2013-04-01", "announced_on": "2012-11-20",
         "delegation": ["A. Member", "B. Member"],
         "places": [{"name": "Colony 1", "kind": "prison", "access": "granted"}]}
        """
}
