import Files
import Foundation
import Languages
import TestSupport
import Testing

@Suite struct LanguageTableTests {
    static func file() throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(filePath: "\(Checkout.data)/\(LanguageDetector.tablePath)")))
    }

    @Test func `a damaged table is refused`() throws {
        var bytes = try Self.file()
        bytes[bytes.count / 2] ^= 1
        #expect(throws: ResourceError.self) { try LanguageTable(MappedBytes(copying: bytes), path: "table") }
        #expect(throws: ResourceError.self) {
            try LanguageTable(MappedBytes(copying: Array(bytes.prefix(1000))), path: "table")
        }
    }

    @Test func `a missing table is named`() {
        #expect {
            try LanguageDetector(directory: "/nowhere")
        } throws: { error in
            (error as? ResourceError)?.path == LanguageDetector.tablePath
        }
    }
}
