internal import Glibc

/// A system call that failed, and why.
package struct SystemError: Error, CustomStringConvertible, Sendable {
    /// What was tried: `bind 127.0.0.1:8080`.
    package let action: String
    /// The system's number, as in errno(3).
    package let number: Int32

    init(_ action: String, _ number: Int32 = errno) {
        self.action = action
        self.number = number
    }

    package var description: String {
        "\(action): \(String(cString: strerror(number)))"
    }
}
