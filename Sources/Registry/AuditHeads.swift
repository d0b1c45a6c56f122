internal import Article16
internal import Crypto
internal import SQLite

/// What a trail is as a whole: how many entries it has, and the root of their tree.
package struct TreeHead: Equatable, Sendable {
    package let trail: String
    package let size: Int
    package let root: [UInt8]

    package init(trail: String, size: Int, root: [UInt8]) {
        self.trail = trail
        self.size = size
        self.root = root
    }

    /// The trail of the head over the heads of all trails.
    package static let all = "*"

    /// The head over those of all trails, in the order of their names: its size is their number,
    /// and each leaf is a trail, its size and its root in hexadecimal, a line each.
    package init(over heads: [TreeHead]) {
        let leaves = heads.map { MerkleTree.leaf(Array($0.lines.utf8)) }
        func node(_ level: Int, _ index: Int) -> [UInt8] {
            level == 0
                ? leaves[index]
                : MerkleTree.parent(
                    of: node(level - 1, 2 * index), node(level - 1, 2 * index + 1))
        }
        do {
            let root = try MerkleTree(node: node).root(of: leaves.count)
            self.init(trail: Self.all, size: heads.count, root: root)
        } catch {
            preconditionFailure("nothing is read, so nothing fails")
        }
    }

    private var lines: String { "\(trail)\n\(size)\n\(Hexadecimal.encode(root))\n" }

    /// What is signed of a head: these lines, each ended by a line feed.
    func text(signedAt: String) -> [UInt8] {
        Array("opcat audit head\n\(lines)\(signedAt)\n".utf8)
    }
}

/// A head as it is given away, to be held against the trail later.
package struct SignedHead: Equatable, Sendable {
    package let head: TreeHead
    package let signedAt: String
    package let signature: [UInt8]
    package let publicKey: [UInt8]
    /// The heads it is over, where it is over all trails.
    package let trails: [TreeHead]

    package init(
        head: TreeHead, signedAt: String, signature: [UInt8], publicKey: [UInt8],
        trails: [TreeHead] = []
    ) {
        self.head = head
        self.signedAt = signedAt
        self.signature = signature
        self.publicKey = publicKey
        self.trails = trails
    }

    /// Whether the signature is that of the key that comes with it (Ed25519, RFC 8032).
    package var isSigned: Bool {
        do {
            let key = try Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
            return key.isValidSignature(signature, for: head.text(signedAt: signedAt))
        } catch {
            return false
        }
    }
}

/// Signs heads with the store's own key.
package struct AuditSigner: Sendable {
    private let key: Curve25519.Signing.PrivateKey

    package init(secret: [UInt8]) throws {
        key = try Curve25519.Signing.PrivateKey(rawRepresentation: secret)
    }

    package var publicKey: [UInt8] { Array(key.publicKey.rawRepresentation) }

    package func sign(_ head: TreeHead, at now: String, over trails: [TreeHead] = []) throws
        -> SignedHead
    {
        SignedHead(
            head: head, signedAt: now,
            signature: Array(try key.signature(for: head.text(signedAt: now))),
            publicKey: publicKey, trails: trails)
    }
}

/// Octets as digits, as sha256sum prints them.
package enum Hexadecimal {
    private static let alphabet = Array("0123456789abcdef".utf8)

    package static func encode(_ octets: [UInt8]) -> String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * octets.count)
        for octet in octets {
            digits.append(alphabet[Int(octet >> 4)])
            digits.append(alphabet[Int(octet & 15)])
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Nil for what `encode` does not write.
    package static func decode(_ text: String) -> [UInt8]? {
        let digits = text.utf8.map { alphabet.firstIndex(of: $0) }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var octets: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[place], let low = digits[place + 1] else { return nil }
            octets.append(UInt8(high << 4 | low))
        }
        return octets
    }
}
