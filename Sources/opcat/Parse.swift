internal import API
internal import ArgumentParser
internal import Documents
internal import JSON

/// `opcat parse`: text in, the document as JSON out.
struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take the text of a report apart and print its document as JSON.",
        discussion: """
            The document is what POST /v1/reports takes and GET gives back. Lines that have no \
            place in it stand in "unplaced" with their numbers: nothing is lost or guessed.

            EXAMPLES
              opcat parse report.md
              opcat parse --reply reply.md
              pandoc report.docx -t markdown | opcat parse -
            """)

    @Flag(help: "The text is a State's reply: print what each part of it answers.")
    var reply = false

    @Argument(help: "A Markdown or text file, or - for standard input.")
    var file: String

    func run() throws {
        let bytes = try Files.read(file)
        var writer = JSONWriter(capacity: bytes.count * 3 / 2)
        do {
            if reply {
                DocumentForm.write(try ReplyDocument(parsing: bytes), into: &writer)
            } else {
                DocumentForm.write(try Document(parsing: bytes), into: &writer)
            }
        } catch {
            throw Failure("\(file): \(error.message)")
        }
        Output.write(writer.bytes + [UInt8(ascii: "\n")])
    }
}
