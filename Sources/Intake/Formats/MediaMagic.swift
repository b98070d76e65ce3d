/// What a file's first bytes say of media that programs save along with pages.
enum MediaMagic {
    /// "a font"; nil where they say nothing.
    static func name(of head: ArraySlice<UInt8>) -> String? {
        if head.dropFirst(4).starts(with: "ftyp".utf8) { return "a video" }
        return magics.first { head.starts(with: $0.bytes) }?.name
    }

    private static let magics: [(bytes: [UInt8], name: String)] = [
        (Array("wOFF".utf8), "a font"), (Array("wOF2".utf8), "a font"), ([0, 1, 0, 0, 0], "a font"),
        (Array("OTTO".utf8), "a font"), ([0, 0, 1, 0], "an icon"), ([0, 0x61, 0x73, 0x6D], "a program"),
        ([0x49, 0x49, 0x2A, 0], "a TIFF image"), ([0x4D, 0x4D, 0, 0x2A], "a TIFF image"),
        (Array("Rar!".utf8), "a RAR archive"), ([0x1A, 0x45, 0xDF, 0xA3], "a video"),
        (Array("MZ".utf8) + [0x90], "a program"), (Array("8BPS".utf8), "an image"),
        (Array("fLaC".utf8), "an audio file"), (Array("FLV".utf8) + [1], "a video"),
        ([0xCA, 0xFE, 0xBA, 0xBE], "a program"), (Array("!<arch>".utf8), "a package"),
    ]
}
