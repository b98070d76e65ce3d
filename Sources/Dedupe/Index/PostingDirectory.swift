internal import TextKit

/// Counts postings by bucket while they are written.
struct PostingDirectory {
    private var counts = [UInt32](repeating: 0, count: SegmentLayout.buckets)

    /// Appends a posting, given as hash above row.
    mutating func write(_ posting: UInt64, to writer: inout LittleEndianWriter) {
        counts[Int(posting >> 52)] += 1
        writer.write(UInt16(truncatingIfNeeded: posting >> 36))
        writer.write24(UInt32(truncatingIfNeeded: posting))
    }

    /// Appends where every bucket begins, and the end of the last.
    func write(to writer: inout LittleEndianWriter) {
        var start: UInt32 = 0
        for count in counts {
            writer.write(start)
            start += count
        }
        writer.write(start)
    }
}
