/// What can be told of JSON text without parsing it.
package enum JSONText {
    /// The place of the quote that ends a string whose first byte is at `start`; nil if nothing ends it.
    package static func endOfString(in bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "\"") { return place }
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }
}
