internal import CCrypto

extension ContentDigest {
    /// SHA-1, which archives state for their records; it only detects transmission errors.
    package static func sha1(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 20)
        unsafe bytes.withUnsafeBytes { buffer in
            unsafe digest.withUnsafeMutableBufferPointer { output in
                _ = unsafe SHA1(buffer.baseAddress, buffer.count, output.baseAddress)
            }
        }
        return digest
    }
}
