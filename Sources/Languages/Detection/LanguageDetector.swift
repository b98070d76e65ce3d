package import Files
internal import TextKit

/// Tells the language of a text: by writing system first, then by letter groups and words.
package struct LanguageDetector: Sendable {
    /// A longer text is read in this many windows of this many bytes, evenly over it.
    private static let windows = 48
    private static let windowBytes = 192
    /// Of a text twice as long every other word is looked up, of one three times as long every third.
    private static let bytesReadInFull = 1200

    /// The table, below the resource directory.
    package static let tablePath = "models/languages/languages.cdl"

    package let table: LanguageTable

    /// The languages that are told apart, as BCP 47 tags in order.
    package var languages: [String] {
        table.allLanguages.sorted()
    }

    /// Maps the table below a resource directory.
    ///
    /// - Throws: `ResourceError` if it is missing or damaged.
    package init(directory: String) throws(ResourceError) {
        let path = Self.tablePath
        let file: MappedBytes
        do throws(FileError) {
            file = try MappedBytes(mapping: "\(directory)/\(path)", isPrefaulted: true)
        } catch {
            throw ResourceError(error, path: path)
        }
        table = try LanguageTable(file, path: path)
    }

    /// Reads a text.
    package func read(_ text: String) -> LanguageReading {
        let bytes = Array(CanonicalText.nfc(text).utf8)
        return read(bytes.span)
    }

    /// Reads a text of valid UTF-8.
    package func read(_ bytes: Span<UInt8>) -> LanguageReading {
        let whole = Self.windows * Self.windowBytes
        let step = max(1, min(bytes.count, whole) / Self.bytesReadInFull)
        var reader = StretchReader(table: table, step: step)
        if bytes.count <= whole {
            reader.read(bytes, 0..<bytes.count)
        } else {
            for window in 0..<Self.windows {
                let start = Self.wordStart(bytes, after: bytes.count / Self.windows * window)
                reader.read(bytes, start..<min(bytes.count, start + Self.windowBytes))
                reader.endWindow()
            }
        }
        reader.finish()
        return LanguageVerdict(reader, table: table).reading
    }

    /// The first blank from a place on, or a place some bytes later in a text without blanks.
    private static func wordStart(_ bytes: Span<UInt8>, after place: Int) -> Int {
        guard place > 0 else { return 0 }
        var start = place
        while start < min(bytes.count, place + 64) && bytes[start] > 0x20 { start += 1 }
        while start < bytes.count && bytes[start] & 0xC0 == 0x80 { start += 1 }
        return start
    }
}
