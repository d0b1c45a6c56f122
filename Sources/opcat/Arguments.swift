internal import API
internal import ArgumentParser
internal import Article16
internal import Registry

// What the command line takes is what the register knows: a wrong word is a wrong use, told
// before a store is opened.

extension Role: ExpressibleByArgument {}

extension Desk.Scope: ExpressibleByArgument {}

extension StateCode: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(argument)
    }
}
