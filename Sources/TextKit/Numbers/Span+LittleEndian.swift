extension Span<UInt8> {
    /// The little-endian integer at an offset inside the span.
    @inlinable @inline(__always)
    package func littleEndian16(at offset: Int) -> UInt16 {
        UInt16(self[offset]) | UInt16(self[offset + 1]) << 8
    }

    /// The little-endian integer at an offset inside the span.
    @inlinable @inline(__always)
    package func littleEndian24(at offset: Int) -> UInt32 {
        UInt32(littleEndian16(at: offset)) | UInt32(self[offset + 2]) << 16
    }

    /// The little-endian integer at an offset inside the span.
    @inlinable @inline(__always)
    package func littleEndian32(at offset: Int) -> UInt32 {
        UInt32(self[offset]) | UInt32(self[offset + 1]) << 8 | UInt32(self[offset + 2]) << 16
            | UInt32(self[offset + 3]) << 24
    }

    /// The little-endian integer at an offset inside the span.
    @inlinable @inline(__always)
    package func littleEndian64(at offset: Int) -> UInt64 {
        UInt64(littleEndian32(at: offset)) | UInt64(littleEndian32(at: offset + 4)) << 32
    }
}
