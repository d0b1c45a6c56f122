internal import Article16
internal import HTTPMessages
internal import JSON
internal import Registry

/// Article 16 (2), third sentence: spans that tell of a person, and the consents to print them.
enum PersonalDataItems {
    private static let path = "/v1/reports/{id}/personal-data-items"

    static let operations = [
        Operation(.get, path, parameters: Page.parameters, run: list),
        Operation(.post, path, .writes, run: mark),
        Operation(.get, path + "/{item}", run: read),
        Operation(.patch, path + "/{item}", .writes, run: change),
        Operation(.get, path + "/{item}/consent", run: readConsent),
        Operation(.post, path + "/{item}/consent", .writes, date: "on", run: consent),
    ]

    private static func list(_ call: Call) throws -> Response {
        let opened = try call.reportWithItems()
        let form = try PersonalDataItemForm(opened, call)
        return try call.shortList(form.items, id: \.record.item.id.text) { item, array in
            array.object { form.write(item, into: &$0) }
        }
    }

    private static func read(_ call: Call) throws -> Response {
        let (item, form, _) = try visible(call)
        _ = try call.query()
        let body = form.rendered(item)
        return try call.rendition(Rendition.tag(of: body)) { body }
    }

    private static func readConsent(_ call: Call) throws -> Response {
        let (item, form, _) = try visible(call)
        _ = try call.query()
        // The item's own tag, which is what a step of the consent asks for.
        return try call.rendition(Rendition.tag(of: form.rendered(item))) {
            DocumentForm.written { form.writeConsent(of: item, into: &$0) }
        }
    }

    private static func mark(_ call: Call) throws -> Response {
        let opened = try call.reportWithItems()
        try call.require(.markPersonalData, on: opened)
        let wish = try ObjectReader.read(call.content(), PersonalDataItemWish.read)
        let texts = try ReportTexts(opened, call)
        let items = try call.registry.personalDataItems(of: opened.report.id)
        let draft = try wish.draft(in: texts, besides: items)
        let order = try PersonalData.mark(opened.report, by: call.party)
        let id = try call.registry.carryOut(
            order, draft, by: call.account(), now: call.moment.text)
        return try answer(
            call, id, .created,
            location: "/v1/reports/\(opened.report.id)/personal-data-items/\(id)")
    }

    private static func change(_ call: Call) throws -> Response {
        let (item, form, opened) = try visible(call)
        try call.require(.markPersonalData, on: opened)
        let content = try call.content(ifMatch: Rendition.tag(of: form.rendered(item)))
        let record = item.record
        let (subject, category, treatment, isMistaken) = try ObjectReader.read(content) { body in
            (
                body.optionalString("subject", PersonalDataItemWish.subjectLength)
                    ?? record.subject,
                body.optionalChoice("category", PersonalDataCategory.self) ?? record.category,
                body.optionalChoice("treatment", Treatment.self) ?? record.item.treatment,
                body.optionalBool("mistaken") ?? false
            )
        }
        try PersonalDataItemWish.requireLabel(subject, for: form.words(of: item), category)
        let order = try PersonalData.change(
            record.item, of: opened.report, toMistaken: isMistaken, by: call.party)
        // What stays as it is, stays reviewed.
        let isSame =
            subject == record.subject && category == record.category
            && treatment == record.item.treatment && !isMistaken
        if isSame { return try answer(call, record.item.id) }
        try call.registry.carryOut(
            order, subject: subject, category: category, treatment: treatment,
            isMistaken: isMistaken, by: call.account(), now: call.moment.text)
        return try answer(call, record.item.id)
    }

    /// A step of the consent; a withdrawal after publication takes the words out of what is
    /// public in the same transaction.
    private static func consent(_ call: Call) throws -> Response {
        let (item, form, opened) = try visible(call)
        try call.require(.markPersonalData, on: opened)
        let content = try call.content(ifMatch: Rendition.tag(of: form.rendered(item)))
        let (consent, date, reference) = try ObjectReader.read(content) { body in
            let step = body.choice("consent", Step.self)
            let date = body.date("on")
            let reference = body.optionalString("reference", 1...200)
            return step.flatMap { step in date.map { (step.consent, $0, reference) } }
        }
        let order = try PersonalData.consent(
            consent, to: item.record.item, of: opened.report, by: call.party, on: date,
            today: call.today)
        let closing = Paragraph2.close(opened.report, after: order, today: call.today)
        try call.registry.carryOut(
            order, reference: reference, by: call.account(), now: call.moment.text)
        if let closing { try Reissues.close(call, closing) }
        return try answer(call, item.record.item.id)
    }

    /// What can be recorded of a consent; `none` is where it begins.
    private enum Step: String, CaseIterable {
        case requested, granted, refused, withdrawn

        var consent: Consent {
            switch self {
            case .requested: .requested
            case .granted: .granted
            case .refused: .refused
            case .withdrawn: .withdrawn
            }
        }
    }

    private static func answer(
        _ call: Call, _ id: PersonalDataItemID, _ status: Status = .ok, location: String? = nil
    ) throws -> Response {
        let (item, form, _) = try visible(call, id)
        let body = form.rendered(item)
        return call.result(status, Rendition.tag(of: body), location: location, body: body)
    }

    private static func visible(_ call: Call) throws
        -> (PlacedItem, PersonalDataItemForm, Opened<ReportHead>)
    {
        try visible(call, PersonalDataItemID(call.parameters[1]))
    }

    private static func visible(_ call: Call, _ id: PersonalDataItemID) throws
        -> (PlacedItem, PersonalDataItemForm, Opened<ReportHead>)
    {
        let opened = try call.reportWithItems()
        let form = try PersonalDataItemForm(opened, call)
        guard let item = form.items.first(where: { $0.record.item.id == id }) else {
            throw Problem.notFound
        }
        return (item, form, opened)
    }
}

extension Call {
    /// The report that the path names, for who may know of its personal-data items; to anybody
    /// else there is nothing here (domain.md, section 8).
    func reportWithItems() throws -> Opened<ReportHead> {
        let opened = try visibleReport()
        guard PersonalData.mayReadItems(of: opened.report, as: party) else {
            subject = nil
            throw Problem.notFound
        }
        return opened
    }
}
