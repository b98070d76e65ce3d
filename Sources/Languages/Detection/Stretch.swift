/// The letters of one writing system in some two dozen words that are read together.
///
/// Where two systems meet there are two of these, with the same row of scores: classes of different systems do not touch.
struct Stretch {
    var system = WritingSystem.none
    /// The row of scores, and the part of the reader's words that belong to it.
    var row = 0
    var words = 0..<0
    /// Letters of the system; one of a dense system counts three.
    var letters = 0
    /// Letter groups looked up, and those that the table has.
    var groups = 0
    var known = 0
    /// Words whose groups were looked up, and how many of them begin with a capital.
    var lookedUp = 0
    var capitals = 0
    /// Words of nothing but capitals.
    var shouted = 0
    /// Letters of words like "hahaha", which are read in no language.
    var babble = 0
    /// Kana, which no text in Chinese has.
    var kana = 0
    /// Whether its words are not the same few over and over.
    var isText = true

    /// Words after which a stretch ends; enough to tell close languages apart, few enough to find a paragraph.
    static let longest = 24
    /// Fewer words are too few to say that they repeat each other.
    private static let fewestToRepeat = 6

    /// Whether words are the same few over and over, by a bit for each different one, of 64.
    static func isRepetitive(_ different: UInt64, of words: Int) -> Bool {
        words >= fewestToRepeat && different.nonzeroBitCount * 3 <= min(words, longest)
    }
}
