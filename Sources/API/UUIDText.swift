internal import Crypto
internal import HTTPMessages

extension UUIDText {
    /// Always the same one for the same name (version 8, RFC 9562, appendix B.2).
    init(of name: String) {
        let digest = Array(SHA256.hash(data: Array(name.utf8)))
        let number = { (octets: ArraySlice<UInt8>) in octets.reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(version: 8, number(digest[0..<8]), number(digest[8..<16]))
    }
}
