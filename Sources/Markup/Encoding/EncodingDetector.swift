internal import CUchardet

/// Statistical detection of an encoding that nothing states.
enum EncodingDetector {
    /// The encoding's name as uchardet gives it, or nil if it finds none.
    static func detect(_ bytes: [UInt8]) -> String? {
        guard let detector = unsafe uchardet_new() else { return nil }
        defer { unsafe uchardet_delete(detector) }
        let status = unsafe bytes.withUnsafeBytes { raw in
            unsafe uchardet_handle_data(
                detector, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
        }
        guard status == 0 else { return nil }
        unsafe uchardet_data_end(detector)
        guard let name = unsafe uchardet_get_charset(detector) else { return nil }
        let text = unsafe String(cString: name)
        return text.isEmpty ? nil : text
    }
}
