internal import HTTPMessages

extension Call {
    /// What the register answers this caller to a GET now; nil where to them there is nothing.
    func asked(_ target: String) throws -> Response? {
        let octets = Array("GET \(target) HTTP/1.1\r\nHost: register\r\n\r\n".utf8)
        let head = try RequestHead(parsing: octets)
        guard case .operation(let operation, let parameters) = Routes.router.match(head) else {
            return nil
        }
        let errand = Errand(
            request: Request(head: head, content: .none), operation: operation,
            parameters: parameters, caller: caller, moment: moment, settings: settings,
            signer: self.errand.signer, id: id)
        do {
            return try operation.run(Call(errand, registry))
        } catch let problem as Problem where problem.type == .notFound {
            return nil
        }
    }

    /// Whether there is something to them; what nobody can GET is not asked for.
    func canStillRead(_ target: String) throws -> Bool {
        let octets = Array("GET \(target) HTTP/1.1\r\nHost: register\r\n\r\n".utf8)
        guard case .operation = Routes.router.match(try RequestHead(parsing: octets)) else {
            return true
        }
        return try asked(target) != nil
    }
}
