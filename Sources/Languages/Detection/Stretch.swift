/// Some two dozen words of a text, read together: the unit in which a second language is looked for.
struct Stretch {
    /// The writing system that most of its letters are of.
    var system = WritingSystem.none
    /// Letters of that system; one of a dense system counts three.
    var letters = 0
    /// Letters of other systems.
    var otherLetters = 0
    /// Letter groups looked up, and those that the table has.
    var groups = 0
    var known = 0
    /// Kana, which no text in Chinese has.
    var kana = 0
}
