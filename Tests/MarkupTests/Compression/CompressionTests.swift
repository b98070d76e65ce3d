import Markup
import Testing

@Suite struct CompressionTests {
    @Test(
        arguments: [
            ([0x1F, 0x8B, 0x08, 0x00], Compression.gzip), ([0x1F, 0x8B], .gzip), ([0x1F], nil),
            ([0x28, 0xB5, 0x2F, 0xFD, 0x24], .zstd), ([0x28, 0xB5], .zstd), ([0x28], nil),
            ([0x28, 0xB5, 0x2F, 0xFE], nil),
            // A frame to be skipped; "PA" is text.
            ([0x50, 0x2A, 0x4D, 0x18], .zstd), ([0x5F, 0x2A, 0x4D, 0x18], .zstd),
            ([0x60, 0x2A, 0x4D, 0x18], nil),
            ([0x50, 0x41, 0x44, 0x44], nil), ([], nil), ([0x78, 0x9C], nil),
        ] as [([UInt8], Compression?)])
    func `a file's first bytes state its compression`(head: [UInt8], compression: Compression?) {
        #expect(Compression(signature: head[...]) == compression)
    }

    @Test(arguments: [Compression.zlib, .rawDeflate, .brotli])
    func `the others have no signature`(compression: Compression) {
        #expect(compression.matchesSignature([0x1F, 0x8B]) == nil)
    }

    private static let member: [UInt8] = [
        0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C, 0x4A, 6, 0, 0xC2, 0x41, 0x24, 0x35, 3, 0, 0, 0,
    ]

    @Test func `all members are read, and what follows them is padding`() {
        let twice = Decompressor.decompress(Self.member + Self.member + [0, 0, 7], .gzip)
        #expect(String(decoding: twice.bytes, as: UTF8.self) == "abcabc" && !twice.isDamaged)
    }

    @Test(arguments: [3, 12, 20])
    func `a member that is cut short is damaged, with what could be read`(length: Int) {
        let cut = Decompressor.decompress(Self.member + Self.member.prefix(length), .gzip)
        #expect(cut.isDamaged && cut.bytes.starts(with: "abc".utf8))
    }

    @Test func `output stops above its limit`() {
        #expect(!Decompressor.decompress(Self.member, .gzip, limits: .init(bytes: 3)).isLimited)
        #expect(Decompressor.decompress(Self.member, .gzip, limits: .init(bytes: 2)).isLimited)
    }
}
