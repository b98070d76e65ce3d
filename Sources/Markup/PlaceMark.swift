/// A number in a few letters and digits, which stand for a text or for attributes in what the parser sees.
enum PlaceMark {
    /// Letters of a mark; thirty bits number more marks than an input has bytes for.
    static let length = 5
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0, count: 256)
        for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    @inline(__always)
    static func append(_ number: Int, to output: inout [UInt8]) {
        for shift in [24, 18, 12, 6, 0] { output.append(digits[(number >> shift) & 63]) }
    }

    /// The number with one more letter of its mark.
    @inline(__always)
    static func extended(_ number: Int, by letter: UInt8) -> Int { number << 6 | Int(values[Int(letter)]) }
}
