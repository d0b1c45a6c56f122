/// What an Accept field asks for (RFC 9110, section 12.5.1).
package struct AcceptedTypes: Hashable, Sendable {
    struct Range: Hashable, Sendable {
        let type: MediaType
        /// Thousandths, 0 to 1000.
        let quality: Int
    }

    let ranges: [Range]

    /// - Parameter value: of all Accept fields, joined; `nil` if it is no such list. A list
    ///   without members asks for nothing in particular.
    package init?(_ value: String) {
        var cursor = ValueCursor(value)
        cursor.skipEmptyMembers()
        var ranges: [Range] = []
        while !cursor.isAtEnd {
            guard let parsed = MediaType(&cursor), let range = Range(parsed), cursor.endMember()
            else { return nil }
            ranges.append(range)
        }
        self.ranges = ranges
    }

    /// The quality of a type that could be sent, in thousandths: 0 is not acceptable.
    ///
    /// The most specific range decides, whatever the qualities of the others.
    package func quality(of offered: MediaType) -> Int {
        guard !ranges.isEmpty else { return 1000 }
        var best = (specificity: -1, quality: 0)
        for range in ranges {
            guard let specificity = range.specificity(for: offered) else { continue }
            if specificity > best.specificity { best = (specificity, range.quality) }
        }
        return best.quality
    }

    /// The best of what could be sent, the first among equals; `nil` where nothing is acceptable.
    package func best(of offered: [MediaType]) -> MediaType? {
        var best: (type: MediaType, quality: Int)?
        for type in offered {
            let quality = quality(of: type)
            if quality > best?.quality ?? 0 { best = (type, quality) }
        }
        return best?.type
    }
}

extension AcceptedTypes.Range {
    init?(_ parsed: MediaType) {
        // Section 12.5.1: `*/*`, `type/*` and `type/subtype`; `*/subtype` is none of them.
        guard parsed.type != "*" || parsed.subtype == "*" else { return nil }
        let weight = parsed.parameters.firstIndex { $0.name == "q" }
        let quality = weight.map { Weight.parse(parsed.parameters[$0].value) } ?? 1000
        guard let quality else { return nil }
        // What follows the weight were extensions once and is no part of the type.
        let parameters = weight.map { Array(parsed.parameters[..<$0]) } ?? parsed.parameters
        type = MediaType(type: parsed.type, subtype: parsed.subtype, parameters: parameters)
        self.quality = quality
    }

    /// How closely the range describes the type, or `nil` if it does not.
    func specificity(for offered: MediaType) -> Int? {
        if type.type == "*" { return 0 }
        guard type.type == offered.type else { return nil }
        if type.subtype == "*" { return 1 }
        guard type.subtype == offered.subtype else { return nil }
        let isNarrower = type.parameters.allSatisfy { parameter in
            offered.parameter(parameter.name)?.lowercased() == parameter.value.lowercased()
        }
        return isNarrower ? 2 + type.parameters.count : nil
    }
}

/// A list of words with weights: Accept-Charset, Accept-Encoding, Accept-Language
/// (RFC 9110, sections 12.5.2 to 12.5.4).
package struct AcceptedWords: Hashable, Sendable {
    /// In lower case, with thousandths.
    private let weights: [String: Int]

    /// - Parameter value: of all fields of the name, joined; `nil` if it is no such list.
    package init?(_ value: String) {
        var cursor = ValueCursor(value)
        cursor.skipEmptyMembers()
        var weights: [String: Int] = [:]
        while !cursor.isAtEnd {
            guard let word = cursor.token(), let parameters = MediaType.parameters(&cursor),
                cursor.endMember(), parameters.allSatisfy({ $0.name == "q" }),
                let weight = parameters.first.map({ Weight.parse($0.value) }) ?? 1000
            else { return nil }
            weights[word.lowercased()] = weight
        }
        self.weights = weights
    }

    /// The quality of a word in lower case, in thousandths; `nil` where the list does not say.
    package func quality(of word: String) -> Int? {
        weights[word] ?? weights["*"]
    }

    /// RFC 9110, section 12.5.2: a charset is acceptable where the list names it, or names none.
    package func acceptsCharset(_ name: String) -> Bool {
        weights.isEmpty || quality(of: name) ?? 0 > 0
    }

    /// RFC 9110, section 12.5.3: content without a coding is acceptable unless it is excluded.
    package var acceptsIdentity: Bool { quality(of: "identity") ?? 1000 > 0 }
}

/// A `qvalue` (RFC 9110, section 12.4.2): 0 to 1 with at most three decimals.
enum Weight {
    /// In thousandths.
    static func parse(_ text: String) -> Int? {
        let octets = Array(text.utf8)
        guard let first = octets.first, first == 0x30 || first == 0x31, octets.count <= 5 else {
            return nil
        }
        guard octets.count == 1 || octets[1] == UInt8(ascii: ".") else { return nil }
        var value = Int(first - 0x30)
        for index in 2..<5 {
            let octet = index < octets.count ? octets[index] : 0x30
            guard octet.isDigit else { return nil }
            value = value * 10 + Int(octet - 0x30)
        }
        return value <= 1000 ? value : nil
    }
}
