import Testing
import TextKit

@testable import Entities

/// What a token is judged by, beside itself.
@Suite struct EntityFeaturesTests {
    private let tokens: [Token]
    private let bytes = Array("ferries near old Turku left the pier early".utf8)
    private let context: FeatureContext

    init() {
        tokens = Tokenizer.tokens(of: bytes)
        var context = FeatureContext()
        context.prepare(
            tokens, tokens.indices, gazetteer: EntityResources(lists: []).gazetteer, knowledge: .none)
        self.context = context
    }

    private func hashes(_ index: Int) -> [UInt64] {
        var buffer = FeatureBuffer()
        EntityFeatures.extract(context, index, bytes, into: &buffer)
        return buffer.hashes
    }

    private func hash(_ template: FeatureTemplate, _ values: UInt64...) -> UInt64? {
        var buffer = FeatureBuffer()
        switch values.count {
        case 1: buffer.add(template, values[0])
        case 2: buffer.add(template, values[0], values[1])
        default: buffer.add(template, values[0], values[1], values[2])
        }
        return buffer.hashes.first
    }

    @Test(
        arguments: [
            (.wordBefore, -1), (.wordBeforeThat, -2), (.wordAfter, 1), (.wordAfterThat, 2), (.farBefore, -3),
            (.farAfter, 3), (.farAfter, 4),
        ] as [(FeatureTemplate, Int)])
    func `each neighbour counts by its own template`(template: FeatureTemplate, offset: Int) throws {
        let neighbour = tokens[3 + offset].lowerHash
        #expect(try hashes(3).contains(#require(hash(template, neighbour))))
    }

    @Test func `neighbours count in pairs, too`() throws {
        let (left, own, right) = (tokens[2].lowerHash, tokens[3].lowerHash, tokens[4].lowerHash)
        #expect(try hashes(3).contains(#require(hash(.pairBefore, left, own))))
        #expect(try hashes(3).contains(#require(hash(.pairAfter, own, right))))
        #expect(try hashes(3).contains(#require(hash(.pairAround, left, right))))
        #expect(try hashes(3).contains(#require(hash(.wordShapeAfter, UInt64(tokens[3].shape), right))))
    }

    @Test func `what is no name has no affixes`() {
        #expect(hashes(3).count > hashes(2).count)
    }
}
