internal import CZlib

/// zlib's inflate: gzip, zlib or raw deflate by the window bits.
@safe final class Inflater: StreamDecoder {
    private var stream = unsafe z_stream()
    private var isOpen = false

    init?(windowBits: Int32) {
        let result = unsafe copydesk_inflate_init(&stream, windowBits)
        isOpen = result == Z_OK
        if !isOpen { return nil }
    }

    deinit { if isOpen { unsafe inflateEnd(&stream) } }

    func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8], limit: Int) -> (Int, DecoderState) {
        var used = 0
        var result = Z_OK
        let start = output.count
        unsafe output.append(addingCapacity: limit) { buffer in
            unsafe input.withUnsafeBufferPointer { source in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                unsafe stream.avail_in = UInt32(truncatingIfNeeded: source.count)
                unsafe stream.next_out = buffer.baseAddress
                unsafe stream.avail_out = UInt32(truncatingIfNeeded: limit)
                result = unsafe inflate(&stream, Z_NO_FLUSH)
                used = unsafe source.count - Int(stream.avail_in)
            }
            return unsafe limit - Int(stream.avail_out)
        }
        if result == Z_STREAM_END { return (used, .ended) }
        if result == Z_OK || result == Z_BUF_ERROR {
            return (used, output.count - start == limit ? .outputFull : .needsInput)
        }
        return (used, .damaged)
    }
}

extension [UInt8] {
    /// Lets a C library write after the end; the closure returns how many bytes it wrote.
    package mutating func append(
        addingCapacity capacity: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int
    ) {
        append(addingCapacity: capacity) { (span: inout OutputSpan<UInt8>) in
            unsafe span.withUnsafeMutableBufferPointer { buffer, count in
                let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer.prefix(capacity))
                count = unsafe Swift.min(capacity, Swift.max(0, write(room)))
            }
        }
    }
}
