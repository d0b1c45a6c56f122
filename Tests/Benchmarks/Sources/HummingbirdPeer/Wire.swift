import Foundation
import Hummingbird

/// How answers are written.
enum Wire {
    /// One for all: it keeps no state between values.
    static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return encoder
    }()

    static let decoder = JSONDecoder()

    static func answer(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, tag: String? = nil,
        caching: String = "public, max-age=30"
    ) throws -> Response {
        let body = ByteBuffer(bytes: try encoder.encode(value))
        var fields: HTTPFields = [
            .contentType: "application/json", .contentLength: "\(body.readableBytes)",
            .cacheControl: caching, .vary: "Authorization",
        ]
        if let tag { fields[.eTag] = tag }
        return Response(status: status, headers: fields, body: .init(byteBuffer: body))
    }

    static func notModified(_ tag: String) -> Response {
        Response(
            status: .notModified,
            headers: [
                .eTag: tag, .cacheControl: "public, max-age=30", .vary: "Authorization",
            ])
    }
}
