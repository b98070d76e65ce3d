internal import CBrotli

/// Brotli, as servers send it.
@safe final class BrotliDecoder: StreamDecoder {
    private let state: OpaquePointer

    init?() {
        guard let state = unsafe BrotliDecoderCreateInstance(nil, nil, nil) else { return nil }
        unsafe self.state = unsafe state
    }

    deinit { unsafe BrotliDecoderDestroyInstance(state) }

    func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8], limit: Int) -> (Int, DecoderState) {
        var used = 0
        var result = BROTLI_DECODER_RESULT_ERROR
        unsafe output.append(addingCapacity: limit) { buffer in
            var freeBytes = limit
            unsafe input.withUnsafeBufferPointer { source in
                var left = source.count
                var next = source.baseAddress
                var target = buffer.baseAddress
                result = unsafe BrotliDecoderDecompressStream(state, &left, &next, &freeBytes, &target, nil)
                used = source.count - left
            }
            return limit - freeBytes
        }
        switch result {
        case BROTLI_DECODER_RESULT_SUCCESS: return (used, .ended)
        case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return (used, .needsInput)
        case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: return (used, .outputFull)
        default: return (used, .damaged)
        }
    }
}
