import Files
import Models
import Testing
import TextKit

@Suite struct FlatFileTests {
    private static let bytes = FlatFile.encoded(
        magic: 7, version: 2, sections: [[1, 2, 3], MappedArray<UInt64>.bytes(of: [5, 6])])

    private static func open(_ bytes: [UInt8], version: UInt32 = 2) throws -> FlatFile {
        try FlatFile(MappedBytes(copying: bytes), magic: 7, version: version, path: "a.cdm")
    }

    @Test func `sections come back as they were laid out`() throws {
        let file = try Self.open(Self.bytes)
        #expect(try file.section(0, of: UInt8.self).values == [1, 2, 3])
        #expect(try file.section(1, of: UInt64.self).values == [5, 6])
        #expect(throws: ResourceError.self) { try file.section(2, of: UInt8.self) }
    }

    @Test func `the header names the content by its SHA-256`() throws {
        #expect(try Self.open(Self.bytes).digest == ContentDigest.sha256(Array(Self.bytes[64...])))
    }

    @Test func `another version and damage are refused`() {
        #expect(throws: ResourceError.self) { try Self.open(Self.bytes, version: 3) }
        var damaged = Self.bytes
        damaged[damaged.count - 1] ^= 1
        #expect(throws: ResourceError.self) { try Self.open(damaged) }
        #expect(throws: ResourceError.self) { try Self.open(Array(Self.bytes.prefix(40))) }
    }
}
