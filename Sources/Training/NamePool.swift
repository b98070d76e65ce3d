internal import Entities
internal import PipelineKit

/// Names to replace those in training sentences, so that a model learns from the words around them.
struct NamePool {
    private var firstNames: [[UInt8]] = []
    private var lastNames: [[UInt8]] = []
    private var organizations: [[UInt8]] = []
    /// Countries, divisions, large and small cities, regions: drawn equally, or most would be small towns.
    private var places: [[[UInt8]]] = Array(repeating: [], count: 5)

    /// Reads the first name of every line of gazetteer files; names that are also common words are left out.
    init(files: [[UInt8]]) {
        for bytes in files {
            for line in bytes.split(separator: 0x0A) where line.count > 2 && line.first != 0x23 { add(line) }
        }
    }

    private mutating func add(_ line: ArraySlice<UInt8>) {
        let fields = line.split(separator: 0x09, maxSplits: 2)
        guard fields.count >= 2, let name = fields[1].split(separator: 0x7C).first.map({ Array($0) }),
            name.first.map({ $0 < 0x80 }) ?? false
        else { return }
        switch line[line.startIndex] {
        case 0x46: firstNames.append(name)
        case 0x4C: lastNames.append(name)
        case 0x4B: organizations.append(name)
        case 0x4F: organizations += fields[1].split(separator: 0x7C).map { Array($0) }
        case 0x43: places[0].append(name)
        case 0x53: places[1].append(name)
        case 0x42: places[2].append(name)
        case 0x4D: places[3].append(name)
        case 0x52: places[4] += fields[1].split(separator: 0x7C).map { Array($0) }
        default: break
        }
    }

    /// A name of a type in about as many words as the one it replaces.
    func draw(_ type: EntityType, words: Int, _ random: inout SplitMix) -> [UInt8] {
        switch type {
        case .person:
            let last = pick(lastNames, &random)
            return words == 1 ? last : pick(firstNames, &random) + [0x20] + last
        case .organization: return pick(organizations, &random)
        default: return pick(places[Int(random.next() % UInt64(places.count))], &random)
        }
    }

    private func pick(_ names: [[UInt8]], _ random: inout SplitMix) -> [UInt8] {
        names.isEmpty ? [] : names[Int(random.next() % UInt64(names.count))]
    }
}

extension TrainingCorpus {
    /// Adds copies of a share of the sentences with names, in which most names are others of their type.
    mutating func addNameVariants(share: Double, pool: NamePool, seed: UInt64) {
        var random = SplitMix(seed: seed ^ 0x6E61_6D65)
        var added: [Document] = []
        for document in documents where document.labels.contains(where: { $0 != 0 }) {
            for sentence in SentenceSplitter.ranges(document.tokens)
            where sentence.count > 3 && document.labels[sentence].contains(where: { $0 != 0 })
                && random.unit() < share
            {
                added.append(document.renamed(sentence, pool, &random))
            }
        }
        documents += added
    }
}

extension TrainingCorpus.Document {
    /// A copy of one sentence with most of its names replaced.
    fileprivate func renamed(
        _ sentence: Range<Int>, _ pool: NamePool, _ random: inout SplitMix
    ) -> TrainingCorpus.Document {
        var text: [UInt8] = []
        var names: [(type: EntityType, range: Range<Int>)] = []
        let spans = EntityLabel.spans(
            Array(labels[sentence]), base: sentence.lowerBound,
            certainty: Array(repeating: 1, count: sentence.count))
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            if tokens[index].traits.contains(.spaceBefore), !text.isEmpty { text.append(0x20) }
            let start = text.count
            let span = spans.first { $0.lower == index }
            let end = span?.upper ?? index + 1
            let name = span.map { pool.draw($0.type, words: $0.range.count, &random) } ?? []
            if name.isEmpty || random.unit() < 0.3 {
                text += bytes[Int(tokens[index].start)..<Int(tokens[end - 1].end)]
            } else {
                text += name
            }
            if let span { names.append((span.type, start..<text.count)) }
            index = end
        }
        return TrainingCorpus.Document(text, names, like: self)
    }

    /// A copy of another document, of half its weight, whose names are byte ranges.
    private init(
        _ text: [UInt8], _ names: [(type: EntityType, range: Range<Int>)], like other: TrainingCorpus.Document
    ) {
        let tokens = Tokenizer.tokens(of: text, apostrophes: other.apostrophes)
        self.init(
            bytes: text, tokens: tokens, labels: Array(repeating: 0, count: tokens.count),
            weight: other.weight * 0.5, fold: other.fold, apostrophes: other.apostrophes)
        for name in names {
            let lower = tokens.firstIndex { Int($0.end) > name.range.lowerBound } ?? tokens.count
            let upper = tokens.firstIndex { Int($0.start) >= name.range.upperBound } ?? tokens.count
            guard lower < upper else { continue }
            for (offset, label) in EntityLabel.labels(type: name.type, count: upper - lower).enumerated() {
                labels[lower + offset] = UInt8(truncatingIfNeeded: label)
            }
        }
    }
}
