internal import TextKit

/// Pages that a program has yet to fill: Jinja, Handlebars, PHP and their like.
enum PageTemplate {
    /// Whether markup begins with a program's instruction or has one for its title.
    static func isOne(_ text: [UInt8]) -> Bool {
        opensInstruction(text[...]) || title(text).map(opensInstruction) == true
    }

    private static let instructions = ["{%", "{{", "{#", "<?php", "<?=", "<%"].map { Array($0.utf8) }

    private static func opensInstruction(_ text: ArraySlice<UInt8>) -> Bool {
        instructions.contains { text.starts(with: $0) }
    }

    private static func title(_ text: [UInt8]) -> ArraySlice<UInt8>? {
        let mark = Array("<title>".utf8)
        return ByteSearch.place(of: mark, in: text, from: 0).map {
            text[($0 + mark.count)...].drop { ASCII.isSpace($0) }
        }
    }
}
