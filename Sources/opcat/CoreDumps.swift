internal import Glibc

/// A process that ends badly leaves nothing of its memory behind: confidential words, tokens and
/// keys are in it.
enum CoreDumps {
    private static let filter = "/proc/self/coredump_filter"

    /// No file of the process's own (setrlimit(2)), and nothing in what a collector of dumps gets
    /// through a pipe, to which the limit does not speak (core(5), "Controlling which mappings
    /// are written").
    static func refuse() throws(Failure) {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        guard setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0 else {
            throw Failure("core dumps stay on: \(String(cString: strerror(errno)))")
        }
        let descriptor = open(filter, O_WRONLY | O_CLOEXEC)
        // Where there is no /proc the limit has to do.
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard write(descriptor, "0", 1) == 1 else {
            throw Failure("core dumps stay on: \(String(cString: strerror(errno)))")
        }
    }
}
