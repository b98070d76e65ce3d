import Markup
import TestSupport
import Testing

@Suite struct MutatedPagesTests {
    @Test func `a damaged page gives a sound tree or a stated limit`() throws {
        #expect(MutatedPages.originals.count > 10)
        for number in 0..<MutatedPages.count {
            let text = CharacterEncoding.decode(MutatedPages.page(number)).utf8
            let tree: HTMLTree
            do throws(MarkupError) {
                tree = try HTMLParser.parse(text)
            } catch {
                #expect(!error.message.isEmpty, "page \(number)")
                continue
            }
            let isSound = tree.nodes.indices.dropFirst().allSatisfy { node in
                let parent = tree.nodes[node].parent
                return parent < node && tree.nodes[node].subtreeEnd <= tree.nodes[parent].subtreeEnd
                    && tree.nodes[node].subtreeEnd > node
            }
            #expect(isSound, "page \(number)")
            #expect(tree.nodes.allSatisfy { $0.depth <= 520 }, "page \(number)")
            #expect(UTF8Repair.firstInvalidByte(in: tree.bytes) == nil, "page \(number)")
        }
    }
}
