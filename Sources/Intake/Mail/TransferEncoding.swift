internal import Markup
internal import TextKit

/// The transfer encodings of mail (RFC 2045).
enum TransferEncoding {
    /// The bytes of a body, decoded from the encoding that its header names; an unknown encoding leaves them unchanged.
    static func decode(_ body: ArraySlice<UInt8>, named name: String?) -> [UInt8] {
        switch name?.lowercased() {
        case "base64": Base64.decode(body)
        case "quoted-printable": quotedPrintable(body)
        default: Array(body)
        }
    }

    /// The bytes of quoted-printable text; anything but an escape stays as it is.
    ///
    /// An underscore in a header is a blank.
    static func quotedPrintable(_ text: ArraySlice<UInt8>, isHeader: Bool = false) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var position = text.startIndex
        while position < text.endIndex {
            let byte = text[position]
            position += 1
            if byte == UInt8(ascii: "_"), isHeader {
                output.append(0x20)
            } else if byte != UInt8(ascii: "=") {
                output.append(byte)
            } else if let value = escaped(text[position...]) {
                output.append(value)
                position += 2
            } else if let end = softBreak(text, at: position) {
                position = end
            } else {
                output.append(byte)
            }
        }
        return output
    }

    /// Where the text continues after a soft line break; blanks that a mail server put before the break are dropped.
    private static func softBreak(_ text: ArraySlice<UInt8>, at start: Int) -> Int? {
        guard let end = text[start...].firstIndex(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else {
            return text.endIndex
        }
        return text[end] == 0x0A ? end + 1 : nil
    }

    private static func escaped(_ text: ArraySlice<UInt8>) -> UInt8? {
        guard text.count >= 2 else { return nil }
        return Hexadecimal.byte(text[text.startIndex], text[text.startIndex + 1])
    }
}
