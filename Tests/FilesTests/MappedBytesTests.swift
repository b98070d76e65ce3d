import Files
import TestSupport
import Testing
import TextKit

@Suite struct MappedBytesTests {
    private let folder: ScratchFolder
    private let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("bytes")
        try FileSystem.create(path).write(Array(0..<100))
    }

    @Test(arguments: [false, true])
    func `a file is mapped whole`(isPrefaulted: Bool) throws {
        let mapped = try MappedBytes(mapping: path, isPrefaulted: isPrefaulted)
        #expect(mapped.count == 100)
        #expect(mapped.bytes == Array(0..<100))
        #expect(mapped.hash(0..<100) == XXH3.hash(Array(0..<100)))
    }

    @Test func `an empty file has no bytes`() throws {
        _ = try FileSystem.create(path)
        let mapped = try MappedBytes(mapping: path)
        #expect(mapped.count == 0)
        #expect(mapped.load(0, as: UInt8.self) == nil)
        #expect(mapped.bytes.isEmpty)
        #expect(mapped.hash(0..<9) == XXH3.hash([]))
    }

    @Test func `ranges are cut to what there is`() throws {
        let mapped = try MappedBytes(mapping: path)
        #expect(mapped.bytes(97..<200) == [97, 98, 99])
        #expect(mapped.bytes(100..<200).isEmpty)
        #expect(mapped.hash(97..<200) == XXH3.hash([97, 98, 99]))
    }

    @Test func `values are read from any place inside`() throws {
        let mapped = try MappedBytes(mapping: path)
        #expect(mapped.load(1, as: UInt16.self)?.littleEndian == 0x0201)
        #expect(mapped.load(96, as: UInt32.self) != nil)
        #expect(mapped.load(97, as: UInt32.self) == nil)
        #expect(mapped.load(-1, as: UInt8.self) == nil)
        #expect(mapped.load(.max, as: UInt64.self) == nil)
    }

    @Test func `a missing file or a folder is reported with the system's error number`() throws {
        let missing = #expect(throws: FileError.self) { try MappedBytes(mapping: folder.file("none")) }
        #expect(missing?.description == "cannot open \(folder.file("none")): no such file or directory")
        let none = #expect(throws: FileError.self) { try MappedBytes(mapping: folder.path) }
        #expect(none?.description == "cannot map \(folder.path): is not a regular file")
    }

    @Test func `an array is as long as asked for, aligned and inside its file`() {
        let bytes = MappedBytes(copying: Array(0..<16))
        let values = MappedArray<UInt32>(bytes, at: 4, count: 3)
        #expect(values?.values.map(\.littleEndian) == [0x0706_0504, 0x0B0A_0908, 0x0F0E_0D0C])
        #expect(values?.bytes == Array(4..<16))
        #expect(MappedArray<UInt32>(bytes, at: 4, count: 4) == nil)
        #expect(MappedArray<UInt32>(bytes, at: 2, count: 1) == nil)
        #expect(MappedArray<UInt32>(bytes, at: 0, count: -1) == nil)
        #expect(MappedArray<UInt32>(bytes, at: 16, count: 0)?.isEmpty == true)
        #expect(MappedArray([7, 8, 9] as [UInt16])[2] == 9)
    }
}
