internal import TextKit

/// Recognises a caption by the credit that it ends with, as in "Photo: Jane Doe/AFP".
enum PictureCredit {
    /// A credit is at the end of a caption.
    private static let reach = 60
    /// Maximum words of the name after the mark.
    private static let longestName = 6
    private static let marks = [
        "bild: ", "bilder: ", "foto: ", "fotos: ", "photo: ", "photos: ", "photograph: ", "image: ",
        "credit: ",
        "photo credit: ", "image credit: ", "photo by ", "foto di ", "foto de ", "foto von ", "photo : ",
        "crédit photo : ", "fotografie: ", "zdjęcie: ", "фото: ", "fotoğraf: ", "© ",
    ].map { Array($0.utf8) }
    private static let agencies = [
        "/dpa", "/afp", "/ap", "/reuters", "/epa", "/ansa", "/efe", "/getty images", "via getty images",
        "picture alliance", "shutterstock",
    ].map { Array($0.utf8) }

    /// Whether a text ends with a credit.
    static func ends(_ text: String) -> Bool {
        guard let last = text.utf8.last, last != UInt8(ascii: "!"), last != UInt8(ascii: "?") else {
            return false
        }
        var tail = TextFolding.folded(String(decoding: text.utf8.suffix(reach), as: UTF8.self))
        while let byte = tail.last, byte == UInt8(ascii: ")") || byte == UInt8(ascii: ".") || byte <= 0x20 {
            tail.removeLast()
        }
        return agencies.contains { tail.suffix($0.count).elementsEqual($0) }
            || marks.contains { named(tail, $0) }
    }

    /// Whether the tail contains a mark followed only by a short name.
    private static func named(_ tail: [UInt8], _ mark: [UInt8]) -> Bool {
        guard tail.count > mark.count else { return false }
        for start in stride(from: tail.count - mark.count, through: 0, by: -1)
        where tail[start..<start + mark.count].elementsEqual(mark) {
            let before = start == 0 ? 0x20 : tail[start - 1]
            let name = tail[(start + mark.count)...]
            let words = name.split(separator: 0x20).count
            return !ASCII.isLower(before) && (1...longestName).contains(words)
                && !name.contains(UInt8(ascii: "."))
        }
        return false
    }
}
