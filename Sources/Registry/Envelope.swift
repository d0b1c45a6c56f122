internal import Crypto

/// Words sealed with AES-256-GCM: a version, a nonce of twelve random bytes, what was made of the
/// words, and a tag of sixteen bytes.
///
/// What it is bound to goes into the tag: the place where it stands, or the id of the master key.
/// Elsewhere it does not open.
enum Envelope {
    private static let version: UInt8 = 1
    static let nonceLength = 12

    /// - Parameter nonce: `nonceLength` bytes that no other words under this key have had, nor will
    ///   have: random ones; nil for the system's.
    static func seal(
        _ words: [UInt8], under key: SymmetricKey, at place: [UInt8], nonce: [UInt8]? = nil
    ) -> [UInt8]? {
        do {
            let nonce = try nonce.map { try AES.GCM.Nonce(data: $0) }
            let box = try AES.GCM.seal(words, using: key, nonce: nonce, authenticating: place)
            return box.combined.map { [version] + Array($0) }
        } catch {
            return nil
        }
    }

    /// Nil for what was changed or moved, or sealed under another key.
    static func open(
        _ envelope: ArraySlice<UInt8>, under key: SymmetricKey, at place: [UInt8]
    ) -> [UInt8]? {
        guard envelope.first == version else { return nil }
        do {
            let box = try AES.GCM.SealedBox(combined: envelope.dropFirst())
            return Array(try AES.GCM.open(box, using: key, authenticating: place))
        } catch {
            return nil
        }
    }
}
