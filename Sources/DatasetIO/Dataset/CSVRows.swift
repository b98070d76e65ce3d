/// The rows of RFC 4180 text as bytes, each with its line end, and the fields of one.
enum CSVRows {
    /// Cuts after every line end outside of quotes.
    static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var rows: [ArraySlice<UInt8>] = []
        var start = 0
        var isQuoted = false
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if byte == 0x0A, !isQuoted {
                rows.append(bytes[start...index])
                start = index + 1
            }
        }
        if start < bytes.count { rows.append(bytes[start...]) }
        return rows
    }

    /// The text of a field.
    static func field(_ number: Int, of row: ArraySlice<UInt8>) -> String {
        var isQuoted = false
        var count = 0
        var field: [UInt8] = []
        for index in row.indices {
            let byte = row[index]
            if byte == UInt8(ascii: "\"") {
                // A doubled quote is one of the text's own.
                if !isQuoted, count == number, index > row.startIndex, row[index - 1] == byte {
                    field.append(byte)
                }
                isQuoted.toggle()
            } else if byte == UInt8(ascii: ","), !isQuoted {
                if count == number { break }
                count += 1
            } else if count == number, isQuoted || (byte != 0x0D && byte != 0x0A) {
                field.append(byte)
            }
        }
        return String(decoding: field, as: UTF8.self)
    }
}
