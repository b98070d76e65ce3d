/// Takes out of a text what no reader sees and many programs stumble over: NUL and the other controls.
package enum ControlCharacters {
    /// The text without controls: of ASCII only tabs and line feeds stay, those that part words become blanks, and the upper
    /// ones are what Windows meant by them, as browsers read them.
    package static func removed(from text: String) -> String {
        guard contains(in: text) else { return text }
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let kept = replacement(of: scalar) { clean.append(kept) }
        }
        return String(clean)
    }

    /// The same, and nil if nothing but blanks is left.
    package static func removed(from text: String?) -> String? {
        guard let text, contains(in: text) else { return text }
        let clean = removed(from: text)
        return clean.trimmedBlanks.isEmpty ? nil : clean
    }

    /// Whether an address has a control, or a line break.
    package static func spoil(_ address: String) -> Bool {
        contains(in: address) || address.utf8.contains { $0 < 0x20 }
    }

    private static func contains(in text: String) -> Bool {
        var isAfterC2 = false
        for byte in text.utf8 {
            if byte < 0x20 ? byte != 0x0A && byte != 0x09 : byte == 0x7F { return true }
            if isAfterC2, byte < 0xA0 { return true }
            isAfterC2 = byte == 0xC2
        }
        return false
    }

    private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09, 0x0A: scalar
        case 0x0B...0x0D, 0x1C...0x1F: " "
        case 0..<0x20, 0x7F: nil
        case 0x80..<0xA0: windows[Int(scalar.value - 0x80)]
        default: scalar
        }
    }

    /// What Windows-1252 has at 80 to 9F; nil where it has nothing.
    private static let windows: [Unicode.Scalar?] = [
        "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
        nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
    ]
}
