internal import HTTPMessages

/// The length of content: RFC 9110, section 8.6; RFC 9112, sections 6 and 7.
package enum FramingCases {
    package static let all = lengths + codings + both + chunks + extensions + trailers

    static let lengths: [RawCase] = [
        .post("9110 8.6: a length", "Content-Length: 5", "hello", .content("hello")),
        .post("9110 8.6: zero", "Content-Length: 0", "", .content("")),
        .post("9110 8.6: zeros before", "Content-Length: 0005", "hello", .content("hello")),
        .post(
            "9110 8.6: the name in another case", "cOnTeNt-lEnGtH: 5", "hello", .content("hello")),
        .post(
            "9112 2.2: CR LF after content", "Content-Length: 5", "hello\r\n", .content("hello")),
        .post("6.3: less than the length", "Content-Length: 5", "hell", .incomplete),
        .fields("9110 9.3.1: content of GET", "Content-Length: 0", .taken),
        .post("9110 8.6: empty", "Content-Length:", "", .bad(.contentLength)),
        .post("9110 8.6: a plus", "Content-Length: +5", "hello", .bad(.contentLength)),
        .post("9110 8.6: a minus", "Content-Length: -5", "hello", .bad(.contentLength)),
        .post("9110 8.6: minus zero", "Content-Length: -0", "", .bad(.contentLength)),
        .post("9110 8.6: hexadecimal", "Content-Length: 0x5", "hello", .bad(.contentLength)),
        .post("9110 8.6: letters", "Content-Length: 5a", "hello", .bad(.contentLength)),
        .post("9110 8.6: a fraction", "Content-Length: 5.0", "hello", .bad(.contentLength)),
        .post("9110 8.6: an exponent", "Content-Length: 1e1", "hello", .bad(.contentLength)),
        .post("9110 8.6: an underscore", "Content-Length: 1_0", "hello", .bad(.contentLength)),
        .post("9110 8.6: a blank within", "Content-Length: 1 0", "hello", .bad(.contentLength)),
        .post("9110 8.6: in quotes", "Content-Length: \"5\"", "hello", .bad(.contentLength)),
        .post("9110 8.6: digits of another script", "Content-Length: ٥", "", .bad(.contentLength)),
        .post("9110 8.6: 2^63", "Content-Length: 9223372036854775808", "", .bad(.contentLength)),
        .post("9110 8.6: 2^64", "Content-Length: 18446744073709551616", "", .bad(.contentLength)),
        .post(
            "9110 8.6: 2^64 + 5", "Content-Length: 18446744073709551621", "hello",
            .bad(.contentLength)),
        .post(
            "9110 15.5.14: 2^63 - 1", "Content-Length: 9223372036854775807", "",
            .fault(.contentTooLarge)),
        .post(
            "6.3: a list of two that differ", "Content-Length: 5, 6", "hello!",
            .bad(.contentLength)),
        .post(
            "6.3: a list of two that agree", "Content-Length: 5, 5", "hello",
            .bad(.contentLength)),
        .post("6.3: a comma", "Content-Length: 5,", "hello", .bad(.contentLength)),
        .post(
            "6.3: two that differ", "Content-Length: 5\r\nContent-Length: 6", "hello!",
            .bad(.contentLengthRepeated)),
        .post(
            "6.3: two that agree", "Content-Length: 5\r\nContent-Length: 5", "hello",
            .bad(.contentLengthRepeated)),
        .post(
            "6.3: a good one and an empty one", "Content-Length: 5\r\nContent-Length:",
            "hello", .bad(.contentLengthRepeated)),
    ]

    static func coding(
        _ name: String, _ value: String, _ expected: RawCase.Expected
    ) -> RawCase {
        .post("6.1: \(name)", "Transfer-Encoding:\(value)", "0\r\n\r\n", expected)
    }

    static let codings: [RawCase] = [
        coding("chunked", " chunked", .content("")),
        coding("in another case", " Chunked", .content("")),
        coding("blanks around", " \t chunked \t ", .content("")),
        coding(
            "an unknown coding before chunked", " gzip, chunked", .fault(.unknownTransferCoding)),
        coding("an unknown coding", " gzip", .fault(.unknownTransferCoding)),
        coding("identity", " identity", .fault(.unknownTransferCoding)),
        coding("identity before chunked", " identity, chunked", .fault(.unknownTransferCoding)),
        coding("a letter before", " xchunked", .fault(.unknownTransferCoding)),
        coding("a letter after", " chunkedx", .fault(.unknownTransferCoding)),
        coding("a coding with a parameter", " a;b=c", .fault(.unknownTransferCoding)),
        coding("chunked before another", " chunked, gzip", .bad(.transferEncoding)),
        coding("chunked before identity", " chunked, identity", .bad(.transferEncoding)),
        coding("chunked twice", " chunked, chunked", .bad(.transferEncoding)),
        coding(
            "chunked twice in two fields", " chunked\r\nTransfer-Encoding: chunked",
            .bad(.transferEncoding)),
        coding(
            "chunked, and another in a second field", " chunked\r\nTransfer-Encoding: x",
            .bad(.transferEncoding)),
        coding(
            "unknown, and chunked in a second field", " x\r\nTransfer-Encoding: chunked",
            .fault(.unknownTransferCoding)),
        coding("empty", "", .bad(.transferEncoding)),
        coding("a comma", " ,", .bad(.transferEncoding)),
        coding("an empty member before", " , chunked", .bad(.transferEncoding)),
        coding("an empty member after", " chunked,", .bad(.transferEncoding)),
        coding("chunked with a parameter", " chunked;a=b", .bad(.transferEncoding)),
        coding("chunked and a semicolon", " chunked;", .bad(.transferEncoding)),
        coding("in quotes", " \"chunked\"", .bad(.transferEncoding)),
        coding("two with a blank", " chunked chunked", .bad(.transferEncoding)),
        coding("a blank within", " chunk\ted", .bad(.transferEncoding)),
        coding("a blank within another", " gz ip, chunked", .bad(.transferEncoding)),
        coding("a blank before a parameter", " a ;b=c", .fault(.unknownTransferCoding)),
        coding("a slash", " chunked/x", .bad(.transferEncoding)),
        coding("obs-text", " chunkedé", .bad(.transferEncoding)),
        coding("VT before", " \u{0B}chunked", .bad(.controlOctet)),
        coding("NUL after", " chunked\0", .bad(.controlOctet)),
        coding("folded", "\r\n chunked", .bad(.transferEncoding)),
        coding("folded after another", " x,\r\n chunked", .bad(.transferEncoding)),
        coding("folded after chunked", " chunked\r\n ,x", .bad(.folding)),
        coding(
            "a blank before the colon", "x\r\nTransfer-Encoding : chunked",
            .bad(.blankBeforeColon)),
        RawCase(
            "6.1: in HTTP/1.0",
            "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            .bad(.transferEncodingInHTTP10)),
        RawCase(
            "6.1: in HTTP/1.0 with keep-alive",
            "POST / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            .bad(.transferEncodingInHTTP10)),
    ]

    static let both: [RawCase] = [
        .post(
            "6.1: a length, then a coding",
            "Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n", .bad(.twoFramings)),
        .post(
            "6.1: a coding, then a length",
            "Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n", .bad(.twoFramings)),
        .post(
            "6.1: a coding, then a length of zero",
            "Transfer-Encoding: chunked\r\nContent-Length: 0", "0\r\n\r\n", .bad(.twoFramings)),
        .post(
            "6.1: an unknown coding, then a length",
            "Transfer-Encoding: x\r\nContent-Length: 5", "hello", .bad(.twoFramings)),
        .post(
            "6.1: a length, then an unknown coding",
            "Content-Length: 5\r\nTransfer-Encoding: x", "hello", .bad(.twoFramings)),
        .post(
            "6.1: a length, then an empty coding",
            "Content-Length: 5\r\nTransfer-Encoding:", "hello", .bad(.twoFramings)),
    ]

    static let chunks: [RawCase] = [
        .chunks("7.1: one chunk", "5\r\nhello\r\n0\r\n\r\n", .content("hello")),
        .chunks("7.1: two chunks", "2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n", .content("hello")),
        .chunks(
            "7.1: hexadecimal in both cases", "a\r\n0123456789\r\nA\r\n0123456789\r\n0\r\n\r\n",
            .content("01234567890123456789")),
        .chunks("7.1: zeros before", "0005\r\nhello\r\n000\r\n\r\n", .content("hello")),
        .chunks("7.1: line ends in the data", "2\r\n\r\n\r\n0\r\n\r\n", .content("\r\n")),
        .chunks("7.1: 16 digits", "0000000000000005\r\nhello\r\n0\r\n\r\n", .content("hello")),
        .chunks("7.1: 17 digits", "00000000000000005\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: no size", "\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: 0x before", "0x5\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: a plus", "+5\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: a minus", "-5\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: a letter that is no digit", "g\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: a blank before", " 5\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: a blank after", "5 \r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: a tab after", "5\t\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: an underscore", "0_5\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: a comma", "5,5\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: 2^63", "8000000000000000\r\n", .bad(.chunk)),
        .chunks("7.1: 2^64 - 1", "ffffffffffffffff\r\n", .bad(.chunk)),
        .chunks("7.1: 2^64 + 5", "10000000000000005\r\nhello", .bad(.chunk)),
        .chunks("9110 15.5.14: 2^63 - 1", "7fffffffffffffff\r\n", .fault(.contentTooLarge)),
        .chunks("2.2: LF after the size", "5\nhello\r\n0\r\n\r\n", .bad(.bareLineFeed)),
        .chunks("2.2: CR after the size", "5\rhello\r\n0\r\n\r\n", .bad(.bareCarriageReturn)),
        .chunks("2.2: CR CR LF after the size", "5\r\r\nhello", .bad(.bareCarriageReturn)),
        .chunks("2.2: LF after the data", "5\r\nhello\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: another octet for CR after the data", "5\r\nhelloX\n0\r\n\r\n", .bad(.chunk)),
        .chunks("2.2: two LF after the data", "5\r\nhello\n\n0\r\n\r\n", .bad(.chunk)),
        .chunks("2.2: CR after the data", "5\r\nhello\r0\r\n\r\n", .bad(.bareCarriageReturn)),
        .chunks("2.2: LF after the last size", "0\n\r\n", .bad(.bareLineFeed)),
        .chunks("2.2: LF at the end", "0\r\n\n", .bad(.bareLineFeed)),
        .chunks("2.2: CR at the end", "0\r\n\rX", .bad(.bareCarriageReturn)),
        .chunks("7.1: more data than the size", "4\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: less data than the size", "6\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1: NUL for a size", "\0\r\n", .bad(.controlOctet)),
        .chunks("7.1: NUL after the size", "5\0\r\nhello", .bad(.controlOctet)),
        .chunks("7.1: no last chunk", "5\r\nhello\r\n", .incomplete),
        .chunks("7.1: no end", "5\r\nhello\r\n0\r\n", .incomplete),
    ]

    static let extensions: [RawCase] = [
        .chunks("7.1.1: a name", "5;a\r\nhello\r\n0;b\r\n\r\n", .content("hello")),
        .chunks("7.1.1: a value", "5;a=b\r\nhello\r\n0\r\n\r\n", .content("hello")),
        .chunks(
            "7.1.1: a quoted value", "5;a=\"b;\\\"c\"\r\nhello\r\n0\r\n\r\n", .content("hello")),
        .chunks("7.1.1: several", "5;a=b;c;d=\"\"\r\nhello\r\n0\r\n\r\n", .content("hello")),
        .chunks("7.1.1: bad blanks", "5 ; a = b ;\tc\r\nhello\r\n0\r\n\r\n", .content("hello")),
        .chunks("7.1.1: no name", "5;\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1.1: two semicolons", "5;;a\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1.1: no value", "5;a=\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1.1: a value without a name", "5;=a\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1.1: two words", "5;a b\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1.1: a blank at the end", "5;a \r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1.1: a quote not closed", "5;a=\"b\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1.1: more after the quote", "5;a=\"b\"c\r\nhello\r\n0\r\n\r\n", .bad(.chunk)),
        .chunks("7.1.1: LF in a name", "5;a\nhello\r\n0\r\n\r\n", .bad(.bareLineFeed)),
        .chunks("7.1.1: LF in a quote", "5;a=\"\n\"\r\nhello\r\n0\r\n\r\n", .bad(.bareLineFeed)),
        .chunks("7.1.1: LF escaped", "5;a=\"\\\n\"\r\nhello\r\n0\r\n\r\n", .bad(.bareLineFeed)),
        .chunks("7.1.1: CR without LF", "5;a\rX\r\nhello", .bad(.bareCarriageReturn)),
        .chunks("7.1.1: NUL", "5;a=\"\0\"\r\nhello", .bad(.controlOctet)),
        .chunks(
            "7.1.1: as long as may be",
            "5;" + String(repeating: "a", count: 4_095) + "\r\nhello\r\n0\r\n\r\n",
            .content("hello")),
        .chunks(
            "7.1.1: too long",
            "5;" + String(repeating: "a", count: 4_097) + "\r\nhello\r\n0\r\n\r\n",
            .bad(.chunkExtensions)),
        .chunks(
            "7.1.1: too long together",
            String(repeating: "1;aaaaaaaaaaaaaaa\r\nx\r\n", count: 300) + "0\r\n\r\n",
            .bad(.chunkExtensions)),
    ]

    static let trailers: [RawCase] = [
        .chunks("7.1.2: a trailer", "0\r\nX: 1\r\n\r\n", .content("")),
        .chunks("7.1.2: two trailers", "0\r\nX: 1\r\nY:\r\n\r\n", .content("")),
        .chunks(
            "9110 6.5.1: a length as trailer counts for nothing",
            "5\r\nhello\r\n0\r\nContent-Length: 1\r\n\r\n", .content("hello")),
        .chunks(
            "9110 6.5.1: a coding as trailer counts for nothing",
            "0\r\nTransfer-Encoding: x\r\n\r\n", .content("")),
        .chunks("5.1: a blank before the colon", "0\r\nX : 1\r\n\r\n", .bad(.blankBeforeColon)),
        .chunks("5.2: folding", "0\r\nX: 1\r\n 2\r\n\r\n", .bad(.folding)),
        .chunks("5: no colon", "0\r\nX\r\n\r\n", .bad(.chunk)),
        .chunks("5: no name", "0\r\n: 1\r\n\r\n", .bad(.chunk)),
        .chunks("5: another request", "0\r\nGET / HTTP/1.1\r\n\r\n", .bad(.blankBeforeColon)),
        .chunks("2.2: LF", "0\r\nX: 1\n\r\n", .bad(.bareLineFeed)),
        .chunks("2.2: CR", "0\r\nX: 1\rY\r\n\r\n", .bad(.bareCarriageReturn)),
        .chunks("9110 5.5: NUL", "0\r\nX: \0\r\n\r\n", .bad(.controlOctet)),
        .chunks(
            "as many as may be",
            "0\r\n" + String(repeating: "X: 1\r\n", count: 64) + "\r\n", .content("")),
        .chunks(
            "one too many",
            "0\r\n" + String(repeating: "X: 1\r\n", count: 65) + "\r\n", .fault(.fieldsTooLarge)),
        .chunks(
            "too long",
            "0\r\nX: " + String(repeating: "a", count: 16 * 1024) + "\r\n\r\n",
            .fault(.fieldsTooLarge)),
    ]
}
