import Files
import Foundation
import PipelineKit
import Testing

/// Which kind of failure follows from what was tried and why it failed.
@Suite struct OutputErrorTests {
    private func kind(
        _ operation: FileError.Operation, _ number: Int32, otherwise: OutputError.Kind? = nil
    ) -> OutputError.Kind {
        OutputError(FileError(operation: operation, path: "a", errorNumber: number), otherwise: otherwise)
            .kind
    }

    @Test(arguments: [ENOSPC, EDQUOT, EIO, EMFILE, ENFILE, ENOMEM])
    func `a lack of the machine is not an error of the output`(number: Int32) {
        #expect(kind(.create, number, otherwise: .cannotCreate) == .failed)
    }

    @Test(arguments: [EACCES, EPERM, EROFS])
    func `a missing permission is an error of the output`(number: Int32) {
        #expect(kind(.write, number, otherwise: .failed) == .cannotCreate)
    }

    @Test func `otherwise the caller's kind counts, then the operation's`() {
        #expect(kind(.rename, ENOENT, otherwise: .failed) == .failed)
        #expect(kind(.read, EISDIR, otherwise: .cannotCreate) == .cannotCreate)
        #expect(kind(.makeFolder, ENOTDIR) == .cannotCreate)
        #expect(kind(.synchronize, EINVAL) == .failed)
        #expect(kind(.open, ENOENT) == .failed)
    }

    @Test func `a message names what was tried, on which file, and why it failed`() {
        let error = OutputError(FileError(operation: .makeFolder, path: "a/b", errorNumber: ENOTDIR))
        #expect(error.message == "cannot create folder a/b: is not a directory")
    }
}
