import Testing

@testable import API

@Suite("The contract and the code have the same operations")
struct RouteTests {
    @Test func `every operation of the contract has a route, and every route is in it`() throws {
        let listed = try Contract.embedded().operations.map(\.description).sorted()
        let routed = Routes.all.map(\.name).sorted()
        #expect(routed == listed)
    }

    @Test func `every route takes the query parameters of its operation`() throws {
        let contract = try Contract.embedded()
        for operation in contract.operations {
            let route = Routes.all.first { $0.name == operation.description }
            let taken = try #require(route?.parameters, "\(operation)")
            #expect(taken.sorted() == contract.queryParameters(of: operation), "\(operation)")
        }
    }

    @Test func `only what the public may do is open to it`() throws {
        for operation in try Contract.embedded().operations {
            let route = Routes.all.first { $0.name == operation.description }
            switch try #require(route?.access, "\(operation)") {
            case .open: #expect(operation.needsNoToken && !operation.statuses.contains("401"))
            case .reads, .readsOrWaits, .readsOrSearches, .readsAside:
                #expect(operation.method == "GET")
            case .readsOwn, .readsTrail, .writes:
                #expect(!operation.roles.contains("public"), "\(operation)")
            }
        }
    }
}

extension Operation {
    /// As the contract's operations are called: `GET /v1/reports/{id}`.
    fileprivate var name: String { "\("\(method)".uppercased()) \(template)" }
}
