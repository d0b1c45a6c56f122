internal import HTTPMessages

// Conditions on a list that is added to.
extension Call {
    /// A POST may be asked for on condition that the list at its path is as a tag says; an origin
    /// server MUST judge that before it acts (RFC 9110, sections 13.1.1 and 13.1.2). The tag is
    /// that of the list as GET would show it to this caller, so it is asked for just so: what
    /// does not hold for this request is thrown there.
    ///
    /// What is added beside something may be tied to that as well, as an act on it must be: who
    /// sends its tag wants nothing done on what they have not read.
    func requireListMatch() throws {
        let fields = request.head.fields
        guard operation.method == .post,
            fields.contains("if-match") || fields.contains("if-none-match")
        else { return }
        do {
            try requireMatch(at: operation.template) ?? requireNothingMatched()
        } catch let problem as Problem where problem.type == .preconditionFailed {
            guard fields.contains("if-match"), let parent = operation.parent,
                try requireMatch(at: parent) != nil
            else { throw problem }
        }
    }

    /// Nil where nothing can be had by GET.
    private func requireMatch(at template: String) throws -> Void? {
        let found = Routes.all.first { $0.method == .get && $0.template == template }
        guard let found else { return nil }
        _ = try found.run(Call(errand.asking(found), registry))
        return ()
    }
}

extension Operation {
    /// The path that this one adds to, where it names something: `/v1/reports/{id}` of
    /// `/v1/reports/{id}/replies`.
    fileprivate var parent: String? {
        let parent = template.split(separator: "/").dropLast()
        return parent.last?.hasPrefix("{") == true ? "/" + parent.joined(separator: "/") : nil
    }
}

extension Errand {
    /// The same request, about another operation of its path.
    fileprivate func asking(_ other: Operation) -> Errand {
        Errand(
            request: request, operation: other, parameters: parameters, caller: caller,
            moment: moment, settings: settings, signer: signer, id: id)
    }
}
