import RepositoryFiles
import Testing

@Suite("Embedded files")
struct EmbeddedFileTests {
    @Test func `the contract in the binary is the file at the root`() throws {
        #expect(RepositoryFiles.openapi == (try #require(House.bytes(of: "openapi.yaml"))))
    }

    @Test func `the migrations in the binary are the files of the folder, in their order`() throws {
        let names = try House.names(in: "migrations")
        #expect(RepositoryFiles.migrations.map(\.file) == names)
        for (migration, name) in zip(RepositoryFiles.migrations, names) {
            #expect(Array(migration.sql.utf8) == House.bytes(of: "migrations/\(name)"), "\(name)")
        }
    }

    @Test func `the views of the members' door in the binary are the file of the folder`() throws {
        let file = try #require(House.bytes(of: "doors/members.sql"))
        #expect(Array(RepositoryFiles.membersDoor.utf8) == file)
    }

    @Test func `migrations are numbered from 1 without a gap`() {
        let numbers = RepositoryFiles.migrations.map(\.number)
        #expect(!numbers.isEmpty)
        #expect(numbers == Array(1...numbers.count))
    }
}

extension Migration {
    /// The name of the file that it came from.
    var file: String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_\(name).sql"
    }
}
