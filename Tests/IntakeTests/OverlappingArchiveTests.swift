import TestSupport
import Testing

/// Zip files of which several members lie in the same bytes, so that a small file holds any number of large pages.
@Suite struct OverlappingArchiveTests {
    private static let page = Array(
        "<html><body><p>A page of some words, packed only once.</p></body></html>".utf8)

    /// A zip file, with the header of each member from the second on said to be where `place` has it.
    private static func zip(_ count: Int, headersAt place: ((Int) -> Int)? = nil) -> [UInt8] {
        var bytes = ArchiveBytes.zip((0..<count).map { ("page\($0).html", page) })
        guard let place else { return bytes }
        var number = 0
        for index in bytes.indices where bytes[index...].starts(with: [0x50, 0x4B, 1, 2]) {
            if number > 0 { bytes.replaceSubrange(index + 42..<index + 46, with: little(place(number))) }
            number += 1
        }
        return bytes
    }

    private static func little(_ number: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    @Test func `members that lie in one another's bytes end the archive, and no page is made twice`() {
        let same = ContainerTests.open(Self.zip(3) { _ in 0 }, "bomb.zip")
        #expect(same.codes == ["damaged_archive"])
        #expect(same.records.isEmpty)
    }

    @Test func `members beside one another are read, in whatever order the directory has them`() {
        #expect(ContainerTests.open(Self.zip(3), "pages.zip").records.count == 3)
        let step = 30 + "page0.html".utf8.count + Self.page.count
        let turned = ContainerTests.open(Self.zip(3) { (3 - $0) * step }, "turned.zip")
        #expect((turned.records.count, turned.codes) == (3, []))
    }
}
