/// The limits on what is read; everything from outside has one.
package enum DocumentLimits {
    /// Largest file, in bytes. The longest report known to us has under half a million.
    package static let maxBytes = 16 * 1024 * 1024
    /// Most lines in a file.
    package static let maxLines = 400_000
    /// Longest heading, in bytes.
    static let maxHeading = 300
    /// Longest unnumbered line that may be a heading although nothing marks it, in bytes.
    static let maxBareHeading = 120
    /// From this length, in bytes, a numbered line is a paragraph whatever it ends in.
    static let minProse = 150
    /// Widest lines of a text that is wrapped at a width, in bytes.
    static let maxWrappedWidth = 132
    /// Longest word; what is longer is an address of the web.
    static let maxWord = 40
    /// How many numbered lines ahead are looked at to decide about one.
    static let lookahead = 64
    /// How many numbers in a row a conversion may have lost.
    static let maxGap = 10
    /// How many lists numbered from 1 make a text one whose numbering starts again.
    static let minRestarts = 3
    /// How many lines numbered 1 are tried as the beginning of the paragraphs.
    static let maxBeginnings = 16
    /// Most paragraphs named by one range, as in "Paragraphs 14-16".
    static let maxRange = 200
    /// Longest tag, entity or link target that is markup, in bytes.
    static let maxMarkup = 2048
    /// Fewest words of a bold passage that may recommend; shorter ones are emphasis or labels.
    static let minPassageWords = 4
}
