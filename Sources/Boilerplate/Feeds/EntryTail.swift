internal import PipelineKit
internal import TextKit

/// What the programs of sites write below an entry of a feed: "The post X appeared first on Y", "Continue reading X".
///
/// The words are those of translated programs, so each language has few of them, and a name stands between their halves.
enum EntryTail {
    /// Blocks at the end that may be a tail.
    static let reach = 3
    /// Bytes; a tail holds a headline and a site's name.
    private static let longest = 400
    private static let longestInvitation = 160

    /// The category of a text that is a tail, nil of any other.
    static func category(of text: String) -> BlockCategory? {
        guard text.utf8.count <= longest else { return nil }
        let folded = TextFolding.folded(text)
        if attributions.contains(where: { $0.holds(folded, written: text) }) { return .copyrightFooter }
        let core = WordBoundary.core(of: folded.span)
        let isInvitation =
            folded.count <= longestInvitation && !isSentence(folded)
            && invitations.contains { folded[core].starts(with: $0) }
        return isInvitation ? .navigation : nil
    }

    private static func isSentence(_ folded: [UInt8]) -> Bool {
        TextStatistics(folded.span).endsSentence && !folded.reversed().starts(with: "...".utf8)
    }

    /// Two halves of a sentence with names between and behind them.
    private struct Attribution {
        var start: [UInt8]
        var middle: [UInt8]

        init(_ start: String, _ middle: String) {
            self.start = TextFolding.folded(start)
            self.middle = TextFolding.folded(middle)
        }

        func holds(_ folded: [UInt8], written text: String) -> Bool {
            folded.starts(with: start) && ASCII.contains(folded[start.count...], middle) && isTitle(in: text)
        }

        /// A headline behind the first half begins with no small letter: "the post office" is none.
        private func isTitle(in text: String) -> Bool {
            var blanks = start.isEmpty ? 0 : start.count { $0 == 0x20 } + 1
            for byte in text.utf8 {
                if blanks == 0 { return !ASCII.isLower(byte) }
                if byte == 0x20 { blanks -= 1 }
            }
            return true
        }
    }

    private static let attributions = [
        ("the post", "appeared first on"), ("the post", "first appeared on"),
        ("the article", "appeared first on"),
        ("this post", "appeared first on"), ("der beitrag", "erschien zuerst auf"),
        ("der artikel", "erschien zuerst auf"), ("l'article", "est apparu en premier sur"),
        ("cet article", "est apparu en premier sur"), ("la entrada", "se publicó primero en"),
        ("la entrada", "aparece primero en"), ("la entrada", "apareció primero en"),
        ("l'articolo", "proviene da"), ("l'articolo", "sembra essere il primo su"),
        ("o post", "apareceu primeiro em"), ("o post", "apareceu primeiro no"),
        ("o conteúdo", "aparece primeiro em"),
        ("o artigo", "aparece primeiro em"), ("het bericht", "verscheen eerst op"),
        ("artykuł", "pochodzi z serwisu"), ("post", "pojawił się poczatkowo na"),
        ("wpis", "pojawił się początkowo na"), ("inlägget", "dök först upp på"),
        ("indlægget", "blev først udgivet på"), ("indlægget", "blev vist første gang den"),
        ("innlegget", "dukket først opp på"), ("artikkeli", "julkaistiin ensimmäisen kerran"),
        ("artikkeli", "ilmestyi ensin"), ("запись", "впервые появилась"),
        ("сообщение", "появились сначала на"),
        ("запис", "спершу з'явився на"), ("запис", "з'явився спочатку на"),
        ("příspěvek", "se nejdříve objevil na"), ("příspěvek", "pochází z"), ("a bejegyzés", "először"),
        ("articolul", "apare prima dată în"), ("το άρθρο", "εμφανίστηκε πρώτα"),
        ("", "ilk önce üzerinde ortaya çıktı"),
        ("", "yazısı ilk önce"), ("материалът", "е публикуван за пръв път на"),
        ("objava", "pojavila se prvo na"),
        ("l'entrada", "ha aparegut primer a"), ("投稿", "に最初に表示されました"), ("", "에 처음 등장했습니다"),
        ("", "最先出现在"), ("", "首先出现在"), ("ظهرت", "أولاً على"), ("المقالة", "ظهرت أولاً على"),
        ("הפוסט", "הופיע לראשונה"),
    ].map(Attribution.init)

    private static let invitations = [
        "continue reading", "read the full story", "read the full article", "read more at",
        "read the rest of",
        "weiterlesen", "den ganzen artikel lesen", "zum vollständigen artikel", "lire la suite",
        "continuer la lecture",
        "seguir leyendo", "sigue leyendo", "continua a leggere", "leggi tutto", "continue lendo",
        "continuar a ler",
        "lees verder", "verder lezen", "czytaj dalej", "fortsätt läsa", "fortsæt med at læse",
        "fortsett å lese",
        "jatka lukemista", "читать далее", "читати далі", "okumaya devam", "pokračovat ve čtení",
        "citește mai departe",
        "tovább olvasom", "συνεχίστε την ανάγνωση", "続きを読む", "계속 읽기", "阅读全文", "继续阅读", "اقرأ المزيد",
        "أكمل القراءة",
    ].map(TextFolding.folded)
}
