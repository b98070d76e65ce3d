/// The number of a page where a headline or title states it behind its words: "Pier roof - Page 2", "(2/3)", "Seite 2".
package enum PageNumber {
    /// 2 and more; nil where none is stated.
    package static func later(statedIn title: String) -> Int? {
        let parts = parts(of: title)
        return parts.dropFirst().lazy.compactMap { number($0.text, isBracketed: $0.isBracketed) }.first
    }

    /// What stands between signs that set something off; a hyphen does so between blanks only.
    private static func parts(of title: String) -> [(text: String, isBracketed: Bool)] {
        var parts = [(text: "", isBracketed: false)]
        for sign in title.replacing(" - ", with: " – ") {
            if openers.contains(sign) {
                parts.append(("", true))
            } else if separators.contains(sign) || closers.contains(sign) {
                parts.append(("", false))
            } else {
                parts[parts.count - 1].text.append(sign)
            }
        }
        // A headline in brackets is not behind anything.
        return Array(parts.drop { $0.text.allSatisfy(\.isWhitespace) })
    }

    private static let openers = Set("([（【［〔")
    private static let closers = Set(")]）】］〕")
    private static let separators = Set("|–—·•»:：,，、")

    private static func number(_ text: String, isBracketed: Bool) -> Int? {
        let words = words(of: text)
        let numbers = words.compactMap { value($0) }
        let names = words.filter { value($0) == nil }
        guard let page = numbers.first, page >= 2, page < 1_000, numbers.count <= 2 else { return nil }
        if names.isEmpty { return isBracketed && numbers.count == 2 && page <= numbers[1] ? page : nil }
        let isNamed = names.contains(where: pageWords.contains)
        return isNamed && names.allSatisfy { pageWords.contains($0) || fillers.contains($0) } ? page : nil
    }

    /// Runs of digits, and of anything else but blanks and strokes, in lower case.
    private static func words(of text: String) -> [String] {
        var words = [""]
        var isDigits = false
        for scalar in text.lowercased().unicodeScalars {
            let isBreak = scalar.properties.isWhitespace || scalar == "/" || scalar == "."
            let digit = DecimalDigits.digit(scalar.value)
            if isBreak || (digit != nil) != isDigits { words.append("") }
            isDigits = digit != nil
            if let digit {
                words[words.count - 1] += String(digit)
            } else if !isBreak {
                words[words.count - 1].unicodeScalars.append(scalar)
            }
        }
        return words.filter { !$0.isEmpty }
    }

    private static func value(_ word: String) -> Int? { DecimalDigits.value(word.utf8) }

    private static let pageWords = Set(
        """
        page pages p pg seite página pagina pàgina sida side sivu strona str strana stránka stranica страница стр сторінка \
        pagină pag sayfa oldal σελίδα halaman hal trang หน้า pahina ukurasa صفحة الصفحة صفحه صفحہ पृष्ठ पेज পৃষ্ঠা பக்கம் עמוד \
        第页 第頁 第 页 頁 ページ ページ目 頁目 쪽 페이지
        """.split(separator: " ").map(String.init))
    private static let fillers = Set(
        "of von de di van av af z из з od / sur su din dari من از / 共 全 중 ne".split(separator: " ").map(
            String.init))
}
