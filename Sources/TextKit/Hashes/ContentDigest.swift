internal import CCrypto

/// SHA-256 in pieces, over libcrypto; the only caller of that library.
package struct ContentDigest: Sendable {
    private var context = SHA256_CTX()

    package init() {
        unsafe SHA256_Init(&context)
    }

    /// Adds bytes.
    package mutating func update(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { buffer in
            _ = unsafe SHA256_Update(&context, buffer.baseAddress, buffer.count)
        }
    }

    /// The digest as 64 lower-case hex digits; more bytes may be added after it.
    package func hexadecimal() -> String {
        var copy = context
        var digest = [UInt8](repeating: 0, count: 32)
        unsafe digest.withUnsafeMutableBufferPointer { buffer in
            _ = unsafe SHA256_Final(buffer.baseAddress, &copy)
        }
        return Hexadecimal.text(digest)
    }

    /// The digest of one buffer.
    package static func sha256(_ bytes: [UInt8]) -> String {
        var digest = ContentDigest()
        digest.update(bytes)
        return digest.hexadecimal()
    }

    /// The first 32 digits of a text's digest, by which articles and their texts are called.
    package static func id(of text: String) -> String { String(sha256(Array(text.utf8)).prefix(32)) }

    /// SHA-256 of a part of a buffer, as bytes.
    package static func sha256Bytes(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        unsafe bytes.withUnsafeBytes { buffer in
            unsafe digest.withUnsafeMutableBufferPointer { output in
                _ = unsafe SHA256(buffer.baseAddress, buffer.count, output.baseAddress)
            }
        }
        return digest
    }
}
