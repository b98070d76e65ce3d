import DatasetIO
import Files
import TestSupport
import Testing

@Suite struct FileInputTests {
    @Test(
        arguments: [
            (0, 3, "abc"), (4, 2, "ef"), (4, 100, "ef"), (5, 1, "f"), (6, 1, ""), (100, 1, ""), (-1, 3, ""),
            (0, 0, ""), (0, -1, ""),
        ])
    func `what is asked for is read as far as the file goes`(offset: Int, count: Int, text: String) throws {
        let folder = try ScratchFolder()
        let input = try FileInput(FileSystem.openToRead(Array(folder.write("file", "abcdef").utf8)))
        #expect(input.count == 6)
        #expect(try String(decoding: input.read(at: offset, count: count), as: UTF8.self) == text)
    }
}
