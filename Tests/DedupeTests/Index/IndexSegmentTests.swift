import Files
import TestSupport
import Testing

@testable import Dedupe

/// What is written into the index is found there again, before and after a merge.
@Suite struct IndexSegmentTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// Some stories, copies of the first, and addresses with several texts.
    private static let inputs: [DedupeInput] = {
        var maker = StoryMaker(seed: 61)
        let stories = (0..<12).map { _ in maker.story(sentences: 12).joined(separator: " ") }
        return (0..<12).map { number in
            let text = number % 4 == 3 ? stories[0] + " " + stories[number].prefix(60) : stories[number]
            return DedupeInput(
                id: number % 2 == 0
                    ? String(repeating: "0", count: 30) + "a\(number % 10)" : "free id \(number)", text: text,
                url: number % 3 == 0 ? "https://a.example/\(number % 2)" : nil, source: "s\(number % 3)",
                date: "2024-02-\(10 + number)")
        }
    }()

    /// The documents from a place on as one run adds them; those of a fourth place are copies of the first.
    private func addition(_ range: Range<Int>) -> IndexAddition {
        var addition = IndexAddition()
        addition.table = signedTable(Array(Self.inputs[range]))
        addition.rows = Array(0..<range.count)
        for number in range {
            let isCopy = number % 4 == 3
            addition.places.append(
                IndexRow(
                    canonical: isCopy ? 0 : UInt64(number), story: UInt64(number / 2),
                    flags: isCopy ? IndexRow.isContainer : IndexRow.isArticle))
            if !isCopy { addition.ids += PackedID.bytes(Self.inputs[number].id) }
            addition.idEnds.append(UInt32(addition.ids.count))
            let key = addition.table.headers[number - range.lowerBound].urlKey
            if key != 0 {
                addition.urls.append(
                    IndexSegment.URLText(url: key, text: UInt32(number), revision: UInt16(number)))
            }
        }
        return addition
    }

    private func segment(_ range: Range<Int>) throws -> IndexSegment {
        let reference = try addition(range).write(
            "s\(range.lowerBound)-\(range.count)", in: folder.path, base: UInt64(range.lowerBound))
        return try IndexSegment(reference, in: folder.path)
    }

    private func check(_ segment: IndexSegment, _ range: Range<Int>) {
        let table = signedTable(Array(Self.inputs[range]))
        #expect(segment.numbers == UInt64(range.lowerBound)..<UInt64(range.upperBound))
        for (row, number) in range.enumerated() {
            let view = segment.view(row)
            let isCopy = number % 4 == 3
            #expect(view.canonical == (isCopy ? 0 : UInt64(number)) && view.row.story == UInt64(number / 2))
            #expect(view.isArticle == !isCopy && (view.row.flags == IndexRow.isContainer) == isCopy)
            #expect(segment.id(row) == (isCopy ? "" : Self.inputs[number].id))
            checkSignature(view, table, row)
            #expect(segment.rows(exactKey: table.headers[row].exactKey) == [row])
            for element in table.sequenceSample(of: row).prefix(SimilarityIndex.keysPerDocument) {
                #expect(
                    segment.postings(of: element & ~0xF).contains { segment.postingRow($0) == UInt32(row) })
            }
        }
        #expect(
            segment.rows(exactKey: 12345).isEmpty && segment.postings(of: 0).isEmpty
                && segment.texts(url: 77).isEmpty)
        let copies = segment.copies(of: 0).map { segment.copyRow($0) + range.lowerBound }
        #expect(copies == range.filter { $0 % 4 == 3 })
        #expect(segment.copies(of: 1).isEmpty)
        for key in Set(table.headers.map(\.urlKey)) where key != 0 {
            let expected = range.filter { table.headers[$0 - range.lowerBound].urlKey == key }
            #expect(segment.texts(url: key).map { Int($0.text) }.sorted() == expected)
            #expect(segment.texts(url: key).allSatisfy { $0.revision == UInt16($0.text) && $0.url == key })
        }
    }

    /// A signature that was unpacked is compared as the one it was made from.
    private func checkSignature(_ view: IndexRowView, _ table: SignatureTable, _ row: Int) {
        var loaded = SignatureTable()
        loaded.appendBlank()
        view.load(into: &loaded, at: 0)
        let (own, other) = (loaded.headers[0], table.headers[row])
        #expect(
            own.exactKey == other.exactKey && own.minute == other.minute && own.sourceKey == other.sourceKey)
        #expect(
            own.tokenCount == other.tokenCount && own.languageKey == other.languageKey
                && own.storyTokens == other.tokenCount)
        #expect(view.sequenceTotal == other.sequences.total)
        let direct = SignaturePair.evidence(table, row, table, 0)
        #expect(SignaturePair.evidence(loaded, 0, table, 0) == direct)
    }

    @Test func `documents are found by number, text, sequence, cluster and address`() throws {
        check(try segment(0..<12), 0..<12)
        check(try segment(5..<9), 5..<9)
    }

    @Test func `a merge of segments is the segment of all`() throws {
        let merged = try SegmentMerge([segment(0..<5), segment(5..<6), segment(6..<12)]).write(
            "merged", in: folder.path)
        let whole = try segment(0..<12)
        check(try IndexSegment(merged, in: folder.path), 0..<12)
        #expect(merged.checksum == whole.reference.checksum && merged.bytes == whole.reference.bytes)
    }

    @Test(
        arguments: [
            "0123456789abcdef0123456789abcdef", "0123456789ABCDEF0123456789abcdef", "free", "", "0123",
        ] as [String])
    func `an id comes back as it was`(id: String) {
        let bytes = PackedID.bytes(id)
        #expect(PackedID.text(bytes) == id)
        #expect(bytes.count == (id == "0123456789abcdef0123456789abcdef" ? 17 : id.utf8.count + 1))
    }

    @Test func `a lookup covers all segments of the index`() throws {
        var index = DedupeIndex()
        for (run, range) in [0..<5, 5..<8, 8..<12].enumerated() {
            try index.write("run\(run)", in: folder.path, adding: addition(range))
            index = try DedupeIndex("run\(run)", in: folder.path)
        }
        let table = signedTable(Self.inputs)
        #expect(index.next == 12 && !index.isEmpty && index.view(12) == nil)
        for number in 0..<12 {
            #expect(index.numbers(exactKey: table.headers[number].exactKey) == [UInt64(number)])
            #expect(index.id(UInt64(number)) == (number % 4 == 3 ? "" : Self.inputs[number].id))
        }
        #expect(index.members(of: 0, sample: 2).count == 4)
        #expect(index.members(of: 0, sample: 2).numbers == [0, 7])
        #expect(index.members(of: 0, sample: 9).numbers == [0, 3, 7, 11])
        #expect(index.members(of: 1, sample: 6).numbers == [1])
        let keys = Array(table.sequenceSample(of: 3).prefix(16).map { $0 & ~0xF })
        var scratch: [UInt64] = []
        let neighbours = index.neighbours(of: keys[...], cap: 48, scratch: &scratch)
        #expect(neighbours.first { $0.number == 3 }?.shared == UInt8(keys.count))
        #expect(neighbours.map(\.number) == neighbours.map(\.number).sorted())
        // Of a sequence that many documents have, the latest count.
        let latest = index.neighbours(of: keys.prefix(1), cap: 1, scratch: &scratch)
        #expect(
            latest.map(\.number) == [
                try #require(index.neighbours(of: keys.prefix(1), cap: 9, scratch: &scratch).last?.number)
            ])
    }

    @Test func `a segment twice the size of what follows is left alone`() throws {
        var index = DedupeIndex()
        var counts: [Int] = []
        for (run, range) in [0..<4, 4..<5, 5..<6, 6..<7, 7..<12].enumerated() {
            try index.write("run\(run)", in: folder.path, adding: addition(range))
            index = try DedupeIndex("run\(run)", in: folder.path)
            counts.append(index.segments.count)
        }
        // 4 · 4 1 · 4 2 · 4 2 1 · 12: one joins one, two is twice the one that follows, and five outweighs them all.
        #expect(counts == [1, 2, 2, 3, 1])
    }

    @Test func `a source is remembered with its latest documents and what it prints`() throws {
        func entry(_ numbers: Range<UInt64>, _ learned: [UInt32] = []) -> SourceProfiles.Entry {
            SourceProfiles.Entry(latest: Array(numbers), learned: [learned, [1], [2, 3]])
        }
        let first = try SourceProfiles().write(
            "one", in: folder.path, changed: [7: entry(0..<3, [5, 9]), 3: entry(3..<5)])
        var memory = try SourceProfiles(first, in: folder.path)
        #expect(memory.entry(7) == entry(0..<3, [5, 9]) && memory.entry(3) == entry(3..<5))
        #expect(memory.entry(5) == SourceProfiles.Entry() && memory.entry(9) == SourceProfiles.Entry())
        let second = try memory.write(
            "two", in: folder.path, changed: [1: entry(0..<1), 7: entry(0..<40), 9: entry(8..<9)])
        memory = try SourceProfiles(second, in: folder.path)
        // The latest 32 are kept.
        #expect(memory.entry(7) == entry(8..<40) && memory.entry(3) == entry(3..<5))
        #expect(
            memory.entry(1) == entry(0..<1) && memory.entry(9) == entry(8..<9)
                && memory.entry(4) == SourceProfiles.Entry())
    }
}

