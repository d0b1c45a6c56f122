/// Why a text is no report and no reply.
package enum DocumentError: Error, Equatable, Sendable {
    case tooLarge(bytes: Int)
    case tooManyLines
    /// The offset, in bytes from 0, of the first byte that is not UTF-8, and its line from 1.
    case notUTF8(offset: Int, line: Int)
    /// A NUL character: not text.
    case binary(line: Int)
    case empty
    case noNumberedParagraph
    /// More numbered lines stand outside the sequence than in it, and several times numbers begin
    /// with 1; the line where they first do so again.
    case numberingStartsAgain(line: Int)

    /// What is wrong, where, and what to do about it; never a word of the text itself.
    package var message: String {
        switch self {
        case .tooLarge(let bytes):
            "the file has \(bytes) bytes and the limit is \(DocumentLimits.maxBytes): "
                + "cut it, or remove embedded images"
        case .tooManyLines:
            "the file has more than \(DocumentLimits.maxLines) lines: cut it"
        case .notUTF8(let offset, let line):
            "the file is not UTF-8 text: see line \(line), byte \(offset) of the file; "
                + "convert it to UTF-8"
        case .binary(let line):
            "the file is not text: line \(line) holds a NUL character; convert it to UTF-8 text"
        case .empty:
            "the file is empty"
        case .noNumberedParagraph:
            "this is not a report or a reply: no numbered paragraph found; "
                + "paragraphs begin with a number and a full stop, as in \"1. The visit …\""
        case .numberingStartsAgain(let line):
            "this is not a report or a reply: its numbering starts again, first at line \(line), "
                + "as in a treaty; give one document whose paragraphs are numbered throughout"
        }
    }
}
