internal import TextKit

/// The header of a WARC or ARC record.
struct WARCHeader {
    private(set) var kind = ""
    private(set) var url: String?
    private(set) var date: String?
    private(set) var length: Int?
    private(set) var headers: [HeaderField] = []
    private(set) var isMalformed = false

    init(_ bytes: ArraySlice<UInt8>) {
        if bytes.starts(with: "WARC/".utf8) { readWARC(bytes) } else { readARC(bytes) }
    }

    private mutating func readWARC(_ bytes: ArraySlice<UInt8>) {
        headers = HeaderField.all(in: bytes, skippingFirstLine: true)
        for header in headers {
            switch header.name {
            case "warc-type": kind = header.value.lowercased()
            case "warc-target-uri": url = Self.bare(header.value)
            case "warc-date": date = header.value
            case "content-length":
                let value = Int(header.value).flatMap { $0 >= 0 ? $0 : nil }
                if length == nil { length = value }
            default: break
            }
        }
        isMalformed = kind.isEmpty
    }

    /// Wget and others write `<http://…>`, as the first edition of the standard did.
    private static func bare(_ address: String) -> String? {
        let isBracketed = address.utf8.first == UInt8(ascii: "<") && address.utf8.last == UInt8(ascii: ">")
        let bare = isBracketed ? ASCII.trimmedText(String(address.dropFirst().dropLast())) : address
        return bare.isEmpty ? nil : bare
    }

    /// `URL IP date type length`; only the URL may hold blanks.
    private mutating func readARC(_ bytes: ArraySlice<UInt8>) {
        let fields = bytes.split { ASCII.isSpace($0) }.map { String(decoding: $0, as: UTF8.self) }
        guard fields.count >= 5 else {
            isMalformed = true
            return
        }
        let place = fields.count - 4
        url = fields[..<place].joined(separator: " ")
        kind = bytes.starts(with: "filedesc:".utf8) ? "arc_header" : "response"
        date = fields[place + 1]
        length = Int(fields[place + 3]).flatMap { $0 >= 0 ? $0 : nil }
        headers = [
            HeaderField(name: "warc-ip-address", value: fields[place]),
            HeaderField(name: "content-type", value: fields[place + 2]),
            HeaderField(name: "arc-length", value: fields[place + 3]),
        ]
    }

    // MARK: Where records begin

    /// Whether a record's first line is at a place.
    static func looksLikeStart(_ bytes: [UInt8], at position: Int) -> Bool {
        isWARC(bytes, at: position) || isARC(bytes, at: position)
    }

    /// "WARC/", a digit, a dot.
    private static func isWARC(_ bytes: [UInt8], at position: Int) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "W") else { return false }
        // The file may end in the middle of the word.
        if position + 7 >= bytes.count { return "WARC/1.0".utf8.starts(with: bytes[position...]) }
        return bytes[position..<position + 5].elementsEqual("WARC/".utf8)
            && ASCII.isDigit(bytes[position + 5])
            && bytes[position + 6] == UInt8(ascii: ".")
    }

    /// A URL, an address, fourteen digits of a date, a type and a length in one line.
    static func isARC(_ bytes: [UInt8], at position: Int) -> Bool {
        guard position < bytes.count, ASCII.isLetter(bytes[position]) else { return false }
        guard !bytes[position...].starts(with: "WARC/".utf8) else { return false }
        let line = bytes[position..<min(bytes.count, position + 8192)].prefix { $0 != 0x0A }
        guard line.prefix(12).contains(UInt8(ascii: ":")) else { return false }
        let fields = line.split { ASCII.isSpace($0) }
        guard fields.count >= 5, let length = fields.last, length.allSatisfy(ASCII.isDigit) else {
            return false
        }
        let date = fields[fields.count - 3]
        return date.count == 14 && date.allSatisfy(ASCII.isDigit)
    }

    static func isARCRecord(_ member: WARCRecord) -> Bool { member.header("arc-length") != nil }

    /// The first place after an empty line where a WARC record begins.
    static func nextStart(in bytes: [UInt8], from start: Int = 1) -> Int? {
        var position = max(1, start)
        guard position < bytes.count else { return nil }
        while let found = bytes[position...].firstIndex(of: UInt8(ascii: "W")) {
            if [0x0A, 0].contains(bytes[found - 1]), found + 7 < bytes.count, isWARC(bytes, at: found) {
                return found
            }
            position = found + 1
        }
        return nil
    }
}
