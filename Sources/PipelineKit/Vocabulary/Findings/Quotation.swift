/// What somebody is quoted with in a text, word for word.
package struct Quotation: Sendable, Equatable {
    /// The words between the marks.
    package var text: String
    /// Who says so, by the fullest name that the article gives; nil where it does not say.
    package var speaker: String?
    /// First Unicode scalar of the words in the record's text.
    package var start: Int
    /// One past their last.
    package var end: Int

    package init(text: String, speaker: String?, start: Int, end: Int) {
        (self.text, self.speaker, self.start, self.end) = (text, speaker, start, end)
    }
}
