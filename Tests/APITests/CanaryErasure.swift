import HTTPMessages
import JSON

extension CanaryStory {
    /// A report whose words are gone: why they are is left of it.
    func erase() throws {
        let made = try send("secretariat", "/v1/reports", Sample.report())["id"]?.text ?? ""
        let report = "/v1/reports/" + made
        try send("secretariat", report + "/adoption", Sample.adoption)
        try send("secretariat", report + "/erasure", #"{"reason": "\#(word())"}"#)
    }
}
