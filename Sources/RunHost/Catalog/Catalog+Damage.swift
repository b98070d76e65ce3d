internal import Files
internal import GRDB
package import PipelineKit

extension Catalog {
    /// Sets a damaged catalog aside, so that a run that needs nothing of it begins a new one.
    ///
    /// Unfinished work goes: only the catalog knew whether it was published. Returns the name that the catalog has now, for
    /// whoever wants to look at it; nil where it is sound, or there is none.
    ///
    /// - Throws: `OutputError` if the catalog cannot be read for another reason than damage, or not be moved.
    package static func setAsideIfDamaged(in folder: String) throws(OutputError) -> String? {
        let path = "\(folder)/catalog.sqlite"
        guard FileSystem.exists(path), try isDamaged(path) else { return nil }
        let aside = path + ".damaged"
        do throws(FileError) {
            RunCheckpoint.remove("\(folder)/work")
            for end in ["", "-wal", "-shm"] where FileSystem.exists(path + end) {
                try FileSystem.rename(path + end, to: aside + end)
            }
            try FileSystem.synchronizeFolder(folder)
        } catch {
            throw OutputError(error)
        }
        return aside
    }

    private static func isDamaged(_ path: String) throws(OutputError) -> Bool {
        try attempt(path) {
            do {
                try open(path).read(CheckedPages.prove)
                return false
            } catch let error as DatabaseError where CheckedPages.isDamage(error) {
                return true
            }
        }
    }
}
