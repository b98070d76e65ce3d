package import Files
internal import PipelineKit

/// A file of labelled texts, and how much a sentence of it counts.
package struct TrainingSet: Sendable {
    package var path: String
    package var weight: Float
    /// 0 for labels by people; else labels by voting, which models trained on the other folds correct.
    package var fold: UInt8

    private static let ending = ".train.jsonl"

    package init(path: String, weight: Float = 1, fold: UInt8 = 0) {
        (self.path, self.weight, self.fold) = (path, weight, fold)
    }

    /// Reads "PATH", "PATH=WEIGHT" or "PATH=WEIGHT:FOLD"; nil where a number is none.
    package init?(parsing text: String) {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard let path = parts.first else { return nil }
        self.init(path: path)
        guard parts.count == 2 else { return }
        let numbers = parts[1].split(separator: ":").map(String.init)
        guard let weight = numbers.first.flatMap(Float.init), weight > 0, numbers.count < 3 else {
            return nil
        }
        self.weight = weight
        guard numbers.count == 2 else { return }
        guard let fold = UInt8(numbers[1]), fold < 3 else { return nil }
        self.fold = fold
    }

    /// Every `*.train.jsonl` of a folder, by name.
    ///
    /// - Throws: `ResourceError` where the folder cannot be read or has none.
    package static func all(in folder: String) throws(ResourceError) -> [TrainingSet] {
        let names: [[UInt8]]
        do throws(FileError) {
            names = try FileSystem.names(in: Array(folder.utf8))
        } catch {
            throw ResourceError(error, path: folder)
        }
        let found = names.map { String(decoding: $0, as: UTF8.self) }.filter { $0.hasSuffix(ending) }.sorted()
        guard !found.isEmpty else {
            throw ResourceError(path: folder, message: "has no file *\(ending)")
        }
        return found.map { TrainingSet(path: folder + "/" + $0) }
    }
}
