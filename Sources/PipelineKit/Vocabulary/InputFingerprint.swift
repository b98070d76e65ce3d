internal import TextKit

/// Identifies an input's content, to decide whether an earlier run has read it.
package enum InputFingerprint: Sendable, Equatable {
    /// It could not be read.
    case unreadable
    /// Reading it crashes the process, so it is not retried until it changes.
    case crashes
    case whole(sha256: String)
    /// Samples of a large input up to an offset; without an offset, another size means another input. `whole` is the
    /// digest of all of it as it was listed, if the listing left doubt.
    case sampled(size: Int?, sha256: String, whole: String? = nil)

    private static let crash = "convicted"
    private static let samples = "sampled-"

    /// Decodes the result of `encoded`.
    package init(encoded text: String) {
        switch text {
        case "": self = .unreadable
        case Self.crash: self = .crashes
        default: self = Self.sampled(text) ?? .whole(sha256: text)
        }
    }

    private static func sampled(_ text: String) -> InputFingerprint? {
        guard text.hasPrefix(samples) else { return nil }
        let parts = text.dropFirst(samples.count).split(separator: "-", maxSplits: 2)
        guard parts.count >= 2, let size = Int(parts[0]) else { return nil }
        return .sampled(
            size: size > 0 ? size : nil, sha256: String(parts[1]),
            whole: parts.count == 3 ? String(parts[2]) : nil)
    }

    /// The text kept in the catalog and in the logs of a run.
    package var encoded: String {
        switch self {
        case .unreadable: ""
        case .crashes: Self.crash
        case .whole(let digest): digest
        case .sampled(let size, let digest, let whole):
            "\(Self.samples)\(size ?? 0)-\(digest)" + (whole.map { "-\($0)" } ?? "")
        }
    }
}

extension InputFingerprint {
    /// The fingerprint of an input that was loaded whole.
    package init(of loaded: LoadedItem) {
        self = loaded.input.sha256.map { .whole(sha256: $0) } ?? .unreadable
    }

    /// Bytes sampled at the beginning, and before the offset that was read to.
    ///
    /// A rewritten archive differs in its first record's date and id, which are in the first kilobyte.
    private static let sampleBytes = 64 << 10

    /// Samples an input up to an offset, to distinguish an input that has grown from one that has changed.
    ///
    /// - Throws: `DocumentFault` if the input cannot be read, or is shorter than the offset.
    package static func sampled(
        of item: SourceItem, to end: Int?, source: any DocumentSource
    ) throws(DocumentFault) -> InputFingerprint {
        let reader = try source.reader(item)
        let place = end ?? reader.count
        guard reader.count >= place else {
            throw DocumentFault(.truncatedInput, "the input is shorter than when it was last read")
        }
        var digest = ContentDigest()
        digest.update(try reader.read(at: 0, count: min(sampleBytes, place)))
        digest.update(try reader.read(at: max(0, place - sampleBytes), count: min(sampleBytes, place)))
        return .sampled(size: end != nil || place == 0 ? nil : place, sha256: digest.hexadecimal())
    }

    /// The digest of all of an input as it was listed; samples would miss an edit in its middle.
    ///
    /// - Throws: `DocumentFault` if the input cannot be read.
    package static func wholeDigest(
        of item: SourceItem, source: any DocumentSource
    ) throws(DocumentFault) -> String {
        let reader = try source.reader(item)
        var digest = ContentDigest()
        for offset in stride(from: 0, to: item.bytes, by: pieceBytes) {
            digest.update(try reader.read(at: offset, count: min(pieceBytes, item.bytes - offset)))
        }
        return digest.hexadecimal()
    }

    private static let pieceBytes = 1 << 20

    /// Whether the samples are the same; what is known besides does not count.
    package func hasSamples(of other: InputFingerprint) -> Bool {
        guard case .sampled(let size, let digest, _) = self,
            case .sampled(let otherSize, let otherDigest, _) = other
        else { return self == other }
        return (size, digest) == (otherSize, otherDigest)
    }
}
