internal import TextKit

/// Tells an input that has grown from one that has changed, by two samples of what was read before.
package enum GrownInput {
    /// Bytes at the beginning, and before the place that reading got to.
    ///
    /// An archive that is rewritten differs in its first record's date and id, which stand in the first kilobyte.
    private static let sample = 64 << 10

    /// The samples up to a place as one digest.
    ///
    /// - Throws: `DocumentFault` if the input cannot be read, or ends before the place.
    package static func print(
        of item: SourceItem, to end: Int, source: any DocumentSource
    ) throws(DocumentFault) -> String {
        let reader = try source.reader(item)
        let place = end > 0 ? end : reader.count
        guard reader.count >= place else {
            throw DocumentFault(code: "truncated_input", message: "it has shrunk")
        }
        var digest = ContentDigest()
        digest.update(try reader.read(at: 0, count: min(sample, place)))
        digest.update(try reader.read(at: max(0, place - sample), count: min(sample, place)))
        // Where there is no place to go on from, another size is another input.
        return "sampled-\(end > 0 ? 0 : place)-" + digest.hexadecimal()
    }

    /// Whether a digest is one of samples, not of a whole file.
    package static func isPrint(_ digest: String) -> Bool { digest.hasPrefix("sampled-") }
}
