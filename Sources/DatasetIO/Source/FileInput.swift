package import Files
package import PipelineKit

/// A file opened for reading at any offset.
package struct FileInput: InputReader {
    private let handle: FileHandle
    package let count: Int

    /// Reads from an open file.
    package init(_ handle: FileHandle) throws(FileError) {
        self.handle = handle
        count = try handle.size()
    }

    package func read(at offset: Int, count: Int) throws(DocumentFault) -> [UInt8] {
        let wanted = min(max(0, count), max(0, self.count - offset))
        guard offset >= 0, wanted > 0 else { return [] }
        do throws(FileError) {
            return try handle.read(at: offset, count: wanted)
        } catch {
            throw DirectorySource.unreadable(error)
        }
    }
}
