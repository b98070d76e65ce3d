internal import TextKit

/// The features of a token, as hashes: the one extractor for training and for tagging.
///
/// A change here needs a new model and a new `EntityModel.version`.
package struct EntityFeatures {
    private static let before: UInt64 = 0x0123_4567
    private static let after: UInt64 = 0x0765_4321

    let context: FeatureContext
    let index: Int
    let item: FeatureContext.Item

    /// Replaces the content of `buffer` by the features of token `index` of a prepared sentence.
    package static func extract(
        _ context: FeatureContext, _ index: Int, _ bytes: [UInt8], into buffer: inout FeatureBuffer
    ) {
        buffer.removeAll()
        let features = EntityFeatures(context: context, index: index, item: context.items[index])
        if context.style.contains(.caseless) { return features.addCaseless(bytes, &buffer) }
        features.addWords(&buffer)
        features.addShapes(&buffer)
        if features.item.hasRun {
            features.addAffixes(bytes, &buffer)
            features.addRun(&buffer)
        }
        if context.style.contains(.inflected) { features.addInflected(bytes, &buffer) }
        features.addClusters(&buffer)
        features.addLists(&buffer)
    }

    func item(_ offset: Int) -> FeatureContext.Item? {
        let position = index + offset
        return context.items.indices.contains(position) ? context.items[position] : nil
    }

    func lower(_ offset: Int) -> UInt64 {
        item(offset)?.token.lowerHash ?? (offset < 0 ? Self.before : Self.after)
    }

    func shape(_ offset: Int) -> UInt64 {
        item(offset).map { UInt64($0.token.shape) } ?? (offset < 0 ? Self.before : Self.after)
    }

    // MARK: Words and shapes

    private func addWords(_ buffer: inout FeatureBuffer) {
        let mode = context.mode
        let word = item.token.lowerHash
        let (left, right) = (lower(-1), lower(1))
        buffer.add(.bias, mode)
        buffer.add(.word, item.token.hash)
        buffer.add(.lowerWord, word, mode > 0 ? 1 : 0)
        buffer.add(.wordBefore, left)
        buffer.add(.wordBeforeThat, lower(-2))
        buffer.add(.wordAfter, right)
        buffer.add(.wordAfterThat, lower(2))
        buffer.add(.pairBefore, left, word)
        buffer.add(.pairAfter, word, right)
        buffer.add(.pairAround, left, right)
        if index > 2 { buffer.add(.farBefore, lower(-3)) }
        if index > 3 { buffer.add(.farBefore, lower(-4)) }
        if index + 3 < context.items.count { buffer.add(.farAfter, lower(3)) }
        if index + 4 < context.items.count { buffer.add(.farAfter, lower(4)) }
    }

    private func addShapes(_ buffer: inout FeatureBuffer) {
        let mode = context.mode
        let own = UInt64(item.token.shape)
        let (left, right) = (shape(-1), shape(1))
        buffer.add(.shape, own, mode)
        buffer.add(.shapeBefore, left, own)
        buffer.add(.shapeAfter, own, right)
        buffer.add(.shapes, left, own, right)
        buffer.add(.wordShapeBefore, lower(-1), own)
        buffer.add(.wordShapeAfter, own, lower(1))
        let traits = item.token.traits
        var flags: UInt64 = UInt64(traits.rawValue) & 0x27
        if index == 0 { flags |= 8 }
        if item.token.scalarCount == 1 { flags |= 16 }
        if let next = item(1), !next.token.traits.contains(.spaceBefore) { flags |= 64 }
        buffer.add(.flags, flags, mode)
        if item.isName {
            buffer.add(.capitalisation, UInt64(item.capitalisation), (index == 0 ? 1 : 0) | mode << 1)
        }
    }

    func addAffixes(_ bytes: [UInt8], _ buffer: inout FeatureBuffer) {
        let token = item.token
        var scalars = ScalarWindow()
        var position = Int(token.start)
        while position < Int(token.end) {
            let (value, length) = UTF8Scalars.decode(bytes, at: position)
            scalars.append(LetterCase.lower(value))
            position += length
        }
        for length in 2...4 where scalars.count >= length {
            buffer.add(.prefix, scalars.prefix(length), UInt64(length))
            buffer.add(.suffix, scalars.suffix(length), UInt64(length))
        }
        buffer.add(.suffix, scalars.suffix(1), 1)
        addTrigrams(bytes, &buffer)
    }

    /// All trigrams: evidence for names from languages without lists.
    private func addTrigrams(_ bytes: [UInt8], _ buffer: inout FeatureBuffer) {
        var window: UInt64 = 0
        var count = 0
        var position = Int(item.token.start)
        while position < Int(item.token.end), count < 16 {
            let (value, length) = UTF8Scalars.decode(bytes, at: position)
            window = (window << 21 | UInt64(LetterCase.lower(value))) & 0x7FFF_FFFF_FFFF_FFFF
            count += 1
            position += length
            if count > 3 { buffer.add(.trigram, window) }
        }
    }

    // MARK: Clusters and lists

    private func addClusters(_ buffer: inout FeatureBuffer) {
        if let own = item.cluster {
            let capital: UInt64 = item.token.traits.contains(.initialUpper) ? 1 : 0
            buffer.add(.cluster, UInt64(own.fine), 1000 + capital)
            buffer.add(.cluster, UInt64(own.middle), 2000 + capital)
            buffer.add(.cluster, UInt64(own.coarse), 3000 + capital)
            buffer.add(.cluster, UInt64(own.coarsest), 4000 + capital)
        } else {
            buffer.add(.cluster, UInt64(item.token.shape), 999)
        }
        if let left = item(-1)?.cluster {
            buffer.add(.clusterBefore, UInt64(left.middle), 0)
            buffer.add(.clusterBefore, UInt64(left.coarsest), 1)
            if let own = item.cluster {
                buffer.add(.clusterPairBefore, UInt64(left.coarse), UInt64(own.coarse))
            }
        }
        if let right = item(1)?.cluster {
            buffer.add(.clusterAfter, UInt64(right.middle), 0)
            buffer.add(.clusterAfter, UInt64(right.coarsest), 1)
            if let own = item.cluster {
                buffer.add(.clusterPairAfter, UInt64(own.coarse), UInt64(right.coarse))
            }
        }
        if let far = item(-2)?.cluster { buffer.add(.clusterBefore, UInt64(far.coarse), 7) }
        if let far = item(2)?.cluster { buffer.add(.clusterAfter, UInt64(far.coarse), 7) }
    }

    func addLists(_ buffer: inout FeatureBuffer) {
        let capital: UInt64 = item.token.traits.contains(.initialUpper) ? 1 : 0
        let before = item(-1).map { $0.alone | $0.begins | $0.ends } ?? 0
        let after = item(1).map { $0.alone | $0.begins } ?? 0
        var bits = item.classes | before | after
        while bits != 0 {
            let place = UInt64(bits.trailingZeroBitCount)
            let bit: UInt32 = 1 << UInt32(place)
            bits &= bits - 1
            let role = role(of: bit)
            if role != 0 {
                buffer.add(.list, place, role)
                buffer.add(.listCapitalisation, place, role, UInt64(item.capitalisation))
            }
            if before & bit != 0 { buffer.add(.listBefore, place, capital) }
            if after & bit != 0 { buffer.add(.listAfter, place, capital) }
        }
        buffer.add(.listAll, UInt64(item.classes), index == 0 ? 1 : 0)
    }

    private func role(of bit: UInt32) -> UInt64 {
        (item.alone & bit != 0 ? 1 : 0) | (item.begins & bit != 0 ? 2 : 0) | (item.inside & bit != 0 ? 4 : 0)
            | (item.ends & bit != 0 ? 8 : 0)
    }

    // MARK: The run of capitalised words

    /// The words next to the run of names that the token is in, and what the run consists of.
    private func addRun(_ buffer: inout FeatureBuffer) {
        let items = context.items
        let run = context.nameRuns[Int(item.run)]
        let (left, right) = (run.left, run.right)
        let wordBefore = left >= 0 ? items[left].token.lowerHash : Self.before
        let wordAfter = right < items.count ? items[right].token.lowerHash : Self.after
        buffer.add(.runBefore, wordBefore)
        buffer.add(.runAfter, wordAfter)
        buffer.add(.runPosition, UInt64(min(index - left, 4)), 3)
        buffer.add(.runPosition, UInt64(min(right - index, 4)), 4)
        let (first, last) = (items[left + 1], items[right - 1])
        buffer.add(.runFirst, first.token.lowerHash)
        buffer.add(.runLast, last.token.lowerHash)
        if let cluster = first.cluster { buffer.add(.runCluster, UInt64(cluster.middle), 7) }
        if let cluster = last.cluster { buffer.add(.runCluster, UInt64(cluster.middle), 8) }
        addRunContext(left, right, &buffer)
        addRunLists(run, first, last, &buffer)
    }

    private func addRunContext(_ left: Int, _ right: Int, _ buffer: inout FeatureBuffer) {
        let items = context.items
        if left >= 0, let cluster = items[left].cluster { buffer.add(.runCluster, UInt64(cluster.fine), 9) }
        if right < items.count, let cluster = items[right].cluster {
            buffer.add(.runCluster, UInt64(cluster.fine), 10)
        }
        if left > 0 { buffer.add(.runBefore, items[left].token.lowerHash, items[left - 1].token.lowerHash) }
        if right + 1 < items.count {
            buffer.add(.runAfter, items[right].token.lowerHash, items[right + 1].token.lowerHash)
        }
    }

    private func addRunLists(
        _ run: NameRun, _ first: FeatureContext.Item, _ last: FeatureContext.Item,
        _ buffer: inout FeatureBuffer
    ) {
        let words = run.words
        let position: UInt64 = index == words.lowerBound ? 1 : index + 1 == words.upperBound ? 2 : 0
        buffer.add(.runText, run.text, position)
        buffer.add(.runLists, UInt64(run.classes), 1, position)
        buffer.add(.runLists, UInt64(first.alone), 2, UInt64(min(words.count, 4)))
        buffer.add(.runLists, UInt64(last.alone), 3, UInt64(min(words.count, 4)))
        buffer.add(.runLists, UInt64(first.alone), 4, UInt64(last.alone))
    }
}

/// The scalars of a token, for its beginnings and endings.
private struct ScalarWindow {
    private var first: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    private var last: (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    private(set) var count = 0

    mutating func append(_ scalar: UInt32) {
        switch count {
        case 0: first.0 = scalar
        case 1: first.1 = scalar
        case 2: first.2 = scalar
        case 3: first.3 = scalar
        default: break
        }
        last = (scalar, last.0, last.1, last.2)
        count += 1
    }

    func prefix(_ length: Int) -> UInt64 { Self.hash(first, length) }

    func suffix(_ length: Int) -> UInt64 { Self.hash(last, length) }

    private static func hash(_ scalars: (UInt32, UInt32, UInt32, UInt32), _ length: Int) -> UInt64 {
        var hash = WordHash.step(WordHash.basis, scalars.0)
        if length > 1 { hash = WordHash.step(hash, scalars.1) }
        if length > 2 { hash = WordHash.step(hash, scalars.2) }
        if length > 3 { hash = WordHash.step(hash, scalars.3) }
        return hash
    }
}
