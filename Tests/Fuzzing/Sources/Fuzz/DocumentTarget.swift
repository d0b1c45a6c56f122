internal import Article16
@testable internal import Documents

/// The text of a report or a reply: no line is lost, every place is an address, and no fault
/// repeats a word of it.
enum DocumentTarget: Target {
    static func check(_ octets: [UInt8]) {
        let report = read(octets, as: .report)
        if case .success(let reader) = report { checkReport(reader) }
        if case .failure(let fault) = report { checkFault(fault, octets) }
        var draw = Draw(octets)
        if draw.once(in: 2), case .success(let reader) = read(octets, as: .reply) {
            checkReply(reader)
        }
        guard case .success(let reader) = report, draw.once(in: 4) else { return }
        let document = Document(reader)
        checkLineEnds(octets, document)
        for paragraph in document.paragraphs { checkPersonalData(paragraph.text) }
    }

    private typealias Reading = Result<TextReader, DocumentError>

    private static func read(_ octets: [UInt8], as form: TextForm) -> Reading {
        Result { () throws(DocumentError) in try TextReader(SourceText(octets), as: form) }
    }

    private static func checkReport(_ reader: TextReader) {
        expect(reader.accounts.count == reader.source.count, "each line has one account")
        let document = Document(reader)
        let addresses = document.paragraphs.map(\.address)
        expect(!addresses.isEmpty, "a report has paragraphs")
        for address in addresses {
            expect(Address(address.description) == address, "an address is what is written of it")
        }
        expect(Set(addresses).count == addresses.count, "an address is of one text")
        for recommendation in document.recommendations {
            expect(addresses.contains(recommendation.address), "recommendations have their place")
        }
        checkUnplaced(document.unplaced, reader)
    }

    private static func checkReply(_ reader: TextReader) {
        let reply = ReplyDocument(reader)
        let numbers = Set(reply.paragraphs.map(\.number))
        expect(!numbers.isEmpty, "a reply has paragraphs")
        for item in reply.items {
            expect(!item.answers.isEmpty, "an item answers something")
            for address in item.answers {
                expect(Address(address.description) == address, "an address is as it is written")
            }
        }
        checkUnplaced(reply.unplaced, reader)
    }

    private static func checkUnplaced(_ lines: [UnplacedLine], _ reader: TextReader) {
        let numbers = lines.map(\.line)
        expect(numbers == Set(numbers).sorted(), "unplaced lines are in order, each once")
        expect(numbers.allSatisfy { 1...reader.source.count ~= $0 }, "lines are of the text")
    }

    private static func checkFault(_ fault: DocumentError, _ octets: [UInt8]) {
        let lines = octets.count + 1
        switch fault {
        case .notUTF8(let offset, let line):
            expect(octets.indices.contains(offset), "a fault is within the text")
            expect(1...lines ~= line, "a fault is on a line of the text")
        case .binary(let line), .numberingStartsAgain(let line):
            expect(1...lines ~= line, "a fault is on a line of the text")
        case .empty, .noNumberedParagraph: break
        case .tooLarge, .tooManyLines: fatalError("so short a text is too long")
        }
    }

    /// CR LF is one end of a line, as LF is.
    private static func checkLineEnds(_ octets: [UInt8], _ document: Document) {
        guard !octets.contains(0x0D) else { return }
        let other = octets.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        guard case .success(let second) = read(other, as: .report) else {
            fatalError("line ends make it no report")
        }
        expect(Document(second) == document, "line ends do not matter")
    }

    private static func checkPersonalData(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        let proposals = PersonalDataDetector.proposals(in: scalars)
        var end = 0
        for proposal in proposals {
            expect(proposal.range.lowerBound >= end, "proposals do not meet")
            expect(!proposal.range.isEmpty, "a proposal is of something")
            end = proposal.range.upperBound
        }
        expect(end <= scalars.count, "proposals are within the text")
        let masked = MaskedText(scalars, proposals.map { ($0.range, .masked(as: "[person A]")) })
        expect(masked.decided.count == proposals.count, "each is masked")
    }
}
