/// A document of elements, attributes and text (XML 1.0, fifth edition).
struct XML {
    typealias Attribute = (name: StaticString, value: String)

    private(set) var bytes = Array(#"<?xml version="1.0" encoding="utf-8"?>"#.utf8)

    mutating func element(
        _ name: StaticString, _ attributes: Attribute..., content: (inout XML) -> Void
    ) {
        open(name, attributes)
        append(">")
        content(&self)
        append("</\(name)>")
    }

    mutating func element(_ name: StaticString, _ attributes: Attribute..., text: String) {
        open(name, attributes)
        append(">")
        escape(text)
        append("</\(name)>")
    }

    mutating func element(_ name: StaticString, _ attributes: Attribute...) {
        open(name, attributes)
        append("/>")
    }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        append("<\(name)")
        for (name, value) in attributes {
            append(" \(name)=\"")
            escape(value)
            append("\"")
        }
    }

    private mutating func append(_ text: String) { bytes += text.utf8 }

    /// What is markup is written as a reference, and what no document may hold (section 2.2) as
    /// U+FFFD.
    private mutating func escape(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": append("&amp;")
            case "<": append("&lt;")
            case ">": append("&gt;")
            case "\"": append("&quot;")
            case "\t", "\n", "\r": append("&#\(scalar.value);")
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": append("\u{FFFD}")
            default: append(String(scalar))
            }
        }
    }
}
