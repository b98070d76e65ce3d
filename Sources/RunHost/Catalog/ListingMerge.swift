internal import GRDB
internal import PipelineKit

/// Merges a listing with the known inputs, both in the order of paths; unchanged ones are only counted.
struct ListingMerge {
    /// Why an input of the listing has to be read.
    private enum Mark {
        case new
        case changed(KnownInputs.Input)
        /// Known, with unchanged size, which proves nothing.
        case unverified(KnownInputs.Input)
    }

    private let database: Database
    private var known: KnownInputs
    /// One for each wanted input, in order.
    private var marks: [Mark] = []
    private var listed = 0
    private var removed: [String] = []
    private var last: [UInt8] = []
    /// Paths that come out of order: bytes that are not UTF-8 sort differently from their displayed form.
    private var outOfOrder: Set<String> = []

    init(_ database: Database) throws {
        self.database = database
        known = try KnownInputs(database)
    }

    /// Whether an input is new, changed or unverified.
    mutating func isWanted(_ input: ListedInput) throws -> Bool {
        listed += 1
        if input.path.lexicographicallyPrecedes(last) { return try isWantedOutOfOrder(input) }
        last = input.path
        while !known.isAtEnd {
            let order = known.order(against: input.path)
            if order > 0 { break }
            if order == 0 {
                let isSame = known.provesUnchanged(bytes: input.bytes, modified: input.modified)
                let mark = isSame ? nil : mark(input, known.input)
                try known.advance(database)
                return note(mark)
            }
            try pass()
        }
        return note(.new)
    }

    private mutating func isWantedOutOfOrder(_ input: ListedInput) throws -> Bool {
        let path = String(decoding: input.path, as: UTF8.self)
        outOfOrder.insert(path)
        guard let same = try KnownInputs.input(path, database) else { return note(.new) }
        return note(mark(input, same))
    }

    private func mark(_ input: ListedInput, _ same: KnownInputs.Input) -> Mark? {
        if same.bytes != input.bytes { return .changed(same) }
        // A file that is only touched has the bytes that were read; samples of a large one could miss an edit.
        if same.modified != input.modified { return same.isWhole ? .unverified(same) : .changed(same) }
        return same.isUnverified && !input.isFaulty ? .unverified(same) : nil
    }

    private mutating func note(_ mark: Mark?) -> Bool {
        if let mark { marks.append(mark) }
        return mark != nil
    }

    /// Passes a known input that is missing from the listing.
    private mutating func pass() throws {
        if !known.isRemoved { removed.append(known.input.path) }
        try known.advance(database)
    }

    /// The result of the merge; `items` are the wanted inputs.
    mutating func end(_ items: [SourceItem]) throws -> Catalog.Comparison {
        while !known.isAtEnd { try pass() }
        var comparison = Catalog.Comparison()
        for (item, mark) in zip(items, marks) {
            switch mark {
            case .new:
                comparison.counts.new += 1
                comparison.toRead.append(item)
            case .changed(let same):
                comparison.counts.changed += 1
                comparison.toRead.append(item)
                // One of the same size has not grown, and is read as a whole.
                if let end = same.endOffset, item.bytes >= end, item.bytes > same.bytes {
                    comparison.grown.append(same.unverified(item))
                }
            case .unverified(let same): comparison.unverified.append(same.unverified(item))
            }
        }
        comparison.removed = removed.filter { !outOfOrder.contains($0) }
        comparison.counts.unchanged = listed - comparison.toRead.count
        comparison.counts.removed = comparison.removed.count
        return comparison
    }
}

extension KnownInputs.Input {
    /// Whether the digest of all its bytes is known.
    fileprivate var isWhole: Bool {
        switch fingerprint {
        case .whole, .sampled(_, _, .some): true
        case .unreadable, .crashes, .sampled(_, _, .none): false
        }
    }

    fileprivate func unverified(_ item: SourceItem) -> Catalog.Comparison.Unverified {
        .init(item: item, fingerprint: fingerprint, endOffset: endOffset)
    }
}
