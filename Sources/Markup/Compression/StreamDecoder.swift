/// The state of a compressed stream after a step.
package enum DecoderState: Sendable, Equatable {
    /// All input is used up; more may follow.
    case needsInput
    /// The output is full; the same input may give more.
    case outputFull
    /// The stream, or one member of it, is complete.
    case ended
    /// The input is corrupt from here on.
    case damaged
}

/// Decompresses a stream step by step.
package protocol StreamDecoder: AnyObject {
    /// Decodes some input and appends at most `limit` bytes; returns how much input it consumed.
    func decode(_ input: ArraySlice<UInt8>, into output: inout [UInt8], limit: Int) -> (Int, DecoderState)
}
