internal import CUchardet

/// Owner of one iconv descriptor that turns an encoding into UTF-8.
@safe struct TextConverter: ~Copyable {
    private let descriptor: iconv_t
    /// How many bytes to skip where the input is invalid.
    private let unit: Int

    /// A converter, or nil where the C library does not know the encoding.
    init?(from label: EncodingLabel) {
        let opened = unsafe iconv_open("UTF-8", label.iconvName)
        // iconv_open returns (iconv_t)-1 for an unknown name.
        guard Int(bitPattern: opened) != -1, let opened = unsafe opened else { return nil }
        unsafe descriptor = opened
        unit = label.name.hasPrefix("utf-16") ? 2 : label.name.hasPrefix("utf-32") ? 4 : 1
    }

    deinit { unsafe iconv_close(descriptor) }

    /// Converts everything; invalid sequences become U+FFFD and are counted.
    func convert(_ bytes: ArraySlice<UInt8>) -> (utf8: [UInt8], invalid: Int) {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var invalid = 0
        var position = bytes.startIndex
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while position < bytes.endIndex {
            let status = step(bytes, &position, &chunk, &output)
            if status == EILSEQ || status == EINVAL {
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                invalid += 1
                position = min(position + unit, bytes.endIndex)
            }
        }
        return (output, invalid)
    }

    /// Converts as much as fits the chunk and appends it to the output.
    private func step(
        _ bytes: ArraySlice<UInt8>, _ position: inout Int, _ chunk: inout [UInt8], _ output: inout [UInt8]
    ) -> Int32 {
        var taken = 0
        var made = 0
        let rest = bytes[position...]
        let size = chunk.count
        let status = unsafe rest.withUnsafeBytes { input in
            unsafe chunk.withUnsafeMutableBytes { room -> Int32 in
                var from = unsafe UnsafeMutableRawPointer(mutating: input.baseAddress)?
                    .assumingMemoryBound(to: CChar.self)
                var to = unsafe room.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = input.count
                var free = size
                let status = unsafe copydesk_iconv(descriptor, &from, &left, &to, &free)
                taken = input.count - left
                made = size - free
                return status
            }
        }
        position += taken
        output.append(contentsOf: chunk[..<made])
        return status
    }
}
