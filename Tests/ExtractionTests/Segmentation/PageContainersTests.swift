import Markup
import Testing
import TextKit

@testable import Extraction

@Suite struct PageContainersTests {
    private static let html = """
        <body class=promo><main class="related page"><div class=comments><div class=inner><p><b class=promo>one</b></p></div></div>
        <article><p>two</p><aside><p class=share>three</p></aside></article></main><p>four</p></body>
        """

    /// A weights table of one word: what it counts in the block's text, its element, the one above, farther out.
    private func cues(_ word: String) -> CueTable {
        CueTable(width: 4, scale: 0.5, hashes: [FNV1a32.of(word.utf8)], steps: [2, 4, 6, 8])
    }

    private func containers(_ html: String = html, word: String = "promo") throws -> (
        PageContainers, HTMLTree
    ) {
        let tree = try HTMLParser.parse(Array(html.utf8))
        return (PageContainers(BlockSegmentation.blocks(of: tree), in: tree, cues: cues(word)), tree)
    }

    @Test func `parents come before children, from the body on`() throws {
        let (containers, tree) = try containers()
        let names = containers.all.map { tree.tagName(of: Int($0.node)) }
        #expect(names == ["body", "main", "div", "div", "p", "article", "p", "aside", "p", "p"])
        #expect(containers.all.map(\.parent) == [0, 0, 1, 2, 3, 1, 5, 5, 7, 0])
        #expect(containers.all.map(\.depth) == [0, 1, 2, 3, 4, 2, 3, 3, 4, 1])
        #expect(containers.ofBlock == [4, 6, 8, 9])
        #expect(containers.all.map(\.article) == [-1, 1, 1, 1, 1, 5, 5, 5, 5, -1])
        #expect(containers.all.map(\.foreign) == [-1, -1, -1, -1, -1, -1, -1, 7, 7, -1])
    }

    @Test func `names are inherited with their distance, but for the body's`() throws {
        let (containers, _) = try containers()
        #expect(containers.all[0].categories == [])
        #expect(containers.all.map(\.ancestry)[1] == .related)
        #expect(containers.all[4].ancestry == [.related, .comment])
        #expect(containers.all[8].ancestry == [.related, .share])
        let comment = 0, related = 2
        #expect(
            (0..<10).map { containers.categoryDistance[$0][comment] } == [
                12, 12, 0, 1, 2, 12, 12, 12, 12, 12,
            ])
        #expect(
            (0..<10).map { containers.categoryContainer[$0][comment] } == [
                -1, -1, 2, 2, 2, -1, -1, -1, -1, -1,
            ])
        #expect(containers.categoryDistance[8][related] == 3 && containers.categoryContainer[8][related] == 1)
    }

    @Test func `a name more than twelve steps away counts as no name`() throws {
        let html = "<body><div class=comments>" + String(repeating: "<div>", count: 14) + "x"
        let (containers, _) = try containers(html)
        let last = try #require(containers.categoryDistance.last)
        #expect(last[0] == 12 && containers.categoryContainer.last?[0] == 1)
    }

    @Test func `a name counts by its position`() throws {
        #expect(try containers().0.classCue(ofBlock: 0) == 1)
        let (own, _) = try containers("<body><div><div><p class=promo>a</p></div></div>")
        #expect(own.classCue(ofBlock: 0) == 2)
        let (parent, _) = try containers("<body><div><div class=promo><p>a</p></div></div>")
        #expect(parent.classCue(ofBlock: 0) == 3)
        let (outer, _) = try containers(
            "<body><div class=promo><div class=promo><div><p>a</p></div></div></div>")
        #expect(outer.classCue(ofBlock: 0) == 8)
        let (bare, _) = try containers("<body>a<p class=promo>b</p>")
        #expect(bare.classCue(ofBlock: 0) == 0 && bare.classCue(ofBlock: 1) == 2)
        let (element, _) = try containers("<body><div><section>a</section></div>", word: "<section")
        #expect(element.classCue(ofBlock: 0) == 2)
    }

    @Test func `blocks of one shape have the names of their element and the two above in common`() throws {
        let list = "<body><ul class=a><li><p>1</p></li><li><p>2</p></li><li class=b><p>3</p></li></ul>"
        let (containers, _) = try containers(list)
        let shapes = (0..<3).map { containers.shape(ofBlock: $0) }
        #expect(shapes[0] == shapes[1] && shapes[0] != shapes[2])
    }

    @Test func `mass gathers in the container that holds most of it almost directly`() throws {
        let html = """
            <body><div><nav><p>a</p></nav><article><div><p>b</p><p>c</p></div><p>d</p></article></div></body>
            """
        let (containers, tree) = try containers(html)
        let mass = ContainerMass([1, 10, 10, 4], of: containers, share: 0.8)
        func number(_ tag: HTMLTag) -> Int {
            containers.all.firstIndex { Int($0.node) == tree.first(tag) } ?? -1
        }
        #expect(mass.mass[0] == 25 && mass.total == 25)
        #expect(mass.mass[number(.article)] == 24 && mass.mass[number(.nav)] == 1)
        let column = Int(containers.all[Int(containers.ofBlock[1])].parent)
        // Paragraphs count for the element above in full, for their own and the one farther out by half.
        #expect(mass.score[column] == 20 && mass.score[number(.article)] == 14)
        #expect(mass.score[Int(containers.ofBlock[1])] == 5)
        #expect(mass.centre == column)
        // The column has 20 of 25, which is four fifths.
        #expect(mass.bulk == column)
        #expect(ContainerMass([1, 10, 10, 4], of: containers, share: 0.81).bulk == number(.article))
        #expect(mass.distance(from: Int(containers.ofBlock[1]), in: containers) == (1, 0))
        #expect(mass.distance(from: Int(containers.ofBlock[0]), in: containers) == (2, 2))
        #expect(mass.distance(from: Int(containers.ofBlock[3]), in: containers) == (1, 1))
    }

    @Test func `nothing has no centre, and no weight a total of one`() throws {
        let (containers, _) = try containers("<body><p>a</p>")
        #expect(ContainerMass([0], of: containers, share: 0.8).total == 1)
        let (none, _) = try self.containers("<body>")
        #expect(ContainerMass([], of: none, share: 0.8).total == 1)
    }
}
