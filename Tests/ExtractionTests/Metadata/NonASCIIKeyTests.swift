import Testing

@testable import Extraction

@Suite struct NonASCIIKeyTests {
    @Test func `keys agree with the standard library's tables`() {
        for value in UInt32(0x80)...0x2FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a\(Character(scalar))Z"
            guard let key = NonASCIIKey.of(text.utf8) else { continue }
            let expected = text.lowercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
            #expect(String(decoding: key, as: UTF8.self).unicodeScalars.elementsEqual(expected), "\(value)")
        }
    }
}
