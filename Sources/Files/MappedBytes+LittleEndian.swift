/// Little-endian numbers of a file, zero where it ends before: a damaged file can give wrong answers at worst, and
/// checksums keep it from that.
extension MappedBytes {
    @inlinable @inline(__always)
    func number<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int) -> Number {
        Number(littleEndian: load(offset, as: Number.self) ?? 0)
    }

    @inlinable @inline(__always) package func byte(_ offset: Int) -> UInt8 { number(offset) }
    @inlinable @inline(__always) package func value16(_ offset: Int) -> UInt16 { number(offset) }
    @inlinable @inline(__always) package func value24(_ offset: Int) -> UInt32 {
        UInt32(value16(offset)) | UInt32(byte(offset + 2)) << 16
    }
    @inlinable @inline(__always) package func value32(_ offset: Int) -> UInt32 { number(offset) }
    @inlinable @inline(__always) package func value64(_ offset: Int) -> UInt64 { number(offset) }
}
