/// Decompresses what is entirely in memory, within limits.
package enum Decompressor {
    /// Limits of a decompressed body.
    package struct Limits: Sendable {
        /// No more output than this.
        package var bytes: Int
        /// No more output than this many times the input, once there is a megabyte of it.
        ///
        /// Deflate itself reaches 1,032; news pages stay under 30.
        package var ratio: Int

        package init(bytes: Int = 256 << 20, ratio: Int = 200) {
            self.bytes = bytes
            self.ratio = ratio
        }
    }

    /// The output, and whether it is complete.
    package struct Result: Sendable {
        package var bytes: [UInt8]
        /// The stream is truncated or corrupt; `bytes` is what could be read.
        package var isDamaged: Bool
        /// A limit stopped it.
        package var isLimited: Bool
    }

    /// Small at first: a stream may hold a million members of one byte.
    private static let firstStep = 1 << 12
    private static let largestStep = 1 << 18

    /// Decompresses all members of a stream.
    package static func decompress(
        _ input: [UInt8], _ compression: Compression, limits: Limits = Limits()
    ) -> Result {
        var output: [UInt8] = []
        var position = 0
        while position < input.count {
            // Padding may follow the last member.
            if position > 0, compression.matchesSignature(input[position...]) != true { break }
            guard let decoder = compression.makeDecoder() else { break }
            var state = DecoderState.needsInput
            var step = firstStep
            repeat {
                let (used, after) = decoder.decode(input[position...], into: &output, limit: step)
                position += used
                state = after
                step = min(step * 4, largestStep)
                let isLimited =
                    output.count > limits.bytes
                    || (output.count > 1 << 20 && output.count / limits.ratio > input.count)
                if isLimited { return Result(bytes: output, isDamaged: false, isLimited: true) }
            } while state == .outputFull || (state == .needsInput && position < input.count)
            if state != .ended { return Result(bytes: output, isDamaged: true, isLimited: false) }
        }
        return Result(bytes: output, isDamaged: false, isLimited: false)
    }
}
