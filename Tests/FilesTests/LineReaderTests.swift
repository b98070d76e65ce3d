import Files
import TestSupport
import Testing

@Suite struct LineReaderTests {
    private func lines(_ bytes: [UInt8]) throws -> [[UInt8]] {
        let folder = try ScratchFolder()
        try FileSystem.create(folder.file("lines")).write(bytes)
        var reader = LineReader(try FileSystem.openToRead(Array(folder.file("lines").utf8)))
        var lines: [[UInt8]] = []
        while let line = try reader.next() { lines.append(Array(line)) }
        #expect(try reader.next() == nil)
        return lines
    }

    @Test(arguments: [
        ("", []), ("a", ["a"]), ("a\n", ["a"]), ("\n\na", ["", "", "a"]), ("a\r\nb\n", ["a\r", "b"]),
    ])
    func `a file is read line by line`(text: String, expected: [String]) throws {
        #expect(try lines(Array(text.utf8)) == expected.map { Array($0.utf8) })
    }

    @Test func `lines longer than one read stay whole`() throws {
        let long = [UInt8](repeating: 0x61, count: 200_000)
        #expect(try lines(long + [0x0A] + long + [0x0A, 0x62]) == [long, long, [0x62]])
    }

    @Test func `a line that never ends is given up soon after its limit`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("lines")
        try FileSystem.create(path).write([0x61, 0x0A] + [UInt8](repeating: 0x62, count: 1 << 20))
        var reader = LineReader(try FileSystem.openToRead(Array(path.utf8)))
        #expect(try reader.next(upTo: 1) == [0x61])
        let long = try #require(try reader.next(upTo: 100_000))
        #expect(long.count > 100_000 && long.count < 200_000)
    }

    @Test func `a line of just the limit is whole`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("lines")
        try FileSystem.create(path).write([UInt8](repeating: 0x62, count: 100_000) + [0x0A, 0x63])
        var reader = LineReader(try FileSystem.openToRead(Array(path.utf8)))
        #expect(try reader.next(upTo: 100_000)?.count == 100_000)
        #expect(try reader.next(upTo: 100_000) == [0x63])
    }
}
