import PipelineKit
import Testing

@Suite struct InputFingerprintTests {
    @Test(arguments: [
        (InputFingerprint.unreadable, ""), (.crashes, "convicted"), (.whole(sha256: "ab"), "ab"),
        (.sampled(size: nil, sha256: "ab"), "sampled-0-ab"),
        (.sampled(size: 123, sha256: "ab"), "sampled-123-ab"),
        (.sampled(size: nil, sha256: "ab", whole: "cd"), "sampled-0-ab-cd"),
    ])
    func `a fingerprint keeps its text form`(fingerprint: InputFingerprint, text: String) {
        #expect(fingerprint.encoded == text)
        #expect(InputFingerprint(encoded: text) == fingerprint)
    }

    private struct Memory: DocumentSource {
        var bytes: [UInt8]

        func list() -> [SourceItem] { [] }
        func load(_ item: SourceItem) -> LoadedItem {
            LoadedItem(input: InputReference(path: item.path), bytes: bytes)
        }
    }

    private func sample(_ bytes: [UInt8], to end: Int?) throws -> InputFingerprint {
        try InputFingerprint.sampled(
            of: SourceItem(sequence: 0, path: "a", bytes: bytes.count), to: end,
            source: Memory(bytes: bytes))
    }

    @Test func `an input that grows past the resume offset is the same up to it`() throws {
        let old = [UInt8](repeating: 1, count: 200_000)
        #expect(try sample(old, to: 150_000) == sample(old + [2], to: 150_000))
        #expect(try sample(old, to: nil) != sample(old + [2], to: nil))
        #expect(throws: DocumentFault.self) { try sample(old, to: 200_001) }
    }

    @Test(arguments: [0, 65_535, 84_464, 149_999])
    func `a change within a sample is noticed`(place: Int) throws {
        let old = [UInt8](repeating: 1, count: 200_000)
        var changed = old
        changed[place] = 2
        #expect(try sample(old, to: 150_000) != sample(changed, to: 150_000))
    }

    @Test(arguments: [0, 65_536, 1_500_000, 2_999_999])
    func `the digest of all of it notices any change, but not what was added`(place: Int) throws {
        func digest(_ bytes: [UInt8]) throws -> String {
            try InputFingerprint.wholeDigest(
                of: SourceItem(sequence: 0, path: "a", bytes: 3_000_000), source: Memory(bytes: bytes))
        }
        let old = [UInt8](repeating: 1, count: 3_000_000)
        var changed = old
        changed[place] = 2
        #expect(try digest(old) != digest(changed))
        #expect(try digest(old) == digest(old + [2]))
    }
}
