internal import TextKit

/// Documents of Microsoft's programs up to 2003, which are folders of streams in one file (OLE).
enum OfficeDocument {
    /// "an Outlook message …", by the name that its properties' stream has; nil for other files.
    static func name(of head: ArraySlice<UInt8>) -> String? {
        guard head.starts(with: magic) else { return nil }
        return ByteSearch.place(of: outlookStream, in: Array(head), from: 0) == nil
            ? "an Office document" : "an Outlook message (.msg); it can be saved as .eml"
    }

    private static let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]
    /// Names are UTF-16.
    private static let outlookStream: [UInt8] = "__properties_version1.0".utf8.flatMap { [$0, UInt8(0)] }
}
