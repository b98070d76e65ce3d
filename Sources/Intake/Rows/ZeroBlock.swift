internal import TextKit

/// A block of zeros in text: bytes that a file system has reserved and never written.
enum ZeroBlock {
    /// Fewer may be a program's odd sign.
    private static let shortest = 8

    static func isIn(_ bytes: [UInt8]) -> Bool {
        var place = 0
        while true {
            place = ByteSearch.first(0, in: bytes, from: place)
            guard place < bytes.count else { return false }
            let block = bytes[place...].prefix(shortest).prefix { $0 == 0 }.count
            if block == shortest { return true }
            place += block
        }
    }
}
