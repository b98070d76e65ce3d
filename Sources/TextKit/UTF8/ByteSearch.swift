internal import CLinux

/// Byte searches that examine eight or more bytes at a time.
@usableFromInline
package enum ByteSearch {
    /// The first position of a byte from `start` on, or the end, found by the C library.
    package static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int {
        guard start < bytes.count else { return bytes.count }
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return bytes.count }
            return unsafe start + copydesk_find_byte(base + start, byte, buffer.count - start)
        }
    }

    /// The first position from `start` on where a word begins; nil where there is none.
    package static func place(of word: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let lead = word.first else { return nil }
        var place = first(lead, in: bytes, from: start)
        while place + word.count <= bytes.count {
            if bytes[place..<place + word.count].elementsEqual(word) { return place }
            place = first(lead, in: bytes, from: place + 1)
        }
        return nil
    }

    /// Below zero, zero or above zero, as some bytes sort before, with or after others; a beginning sorts before the whole.
    package static func order(of first: UnsafeRawBufferPointer, against second: [UInt8]) -> Int {
        unsafe second.withUnsafeBytes { second in
            let common = min(first.count, second.count)
            guard common > 0, let one = first.baseAddress, let other = second.baseAddress else {
                return first.count - second.count
            }
            let order = unsafe copydesk_compare_bytes(one, other, common)
            return order != 0 ? Int(order) : first.count - second.count
        }
    }

    /// Whether some bytes are others.
    package static func areEqual(_ first: ArraySlice<UInt8>, _ second: [UInt8]) -> Bool {
        guard first.count == second.count else { return false }
        return unsafe first.withUnsafeBytes { bytes in unsafe order(of: bytes, against: second) } == 0
    }

    /// The first position from `start` on that is not an HTML blank, or the end.
    package static func endOfBlanks(in bytes: [UInt8], from start: Int) -> Int {
        var place = start
        while place < bytes.count && ASCII.isBlank(bytes[place]) { place += 1 }
        return place
    }

    /// The first position from `start` on of a byte beyond ASCII, or the end.
    package static func endOfASCII(in bytes: [UInt8], from start: Int) -> Int {
        precondition(start >= 0 && start <= bytes.count)
        var place = start
        unsafe bytes.withUnsafeBytes { buffer in
            // Four words at a time: nearly all of them are ASCII.
            while place + 32 <= buffer.count {
                let words = unsafe buffer.loadUnaligned(fromByteOffset: place, as: SIMD4<UInt64>.self)
                guard (words[0] | words[1] | words[2] | words[3]) & Word.highs == 0 else { return }
                place += 32
            }
        }
        return self.place(in: bytes, place..<bytes.count) { word, _ in
            word.bytes & Word.highs
        } scalar: { byte, _ in
            byte >= 0x80
        }
    }

    /// The first position in a range of `<`, `&`, a control or the second of two blanks, or the range's end.
    package static func endOfPlainText(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        place(in: bytes, range) { word, before in
            (word.less(than: 0x20) | word.equal(to: 0x3C) | word.equal(to: 0x26) | word.equal(to: 0x7F)
                | word.doubled(0x20, after: before)) & Word.highs
        } scalar: { byte, before in
            byte < 0x20 || byte == 0x3C || byte == 0x26 || byte == 0x7F || (byte == 0x20 && before == 0x20)
        }
    }

    /// The first position in a range of `&` or a control, or the range's end.
    package static func endOfPlainValue(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        place(in: bytes, range) { word, _ in
            (word.less(than: 0x20) | word.equal(to: 0x26) | word.equal(to: 0x7F)) & Word.highs
        } scalar: { byte, _ in
            byte < 0x20 || byte == 0x26 || byte == 0x7F
        }
    }

    /// The first position in a range of a blank next to another, a control, or a byte that may begin a no-break space,
    /// or the range's end.
    package static func endOfFoldedText(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        place(in: bytes, range) { word, before in
            (word.less(than: 0x20) | word.equal(to: 0xC2) | word.doubled(0x20, after: before)) & Word.highs
        } scalar: { byte, before in
            byte < 0x20 || byte == 0xC2 || (byte == 0x20 && before == 0x20)
        }
    }

    /// A hash of a range's bytes, eight at a time.
    package static func hash(of bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        return unsafe bytes.withUnsafeBytes { buffer in
            var hash = UInt64(range.count) &+ 0x9E37_79B9_7F4A_7C15
            var place = range.lowerBound
            while place < range.upperBound {
                var word: UInt64 = 0
                if place + 8 <= range.upperBound {
                    word = UInt64(
                        littleEndian: unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                } else {
                    for index in place..<range.upperBound { word = word << 8 | UInt64(unsafe buffer[index]) }
                }
                let (high, low) = (hash ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
                hash = high ^ low
                place += 8
            }
            return hash
        }
    }

    /// A position in a range of an underscore or "Fu" in any case, or the range's end; with false positives.
    package static func stateName(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        place(in: bytes, range) { word, _ in
            let letters = Word(bytes: word.bytes | Word.ones &* 0x20)
            let leads =
                letters.equal(to: UInt8(ascii: "f")) & (letters.equal(to: UInt8(ascii: "u")) >> 8 | 1 << 63)
            return (word.equal(to: UInt8(ascii: "_")) | leads) & Word.highs
        } scalar: { byte, _ in
            byte == UInt8(ascii: "_") || byte | 0x20 == UInt8(ascii: "f")
        }
    }

    /// Eight bytes, the first one lowest.
    ///
    /// A test sets the high bit of the bytes that pass it. Above the lowest such byte it may err, below it never.
    private struct Word {
        static let ones: UInt64 = 0x0101_0101_0101_0101
        static let highs: UInt64 = 0x8080_8080_8080_8080
        var bytes: UInt64

        @inline(__always)
        func less(than byte: UInt8) -> UInt64 { (bytes &- Self.ones &* UInt64(byte)) & ~bytes }

        @inline(__always)
        func equal(to byte: UInt8) -> UInt64 {
            let difference = bytes ^ (Self.ones &* UInt64(byte))
            return (difference &- Self.ones) & ~difference
        }

        /// The second of two equal bytes; exact, because the first must not be a false positive.
        @inline(__always)
        func doubled(_ byte: UInt8, after before: UInt8) -> UInt64 {
            let difference = bytes ^ (Self.ones &* UInt64(byte))
            let others = ((difference & ~Self.highs) &+ ~Self.highs) | difference
            let found = ~others & Self.highs
            return found & (found << 8 | (before == byte ? 0x80 : 0))
        }
    }

    /// The first position in a range where a byte passes both tests (given the one before), or the range's end.
    @inline(__always)
    private static func place(
        in bytes: [UInt8], _ range: Range<Int>, word: (Word, UInt8) -> UInt64, scalar: (UInt8, UInt8) -> Bool
    ) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
        return unsafe bytes.withUnsafeBytes { buffer in
            var place = range.lowerBound
            var before: UInt8 = 0
            while place + 8 <= range.upperBound {
                let next = UInt64(
                    littleEndian: unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                let found = word(Word(bytes: next), before)
                if found != 0 { return place + found.trailingZeroBitCount >> 3 }
                before = UInt8(truncatingIfNeeded: next >> 56)
                place += 8
            }
            while place < range.upperBound {
                let byte = unsafe buffer[place]
                if scalar(byte, before) { return place }
                before = byte
                place += 1
            }
            return place
        }
    }
}
