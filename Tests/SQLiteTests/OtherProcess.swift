import Glibc

/// Another program, with a pipe to its standard input and one from its standard output.
///
/// Not Foundation's `Process`, which leaks some bytes each time; AddressSanitizer counts them.
final class OtherProcess {
    private var process: pid_t = 0
    private var toInput: Int32 = -1
    private let fromOutput: Int32

    struct CannotSpawn: Error {}

    init(_ arguments: [String]) throws {
        var input: [Int32] = [-1, -1]
        var output: [Int32] = [-1, -1]
        guard pipe(&input) == 0, pipe(&output) == 0 else { throw CannotSpawn() }
        for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        toInput = input[1]
        fromOutput = output[0]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, input[0], 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        var words = arguments.map { strdup($0) } + [nil]
        let code = posix_spawn(&process, arguments[0], &actions, nil, &words, environ)
        posix_spawn_file_actions_destroy(&actions)
        for word in words { free(word) }
        close(input[0])
        close(output[1])
        guard code == 0 else { throw CannotSpawn() }
    }

    deinit {
        if toInput >= 0 { close(toInput) }
        close(fromOutput)
    }

    /// Waits until so many bytes have been written.
    func read(_ count: Int) -> String {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count < count, Glibc.read(fromOutput, &byte, 1) == 1 { bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Ends its standard input and waits for the program's own end.
    ///
    /// - Returns: Its exit status, or `nil` if it did not exit by itself.
    func finish() -> Int32? {
        close(toInput)
        toInput = -1
        var status: Int32 = 0
        guard waitpid(process, &status, 0) == process, status & 0x7F == 0 else { return nil }
        return status >> 8 & 0xFF
    }
}
