internal import Crypto

/// A Merkle tree as in RFC 9162, section 2.1, over hashes that are kept.
///
/// Perfect subtrees never change once their last leaf is there, so their hashes are kept with
/// that leaf; whatever else is asked for is made of O(log n) of them.
struct MerkleTree {
    static let hashLength = 32

    /// The hash of the perfect subtree of `1 << level` leaves that begins at `index << level`.
    let node: (_ level: Int, _ index: Int) throws -> [UInt8]

    /// MTH of the first `size` leaves: the root.
    func root(of size: Int) throws -> [UInt8] {
        size == 0 ? Self.emptyRoot : try hash(of: 0..<size)
    }

    /// The audit path of a leaf, PATH(m, D_n) of section 2.1.3.1, from the leaf upwards.
    func inclusion(of leaf: Int, in leaves: Range<Int>) throws -> [[UInt8]] {
        guard leaves.count > 1 else { return [] }
        let (left, right) = Self.halves(of: leaves)
        return leaf < right.lowerBound
            ? try inclusion(of: leaf, in: left) + [try hash(of: right)]
            : try inclusion(of: leaf, in: right) + [try hash(of: left)]
    }

    /// That a tree of `first` leaves is the beginning of one of `second`: PROOF(m, D_n) of
    /// section 2.1.4.1; nothing where one is empty or they are the same.
    func consistency(from first: Int, to second: Int) throws -> [[UInt8]] {
        guard 0 < first, first < second else { return [] }
        return try subproof(upTo: first, in: 0..<second, isKnown: true)
    }

    /// - Parameter isKnown: whether the verifier has the hash of `leaves` from the first tree.
    private func subproof(upTo end: Int, in leaves: Range<Int>, isKnown: Bool) throws -> [[UInt8]] {
        guard end < leaves.upperBound else { return isKnown ? [] : [try hash(of: leaves)] }
        let (left, right) = Self.halves(of: leaves)
        return end <= right.lowerBound
            ? try subproof(upTo: end, in: left, isKnown: isKnown) + [try hash(of: right)]
            : try subproof(upTo: end, in: right, isKnown: false) + [try hash(of: left)]
    }

    private func hash(of leaves: Range<Int>) throws -> [UInt8] {
        let (count, start) = (leaves.count, leaves.lowerBound)
        if count & (count - 1) == 0, start % count == 0 {
            let level = count.trailingZeroBitCount
            return try node(level, start >> level)
        }
        let (left, right) = Self.halves(of: leaves)
        return Self.parent(of: try hash(of: left), try hash(of: right))
    }

    /// The left half has the largest power of two that is smaller than the whole.
    private static func halves(of leaves: Range<Int>) -> (Range<Int>, Range<Int>) {
        let half = 1 << (Int.bitWidth - 1 - (leaves.count - 1).leadingZeroBitCount)
        let middle = leaves.lowerBound + half
        return (leaves.lowerBound..<middle, middle..<leaves.upperBound)
    }
}

extension MerkleTree {
    /// The hash of nothing (section 2.1.1).
    static var emptyRoot: [UInt8] { Array(SHA256().finalize()) }

    /// The hash of a leaf: 0x00 before its octets, so that no leaf passes for a node.
    static func leaf(_ octets: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: leafMark)
        hash.update(data: octets)
        return Array(hash.finalize())
    }

    /// The hash of a node: 0x01 before those of its children.
    static func parent(of left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: nodeMark + left + right)
        return Array(hash.finalize())
    }

    private static let leafMark: [UInt8] = [0]
    private static let nodeMark: [UInt8] = [1]
}

/// The right edge of a tree that grows: what the hashes of its next leaves are made of.
struct MerkleEdge {
    private(set) var size = 0
    /// By level, the hash of the last perfect subtree that was completed; of a level that the next
    /// leaves need none of, empty.
    private var complete: [[UInt8]] = []

    init() {}

    /// The edge of a tree of which hashes are kept.
    ///
    /// - Parameter kept: the hash, kept with that leaf, of the perfect subtree that ends there.
    init(of size: Int, kept: (_ leaf: Int, _ level: Int) throws -> [UInt8]) rethrows {
        self.size = size
        for level in 0..<Int.bitWidth - size.leadingZeroBitCount {
            let end = (size >> level) << level
            complete.append(size >> level & 1 == 1 ? try kept(end - 1, level) : [])
        }
    }

    /// Adds a leaf, and gives what is kept with it: its hash, and those of the perfect subtrees
    /// that it completes, from the smallest.
    mutating func add(_ leaf: [UInt8]) -> [UInt8] {
        var (hashes, node) = (leaf, leaf)
        let completed = (size + 1).trailingZeroBitCount
        for level in 0..<completed {
            node = MerkleTree.parent(of: complete[level], node)
            hashes += node
        }
        // What it completed together with these is all that the next leaves need.
        keep(node, at: completed)
        size += 1
        return hashes
    }

    /// The root: folded from the right, from the subtrees whose sizes add up to the tree's.
    var root: [UInt8] {
        var root: [UInt8]?
        for level in complete.indices where size >> level & 1 == 1 {
            root = root.map { MerkleTree.parent(of: complete[level], $0) } ?? complete[level]
        }
        return root ?? MerkleTree.emptyRoot
    }

    private mutating func keep(_ hash: [UInt8], at level: Int) {
        if level < complete.count { complete[level] = hash } else { complete.append(hash) }
    }
}
