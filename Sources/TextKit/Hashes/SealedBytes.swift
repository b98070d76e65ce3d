/// Bytes of a file with their digest behind them, so that what is corrupt or cut is noticed.
package enum SealedBytes {
    private static let digestSize = 64

    /// The bytes, with their digest.
    package static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        bytes + Array(ContentDigest.sha256(bytes).utf8)
    }

    /// The bytes before the digest; nil if it is another's.
    package static func opened(_ file: [UInt8]) -> [UInt8]? {
        guard file.count >= digestSize else { return nil }
        let bytes = Array(file.dropLast(digestSize))
        return file.suffix(digestSize).elementsEqual(ContentDigest.sha256(bytes).utf8) ? bytes : nil
    }
}
