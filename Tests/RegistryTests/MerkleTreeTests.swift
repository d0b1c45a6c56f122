import Testing

@testable import Registry

/// The tree of RFC 9162, section 2.1, against the RFC's definitions written down as they stand,
/// and against roots that the Certificate Transparency logs are tested with.
struct MerkleTreeTests {
    /// Leaves, and the roots of the first 0 to 8 of them.
    private static let leaves = [
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ].map { Hexadecimal.decode($0)! }
    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    @Test(arguments: zip(0...8, roots))
    func `small trees have the roots that are known`(size: Int, root: String) throws {
        let tree = KeptTree(Array(Self.leaves.prefix(size)))
        #expect(Hexadecimal.encode(try tree.merkle.root(of: size)) == root)
        #expect(Hexadecimal.encode(Plain.hash(Self.leaves.prefix(size))) == root)
    }

    private static let many = (0..<67).map { [UInt8($0)] }

    @Test func `every root is that of the definition`() throws {
        let tree = KeptTree(Self.many)
        for size in 0...Self.many.count {
            #expect(try tree.merkle.root(of: size) == Plain.hash(Self.many.prefix(size)))
        }
    }

    @Test func `every audit path is that of the definition and proves its leaf`() throws {
        let tree = KeptTree(Self.many)
        for size in 1...Self.many.count {
            let root = try tree.merkle.root(of: size)
            for leaf in 0..<size {
                let path = try tree.merkle.inclusion(of: leaf, in: 0..<size)
                #expect(path == Plain.path(of: leaf, in: Self.many.prefix(size)))
                let hash = MerkleTree.leaf(Self.many[leaf])
                #expect(Proof.root(from: hash, at: leaf, of: size, by: path) == root)
                let other = MerkleTree.leaf([0xFF])
                #expect(Proof.root(from: other, at: leaf, of: size, by: path) != root)
            }
        }
    }

    @Test func `every consistency proof is that of the definition and proves growth`() throws {
        let tree = KeptTree(Self.many)
        for second in 1...Self.many.count {
            for first in 1...second {
                let path = try tree.merkle.consistency(from: first, to: second)
                #expect(path == Plain.growth(from: first, in: Self.many.prefix(second)))
                let roots = (
                    try tree.merkle.root(of: first), try tree.merkle.root(of: second)
                )
                #expect(Proof.isGrowth(from: first, roots.0, to: second, roots.1, by: path))
                let other = MerkleTree.leaf([0xFF])
                #expect(!Proof.isGrowth(from: first, other, to: second, roots.1, by: path))
            }
        }
        #expect(try tree.merkle.consistency(from: 0, to: 5) == [])
    }
}

/// What the next leaves are made of.
struct MerkleEdgeTests {
    private static let leaves: [[UInt8]] = (0..<70).map { [$0] }

    @Test func `from each size on it goes on as if it had never been read back`() throws {
        let tree = KeptTree(Self.leaves)
        for size in 0...Self.leaves.count {
            var edge = tree.edge(of: size)
            #expect(try edge.root == tree.merkle.root(of: size) && edge.size == size)
            for (number, leaf) in Self.leaves.enumerated().dropFirst(size) {
                #expect(edge.add(MerkleTree.leaf(leaf)) == tree.hashes[number], "from \(size)")
            }
        }
    }
}

/// A tree as the registry keeps it: with each leaf the hashes of what it completes.
private struct KeptTree {
    private var rows: [[UInt8]] = []

    init(_ leaves: [[UInt8]]) {
        var edge = MerkleEdge()
        for leaf in leaves { rows.append(edge.add(MerkleTree.leaf(leaf))) }
    }

    /// The edge of its first leaves, as it is read back.
    func edge(of size: Int) -> MerkleEdge {
        MerkleEdge(of: size) { leaf, level in
            Array(rows[leaf][32 * level..<32 * level + 32])
        }
    }

    var hashes: [[UInt8]] { rows }

    var merkle: MerkleTree {
        MerkleTree { level, index in
            Array(rows[(index + 1) << level - 1][32 * level..<32 * level + 32])
        }
    }
}

/// RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1, as they are written.
private enum Plain {
    static func hash(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        guard leaves.count > 1 else {
            return leaves.first.map(MerkleTree.leaf) ?? MerkleTree.emptyRoot
        }
        let k = split(leaves.count)
        return MerkleTree.parent(of: hash(leaves.prefix(k)), hash(leaves.dropFirst(k)))
    }

    static func path(of m: Int, in leaves: ArraySlice<[UInt8]>) -> [[UInt8]] {
        guard leaves.count > 1 else { return [] }
        let k = split(leaves.count)
        return m < k
            ? path(of: m, in: leaves.prefix(k)) + [hash(leaves.dropFirst(k))]
            : path(of: m - k, in: leaves.dropFirst(k)) + [hash(leaves.prefix(k))]
    }

    static func growth(from m: Int, in leaves: ArraySlice<[UInt8]>, _ b: Bool = true) -> [[UInt8]] {
        guard m < leaves.count else { return b ? [] : [hash(leaves)] }
        let k = split(leaves.count)
        return m <= k
            ? growth(from: m, in: leaves.prefix(k), b) + [hash(leaves.dropFirst(k))]
            : growth(from: m - k, in: leaves.dropFirst(k), false) + [hash(leaves.prefix(k))]
    }

    private static func split(_ n: Int) -> Int {
        var k = 1
        while 2 * k < n { k *= 2 }
        return k
    }
}

/// What the holder of a proof does with it: RFC 9162, sections 2.1.3.2 and 2.1.4.2.
enum Proof {
    static func root(from leaf: [UInt8], at number: Int, of size: Int, by path: [[UInt8]])
        -> [UInt8]?
    {
        var (fn, sn, r) = (number, size - 1, leaf)
        for p in path {
            guard sn != 0 else { return nil }
            if fn & 1 == 1 || fn == sn {
                r = MerkleTree.parent(of: p, r)
                while fn & 1 == 0, fn != 0 { (fn, sn) = (fn >> 1, sn >> 1) }
            } else {
                r = MerkleTree.parent(of: r, p)
            }
            (fn, sn) = (fn >> 1, sn >> 1)
        }
        return sn == 0 ? r : nil
    }

    static func isGrowth(
        from first: Int, _ old: [UInt8], to second: Int, _ new: [UInt8], by path: [[UInt8]]
    ) -> Bool {
        guard first < second else { return path.isEmpty && old == new }
        var path = path[...]
        if first & (first - 1) == 0 { path = ([old] + path)[...] }
        guard let start = path.popFirst() else { return false }
        var (fn, sn, fr, sr) = (first - 1, second - 1, start, start)
        while fn & 1 == 1 { (fn, sn) = (fn >> 1, sn >> 1) }
        for c in path {
            guard sn != 0 else { return false }
            if fn & 1 == 1 || fn == sn {
                (fr, sr) = (MerkleTree.parent(of: c, fr), MerkleTree.parent(of: c, sr))
                while fn & 1 == 0, fn != 0 { (fn, sn) = (fn >> 1, sn >> 1) }
            } else {
                sr = MerkleTree.parent(of: sr, c)
            }
            (fn, sn) = (fn >> 1, sn >> 1)
        }
        return fr == old && sr == new && sn == 0
    }
}
