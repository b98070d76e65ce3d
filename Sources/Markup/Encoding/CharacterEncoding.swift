internal import TextKit

/// Finds a document's character encoding and decodes it.
///
/// In a browser's order, checked against the bytes: byte order mark, wide text without one, valid multi-byte
/// UTF-8, HTTP header, XML declaration, `meta`, statistics, windows-1252.
package enum CharacterEncoding {
    /// Decodes a page, feed or text.
    ///
    /// `hint` is the charset of the HTTP header or side-car, if any. Valid UTF-8 is not copied; `repair` makes it of
    /// what is UTF-8 but for some invalid bytes.
    package static func decode(
        _ bytes: [UInt8], hint: String? = nil, repair: ([UInt8]) -> [UInt8] = UTF8Repair.repaired
    ) -> DecodedText {
        let wrong = WrongMark.length(bytes[...])
        if wrong > 0 { return decode(Array(bytes[wrong...]), hint: hint, repair: repair) }
        if let mark = EncodingPrescan.byteOrderMark(bytes) { return decode(bytes, after: mark, repair) }
        if let wide = EncodingPrescan.wideEncoding(bytes), let label = EncodingLabel.named(wide.utf8) {
            return convert(bytes[...], from: label, source: .detected)
        }
        let stated = DeclaredEncoding(bytes, hint: hint)
        let shape = UTF8Shape(bytes)
        if shape.invalid == 0 { return decodeValid(bytes, shape, stated) }
        if !shape.isDamagedUTF8, stated.label == .utf8, let japanese = japanese(bytes) {
            return mislabelled(japanese)
        }
        if shape.isDamagedUTF8
            || stated.label == .utf8 && shape.isLikelyUTF8
        {
            let isMislabelled = stated.label.map { $0 != .utf8 } ?? stated.isUnknown
            return DecodedText(
                utf8: repair(bytes), encoding: "utf-8",
                source: stated.label == .utf8 ? stated.source : .detected, replacedInvalidBytes: true,
                isMislabelled: isMislabelled)
        }
        return decodeLegacy(bytes, stated)
    }

    private static func decode(
        _ bytes: [UInt8], after mark: (name: String, length: Int), _ repair: ([UInt8]) -> [UInt8]
    ) -> DecodedText {
        let rest = bytes[mark.length...]
        guard mark.name != "utf-8", let label = EncodingLabel.named(mark.name.utf8) else {
            let text = Array(rest)
            let isValid = UTF8Repair.firstInvalidByte(in: text) == nil
            return DecodedText(
                utf8: isValid ? text : repair(text), encoding: "utf-8", source: .bom,
                replacedInvalidBytes: !isValid)
        }
        return convert(rest, from: label, source: .bom)
    }

    /// Text that is valid UTF-8 is UTF-8, whatever the label says, but for the encodings that write in ASCII and
    /// for the few bytes of an East Asian text that may look like it by chance.
    private static func decodeValid(_ bytes: [UInt8], _ shape: UTF8Shape, _ stated: DeclaredEncoding)
        -> DecodedText
    {
        if let label = stated.label, label != .utf8 {
            if label.name == "iso-2022-jp" && bytes.contains(0x1B) {
                return convert(bytes[...], from: label, source: stated.source)
            }
            if !label.isSingleByte && shape.multiByte > 0 && shape.multiByte < 3 && !shape.hasLongSequence {
                return convert(bytes[...], from: label, source: stated.source)
            }
        }
        let isPlain = shape.multiByte == 0
        let agrees =
            stated.label == .utf8 || (isPlain && stated.label.map { !$0.name.hasPrefix("utf-") } == true)
        return DecodedText(
            utf8: bytes, encoding: agrees ? stated.label?.name ?? "utf-8" : "utf-8",
            source: agrees ? stated.source : isPlain ? .assumed : .detected, replacedInvalidBytes: false,
            isMislabelled: !agrees && (stated.label != nil || stated.isUnknown))
    }

    private static func decodeLegacy(_ bytes: [UInt8], _ stated: DeclaredEncoding) -> DecodedText {
        if let label = stated.label, label != .utf8, !label.name.hasPrefix("utf-") {
            let decoded = convert(bytes[...], from: label, source: stated.source)
            if !decoded.replacedInvalidBytes { return turned(bytes, decoded, label) ?? decoded }
            guard let guess = guess(bytes), guess != label else { return decoded }
            let other = convert(bytes[...], from: guess, source: .detected)
            if other.replacedInvalidBytes || guess == .windows1252 { return decoded }
            return mislabelled(other)
        }
        let isContradicted = stated.label != nil || stated.isUnknown
        if let japanese = japanese(bytes) { return isContradicted ? mislabelled(japanese) : japanese }
        let found = guess(bytes)
        let decoded = convert(
            bytes[...], from: found ?? .windows1252, source: found == nil ? .assumed : .detected)
        return isContradicted ? mislabelled(decoded) : decoded
    }

    /// A Cyrillic text in the other one of two encodings that decode each other's texts without a fault.
    private static func turned(_ bytes: [UInt8], _ text: DecodedText, _ label: EncodingLabel) -> DecodedText?
    {
        guard let name = EncodingPlausibility.counterpart(of: label.name),
            EncodingPlausibility.hasSwappedCase(text.utf8), let other = EncodingLabel.named(name.utf8)
        else { return nil }
        let decoded = convert(bytes[...], from: other, source: .detected)
        return EncodingPlausibility.hasSwappedCase(decoded.utf8) ? nil : mislabelled(decoded)
    }

    /// A Japanese text, which statistics take for a Latin one where it is short.
    private static func japanese(_ bytes: [UInt8]) -> DecodedText? {
        let sample = bytes.prefix(sampleBytes)
        guard sample.count(where: { $0 >= 0x80 }) * 8 > sample.count else { return nil }
        for name in ["shift_jis", "euc-jp"] {
            guard let label = EncodingLabel.named(name.utf8) else { continue }
            let decoded = convert(bytes[...], from: label, source: .detected)
            if !decoded.replacedInvalidBytes, EncodingPlausibility.hasKana(decoded.utf8) { return decoded }
        }
        return nil
    }

    private static func mislabelled(_ text: DecodedText) -> DecodedText {
        var text = text
        text.isMislabelled = true
        return text
    }

    // MARK: Detection

    /// Only text outside tags counts; 64 KB of it are plenty.
    private static let sampleBytes = 1 << 16

    private static func guess(_ bytes: [UInt8]) -> EncodingLabel? {
        let sample = textOutsideTags(bytes)
        let foreign = sample.count { $0 >= 0x80 }
        let letters = sample.count { ASCII.isLetter($0) }
        guard foreign > 0, let name = EncodingDetector.detect(sample) else { return nil }
        guard let label = EncodingLabel.named(name.utf8), !label.name.hasPrefix("utf-") else { return nil }
        // Few foreign bytes among many ASCII letters are the accents and quotes of a Latin script; statistics on
        // them name Cyrillic or Chinese at random.
        if foreign * 3 < letters && !latinNames.contains(label.name) { return nil }
        return label
    }

    private static let latinNames: Set<String> = [
        "windows-1252", "windows-1250", "windows-1254", "windows-1257", "iso-8859-2", "iso-8859-13",
        "iso-8859-15",
        "iso-8859-16",
    ]

    private static func textOutsideTags(_ bytes: [UInt8]) -> [UInt8] {
        var sample: [UInt8] = []
        var isInside = false
        for byte in bytes {
            if byte == UInt8(ascii: "<") { isInside = true }
            if !isInside { sample.append(byte) }
            if byte == UInt8(ascii: ">") { isInside = false }
            if sample.count >= sampleBytes { break }
        }
        return sample.contains { $0 >= 0x80 } ? sample : Array(bytes.prefix(sampleBytes * 4))
    }

    // MARK: Conversion

    private static func convert(
        _ bytes: ArraySlice<UInt8>, from label: EncodingLabel, source: DecodedText.Source
    ) -> DecodedText {
        if label == .windows1252 {
            return DecodedText(
                utf8: decodeWindows1252(bytes), encoding: label.name, source: source,
                replacedInvalidBytes: false)
        }
        guard let converter = TextConverter(from: label) else {
            return DecodedText(
                utf8: decodeWindows1252(bytes), encoding: "windows-1252", source: .assumed,
                replacedInvalidBytes: false,
                isMislabelled: true)
        }
        let (utf8, invalid) = converter.convert(bytes)
        return DecodedText(
            utf8: utf8, encoding: label.name, source: source, replacedInvalidBytes: invalid > 0)
    }

    private static func decodeWindows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                output.append(byte)
            } else {
                let scalar = byte < 0xA0 ? Windows1252.scalar(UInt32(byte)) : UInt32(byte)
                UTF8Scalars.append(scalar, to: &output)
            }
        }
        return output
    }

    // MARK: Evidence

    /// The encoding that the document or its container states.
    private struct DeclaredEncoding {
        var label: EncodingLabel?
        var source = DecodedText.Source.assumed
        /// Whether there was a label, but an unknown one.
        var isUnknown = false

        init(_ bytes: [UInt8], hint: String?) {
            take(hint.map { Array($0.utf8)[...] }, .header)
            take(EncodingPrescan.xmlDeclaration(bytes), .declaration)
            if label == nil { take(EncodingPrescan.meta(bytes), .meta) }
        }

        private mutating func take(_ text: ArraySlice<UInt8>?, _ source: DecodedText.Source) {
            guard label == nil, let text, !ASCII.trimmed(text).isEmpty else { return }
            guard var found = EncodingLabel.named(text) else {
                isUnknown = true
                return
            }
            // Bytes in which the label can be read are not UTF-16.
            if source != .header && found.name.hasPrefix("utf-16") { found = .utf8 }
            label = found
            self.source = source
        }
    }

    /// How much of the input is valid UTF-8.
    private struct UTF8Shape {
        var multiByte = 0
        var invalid = 0
        var hasLongSequence = false

        init(_ bytes: [UInt8]) {
            var position = 0
            while position < bytes.count {
                position = UTF8Repair.skipASCII(bytes, from: position)
                guard position < bytes.count else { return }
                let length = UTF8Repair.sequenceLength(bytes, at: position)
                if length == 0 {
                    invalid += 1
                    position += 1
                } else {
                    multiByte += 1
                    if length > 2 { hasLongSequence = true }
                    position += length
                }
            }
        }

        /// UTF-8 with a few invalid bytes, as truncated files and careless concatenation leave them.
        var isDamagedUTF8: Bool { multiByte >= 4 && invalid * 4 <= multiByte }

        /// Whether it may be what it says: Latin text in another encoding has a valid sequence by chance for hundreds
        /// of invalid bytes, Chinese for twelve.
        var isLikelyUTF8: Bool { multiByte > 0 && invalid <= 4 * multiByte }
    }
}
