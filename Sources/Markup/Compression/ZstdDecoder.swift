internal import CZstd

/// zstd, one frame after the other.
@safe final class ZstdDecoder: StreamDecoder {
    private let context: OpaquePointer
    private let dictionary: ZstdDictionary?

    init?(_ dictionary: ZstdDictionary? = nil) {
        self.dictionary = dictionary
        guard let context = unsafe ZSTD_createDStream() else { return nil }
        unsafe self.context = unsafe context
        // A window larger than 128 MB is an attack on memory, not an archive.
        _ = unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, 27)
        if let dictionary { _ = unsafe ZSTD_DCtx_refDDict(context, dictionary.digested) }
    }

    deinit { _ = unsafe ZSTD_freeDStream(context) }

    func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8], limit: Int) -> (Int, DecoderState) {
        var used = 0
        var result = 0
        var written = 0
        unsafe output.append(addingCapacity: limit) { buffer in
            unsafe input.withUnsafeBytes { source in
                var from = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
                var to = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: limit, pos: 0)
                result = unsafe ZSTD_decompressStream(context, &to, &from)
                used = unsafe from.pos
                written = unsafe to.pos
            }
            return written
        }
        if ZSTD_isError(result) != 0 { return (used, .damaged) }
        if result == 0 { return (used, .ended) }
        return (used, written == limit ? .outputFull : .needsInput)
    }
}