/// Indexes that earlier versions of the program wrote.
@Suite struct FirstIndexFormatTests {
    /// Writes a segment as the first format had it: no places of facts, no leads, no headlines.
    private func write(_ inputs: [DedupeInput], in folder: String) throws {
        let table = signedTable(inputs)
        var addition = IndexAddition()
        (addition.table, addition.rows) = (table, Array(inputs.indices))
        for (number, input) in inputs.enumerated() {
            addition.places.append(
                IndexRow(canonical: UInt64(number), story: UInt64(number), flags: IndexRow.isArticle))
            addition.ids += PackedID.bytes(input.id)
            addition.idEnds.append(UInt32(addition.ids.count))
        }
        let today = try IndexSegment(addition.write("today", in: folder, base: 0), in: folder)
        var layout = today.layout
        layout.hasFirstFormat = true
        var output = try ChecksummedFile("run1.segment", in: folder)
        try output.write(layout.header)
        for number in 0..<layout.rows {
            let row = today.file.bytes(
                today.layout.rowsStart + number * IndexRow.size..<today.layout.rowsStart + (number + 1)
                    * IndexRow.size)
            let bytes = Array(row)
            try output.write(
                Array(bytes[..<44]) + [255, 255, 255, 255, 0, 0, 0, 0, bytes[56], 0, 0, bytes[59]]
                    + bytes[60..<62]
                    + bytes[IndexRow.samples..<IndexRow.facts] + [UInt8](repeating: 0, count: 64))
        }
        try output.write(Array(today.file.bytes(today.layout.postingsStart..<today.layout.fileSize)))
        var manifest = IndexManifest()
        (manifest.next, manifest.segments) = (UInt64(inputs.count), [try output.finish()])
        try manifest.write("run1", in: folder)
    }

    @Test func `what an index of the first format knows stays known, also when it is merged`() throws {
        let folder = try ScratchFolder()
        var maker = StoryMaker(seed: 77)
        let stories = (0..<4).map { _ in maker.story(sentences: 20) }
        func input(_ id: String, _ story: Int, _ sentences: Int) -> DedupeInput {
            DedupeInput(id: id, text: stories[story].prefix(sentences).joined(separator: " "), source: id)
        }
        try write([input("first", 0, 20), input("second", 1, 20)], in: folder.path)
        var generation = "run1"
        for (next, story) in [("run2", 0), ("run3", 1)] {
            var deduplicator = Deduplicator(model: try committedDedupeModel())
            try deduplicator.loadState(generation, in: folder.path)
            signed(
                [input("copy \(next)", story, 20), input("news \(next)", story + 2, 20)], into: &deduplicator)
            let result = deduplicator.resolve()
            #expect(result.decisions.map(\.duplicateOf) == [["first", "second"][story], nil])
            try result.saveState(next, in: folder.path)
            generation = next
        }
        let index = try DedupeIndex(generation, in: folder.path)
        #expect(index.segments.allSatisfy { !$0.layout.hasFirstFormat } && index.next == 4)
    }
}
