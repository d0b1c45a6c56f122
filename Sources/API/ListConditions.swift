internal import HTTPMessages

// Conditions on a list that is added to.
extension Call {
    /// A POST may be asked for on condition that the list at its path is as a tag says; an origin
    /// server MUST judge that before it acts (RFC 9110, sections 13.1.1 and 13.1.2). The tag is
    /// that of the list as GET would show it to this caller, so it is asked for just so: what
    /// does not hold for this request is thrown there.
    func requireListMatch() throws {
        let fields = request.head.fields
        guard operation.method == .post,
            fields.contains("if-match") || fields.contains("if-none-match")
        else { return }
        let template = operation.template
        let list = Routes.all.first { $0.method == .get && $0.template == template }
        guard let list else { return try requireNothingMatched() }
        _ = try list.run(Call(errand.asking(list), registry))
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
