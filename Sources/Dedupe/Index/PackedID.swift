internal import TextKit

/// Record ids in few bytes: 32 hex digits take 17, anything else one more than its UTF-8.
enum PackedID {
    static func bytes(_ id: String) -> [UInt8] {
        let text = Array(id.utf8)
        guard text.count == 32, text.allSatisfy(Hexadecimal.isLowerCase) else { return [0] + text }
        return [1] + (0..<16).map { Hexadecimal.byte(text[$0 * 2], text[$0 * 2 + 1]) ?? 0 }
    }

    static func text(_ bytes: [UInt8]) -> String {
        guard bytes.first == 1 else { return String(decoding: bytes.dropFirst(), as: UTF8.self) }
        return Hexadecimal.text(bytes.dropFirst())
    }
}
