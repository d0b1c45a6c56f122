internal import API
internal import ArgumentParser
internal import Article16
internal import Documents
internal import JSON

/// `opcat import`: a text becomes a draft in the register.
struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Store the text of a report as a confidential draft and print its id.",
        discussion: """
            Without --mechanism it is a report of the Subcommittee to the State Party; with it, \
            one of that mechanism to its authorities.

            EXAMPLES
              opcat import report.md --state-party KAZ --symbol CAT/OP/KAZ/2 \\
                --title "Visit to Kazakhstan, 26 March to 1 April 2023"
            """)

    @OptionGroup var store: StoreOption

    @Option(help: "The State Party, as ISO 3166-1 alpha-3.")
    var stateParty: StateCode

    @Option(help: "The title of the report.")
    var title: String

    @Option(help: "The document symbol, such as CAT/OP/KAZ/2.")
    var symbol: String?

    @Option(help: "The language it is written in (BCP 47).")
    var language = "en"

    @Option(help: "The mechanism that wrote it, mec_…")
    var mechanism: String?

    @Argument(help: "A Markdown or text file, or - for standard input.")
    var file: String

    func run() throws {
        let bytes = try Files.read(file)
        let document: Document
        do {
            document = try Document(parsing: bytes)
        } catch {
            throw Failure("\(file): \(error.message)")
        }
        var command = JSONWriter(capacity: bytes.count * 3 / 2)
        command.object { body in
            body.member("command", "import_report")
            body.member("issuer_mechanism_id", mechanism)
            body.member("state_party", stateParty.code)
            body.member("addressee", mechanism == nil ? "state_party" : "authorities")
            body.member("symbol", symbol)
            body.member("title", title)
            body.member("original_language", language)
            body.member("document")
            DocumentForm.write(document, into: &body)
        }
        let result = try store.access().execute(command.bytes)
        guard case .string(let id)? = result["id"] else { throw Failure("no id came back") }
        Output.line(id)
    }
}
