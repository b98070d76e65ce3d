internal import PipelineKit

/// The frames of a wire's texts (ANPA 1312, IPTC 7901): SOH begins a story, ETX ends it.
enum WireFrame {
    /// Whether more than one story stands in a file.
    static func isMany(_ bytes: [UInt8]) -> Bool {
        bytes.count { $0 == 0x01 } >= 2 && bytes.count { $0 == 0x03 } >= 2
    }

    static let many = DocumentFault(
        .manyArticles, "several stories of a wire in one file, each between SOH and ETX")
}
