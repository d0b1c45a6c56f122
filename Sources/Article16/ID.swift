/// The name of one record: a prefix and 128 random bits in lower-case base32, as clients see it.
///
/// Ids are never sequential and never carry the time: both would tell how many confidential
/// records there are (api.md, section 2).
package struct ID<Of>: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package var description: String { text }
}

package enum Mechanism {}

package typealias ReportID = ID<Report>
package typealias VisitID = ID<Visit>
package typealias MechanismID = ID<Mechanism>
package typealias ReplyID = ID<Reply>
package typealias PublicationRequestID = ID<PublicationRequest>
package enum CommentsName {}
package enum CorrigendumName {}

package typealias CommentsID = ID<CommentsName>
package typealias CorrigendumID = ID<CorrigendumName>
package typealias PersonalDataItemID = ID<PersonalDataItem>
