/// How far an input that is read in pieces has been read.
package struct InputPosition: Sendable, Equatable {
    package var path: String
    /// Where reading began.
    package var start: Int
    /// Every piece before this byte has been delivered; `SourceItem.start` continues from here.
    package var offset: Int
    /// How many pieces are delivered together with this place.
    package var pieces: Int
    /// Whether the input ends here.
    package var isEnd: Bool

    package init(path: String, start: Int, offset: Int, pieces: Int, isEnd: Bool) {
        self.path = path
        self.start = start
        self.offset = offset
        self.pieces = pieces
        self.isEnd = isEnd
    }
}
