internal import CEpoll

/// How the memory of this process is kept; to be called before any thread is started.
package enum Memory {
    /// Octets from which a block is given back to the system as soon as it is free.
    private static let largeBlock: Int32 = 256 * 1024

    /// Contents and answers of some megabytes come and go. Left to itself, malloc raises the size
    /// from which it asks the system for a block of its own up to 32 MiB (mallopt(3), "dynamic mmap
    /// threshold"), and the holes that they leave stay with the process.
    package static func returnLargeBlocks() {
        mallopt(M_MMAP_THRESHOLD, largeBlock)
        mallopt(M_TRIM_THRESHOLD, largeBlock)
    }
}
