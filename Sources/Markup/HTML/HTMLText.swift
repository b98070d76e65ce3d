internal import TextKit

/// Text of small pieces of HTML: feed titles, summaries, attribute values.
package enum HTMLText {
    /// The text of a fragment: tags removed, script and style content dropped, references decoded once, runs of
    /// blanks folded, block edges as one blank.
    package static func plainText(ofFragment bytes: [UInt8]) -> [UInt8] {
        let hasMarkup = bytes.contains(UInt8(ascii: "<"))
        guard hasMarkup else { return folded(HTMLEntities.decode(bytes)) }
        var limits = HTMLParser.Limits()
        limits.maximumBytes = max(limits.maximumBytes, bytes.count)
        guard let tree = try? HTMLParser.parse(bytes, limits: limits) else {
            // A fragment over the node limit gives no text; its caller has the bytes.
            return []
        }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        tree.appendText(of: tree.root, to: &output)
        return output
    }

    /// Runs of blanks folded to one, none at the ends.
    package static func folded(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var blank = false
        for byte in bytes {
            if ASCII.isBlank(byte) {
                blank = true
                continue
            }
            if blank && !output.isEmpty { output.append(0x20) }
            blank = false
            output.append(byte)
        }
        return output
    }
}
