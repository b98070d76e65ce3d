extension StringProtocol {
    /// The text without blanks at both ends.
    package var trimmedBlanks: String {
        var text = Substring(self)
        while let first = text.unicodeScalars.first, first.properties.isWhitespace { text = text.dropFirst() }
        while let last = text.unicodeScalars.last, last.properties.isWhitespace { text = text.dropLast() }
        return String(text)
    }
}
