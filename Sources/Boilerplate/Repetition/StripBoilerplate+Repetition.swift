package import Files
package import PipelineKit

extension StripBoilerplate: RememberingStage {
    /// Whose documents are counted together.
    private static func source(of record: borrowing Record) -> String? { record.domain ?? record.source }

    static func paragraphs(of text: String) -> [String] {
        var paragraphs: [String] = []
        let bytes = text.utf8
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let end = Self.paragraphEnd(in: bytes, from: start)
            if end > start { paragraphs.append(String(text[start..<end])) }
            start = bytes.index(end, offsetBy: 2, limitedBy: bytes.endIndex) ?? bytes.endIndex
        }
        return paragraphs
    }

    /// Where the next blank line begins; searching for it as a string took a quarter of the stage's time.
    private static func paragraphEnd(in bytes: String.UTF8View, from start: String.Index) -> String.Index {
        var place = start
        while let end = bytes[place...].firstIndex(of: 0x0A) {
            let next = bytes.index(after: end)
            if next < bytes.endIndex && bytes[next] == 0x0A { return end }
            place = next
        }
        return bytes.endIndex
    }

    /// The paragraphs as numbers: those that the document half has left, or made now where it has not run.
    private static func keys(of record: borrowing Record, _ paragraphs: [String]) -> [BlockKeys?] {
        if let keys = BlockKeys.decoded(record.signature), keys.count == paragraphs.count { return keys }
        return paragraphs.map { BlockKeys($0) }
    }

    package mutating func observe(_ record: borrowing Record) {
        guard let source = Self.source(of: record), ruling(for: record).removesRepeats else { return }
        let keys =
            BlockKeys.decoded(record.signature) ?? Self.paragraphs(of: record.text).map { BlockKeys($0) }
        repetition.observe(source: source, keys: keys.compactMap(\.self))
    }

    package mutating func conclude() { repetition.finish() }

    package mutating func consider(_ record: inout Record) throws(DocumentFault) -> Verdict {
        let paragraphs = Self.paragraphs(of: record.text)
        let keys = Self.keys(of: record, paragraphs)
        record.signature = []
        guard let source = Self.source(of: record), ruling(for: record).removesRepeats else { return .keep }
        let verdicts = keys.map { repetition.verdict(source: source, keys: $0) }
        let repeatedBytes = zip(paragraphs, verdicts).reduce(0) {
            $0 + ($1.1.isRepeated ? $1.0.utf8.count : 0)
        }
        // Versions of one story repeat each other from end to end; what is left of a text tells them from furniture.
        guard repeatedBytes > 0, repeatedBytes * 3 < record.text.utf8.count else { return .keep }
        for (place, verdict) in verdicts.enumerated() where verdict.isRepeated {
            record.removedBlocks.append(Self.removed(paragraphs[place], verdict, place: place))
        }
        record.moveRemovedBlocks(verdicts.map { !$0.isRepeated })
        record.text = zip(paragraphs, verdicts).filter { !$1.isRepeated }.map(\.0).joined(separator: "\n\n")
        return .keep
    }

    private static func removed(_ text: String, _ verdict: Repetition.Verdict, place: Int) -> RemovedBlock {
        RemovedBlock(
            category: .otherBoilerplate, rule: "repetition",
            score: Double(verdict.documents) / Double(max(1, verdict.sampled)), text: text, place: place,
            facts: [
                BlockWitness(name: "repetition.documents", weight: Double(verdict.documents)),
                BlockWitness(name: "repetition.sampled", weight: Double(verdict.sampled)),
            ])
    }

    // MARK: Memory

    package static let memoryName = "strip-boilerplate"
    private static let suffix = ".counts"

    package mutating func recall(from folder: String, generation: String?) throws(ResourceError) {
        repetition = Repetition()
        guard let generation else { return }
        let path = "\(folder)/\(generation)\(Self.suffix)"
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileSystem.read(path)
        } catch {
            throw ResourceError(path: path, message: error.reason, isOfMachine: error.isOfMachine)
        }
        guard let earlier = Repetition(decoding: bytes) else {
            throw ResourceError(path: path, message: "is damaged; a run with --full makes it anew")
        }
        repetition = earlier
    }

    package mutating func remember(in folder: String, generation: String) throws(OutputError) {
        do throws(FileError) {
            try FileSystem.makeFolder(folder)
            let file = try FileSystem.create("\(folder)/\(generation)\(Self.suffix)")
            try file.write(repetition.encoded())
            try file.synchronize()
            try FileSystem.synchronizeFolder(folder)
        } catch {
            throw OutputError(kind: .failed, path: error.path, message: error.description)
        }
    }

    package static func retire(in folder: String, keeping generation: String?) {
        let kept = generation.map { "\($0)\(suffix)" }
        // A folder that cannot be listed holds nothing to retire, and a file that stays costs only its space.
        for name in (try? FileSystem.names(in: Array(folder.utf8))) ?? [] {
            let shown = FileSystem.displayName(name)
            guard shown.hasSuffix(suffix), shown != kept else { continue }
            try? FileSystem.remove(Array("\(folder)/".utf8) + name)
        }
    }
}
