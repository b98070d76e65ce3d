internal import Files

/// Numbers of the index, zero where the file ends before: a damaged file can give wrong answers at worst, and checksums
/// keep it from that.
extension MappedBytes {
    @inline(__always)
    private func number<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int) -> Number {
        Number(littleEndian: load(offset, as: Number.self) ?? 0)
    }

    @inline(__always) func byte(_ offset: Int) -> UInt8 { number(offset) }
    @inline(__always) func value16(_ offset: Int) -> UInt16 { number(offset) }
    @inline(__always) func value24(_ offset: Int) -> UInt32 {
        UInt32(value16(offset)) | UInt32(byte(offset + 2)) << 16
    }
    @inline(__always) func value32(_ offset: Int) -> UInt32 { number(offset) }
    @inline(__always) func value64(_ offset: Int) -> UInt64 { number(offset) }
}
