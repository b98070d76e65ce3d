/// Letters that are equal once case and diacritics are ignored.
///
/// The canonical decompositions of Unicode 15 for Latin, Greek, Cyrillic, Arabic, Indic nuktas and kana, lower case
/// only, plus the letters that news agencies replace when their wires are plain ASCII (ø, ß, æ, œ, þ, ð, ł, đ).
/// The composed and the decomposed spelling of a word must give one token: separate marks are dropped,
/// so every composed letter has to lose them too.
package enum LetterFolding {
    /// Pairs of a base of one or two scalars and the letters that fold to it.
    package static let variants: [(base: String, letters: String)] = [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"), ("ae", "æǣǽ"), ("b", "ḃḅḇƀɓ"), ("c", "çćĉċčḉ"),
        ("d", "ďḋḍḏḑḓđðɗ"), ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"), ("f", "ḟ"), ("ff", "ﬀ"),
        ("fi", "ﬁ"), ("fl", "ﬂ"), ("g", "ĝğġģǧǵḡ"), ("h", "ĥȟḣḥḧḩḫẖħ"), ("i", "ìíîïĩīĭįǐȉȋḭḯỉịı"),
        ("j", "ĵǰ"), ("k", "ķǩḱḳḵƙ"), ("l", "ĺļľḷḹḻḽł"), ("m", "ḿṁṃ"), ("n", "ñńņňǹṅṇṉṋ"),
        ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ"), ("oe", "œ"), ("p", "ṕṗ"), ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšșṡṣṥṧṩ"), ("ss", "ß"), ("t", "ţťțṫṭṯṱẗŧ"), ("th", "þ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"), ("v", "ṽṿ"), ("w", "ŵẁẃẅẇẉẘ"), ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹƴ"), ("z", "źżžẑẓẕ"), ("α", "άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ"),
        ("ε", "έἐἑἒἓἔἕὲέ"), ("η", "ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ"), ("ι", "ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ"),
        ("ο", "όὀὁὂὃὄὅὸό"), ("ρ", "ῤῥ"), ("σ", "ς"), ("υ", "ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ"),
        ("ω", "ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ"), ("а", "ӑӓ"), ("г", "ѓ"), ("е", "ѐёӗ"), ("ж", "ӂӝ"),
        ("з", "ӟ"), ("и", "йѝӣӥ"), ("к", "ќ"), ("о", "ӧ"), ("у", "ўӯӱӳ"), ("ч", "ӵ"), ("ы", "ӹ"),
        ("э", "ӭ"), ("і", "ї"), ("ѵ", "ѷ"), ("ә", "ӛ"), ("ө", "ӫ"), ("ا", "آأإ"), ("و", "ؤ"),
        ("ي", "ئ"), ("ہ", "ۂ"), ("ے", "ۓ"), ("ە", "ۀ"), ("क", "क़"), ("ख", "ख़"), ("ग", "ग़"),
        ("ज", "ज़"), ("ड", "ड़"), ("ढ", "ढ़"), ("न", "ऩ"), ("फ", "फ़"), ("य", "य़"), ("र", "ऱ"),
        ("ळ", "ऴ"), ("ড", "ড়"), ("ঢ", "ঢ়"), ("য", "য়"), ("ਖ", "ਖ਼"), ("ਗ", "ਗ਼"), ("ਜ", "ਜ਼"),
        ("ਫ", "ਫ਼"), ("ਲ", "ਲ਼"), ("ਸ", "ਸ਼"), ("ଡ", "ଡ଼"), ("ଢ", "ଢ଼"), ("う", "ゔ"), ("か", "が"),
        ("き", "ぎ"), ("く", "ぐ"), ("け", "げ"), ("こ", "ご"), ("さ", "ざ"), ("し", "じ"), ("す", "ず"),
        ("せ", "ぜ"), ("そ", "ぞ"), ("た", "だ"), ("ち", "ぢ"), ("つ", "づ"), ("て", "で"), ("と", "ど"),
        ("は", "ばぱ"), ("ひ", "びぴ"), ("ふ", "ぶぷ"), ("へ", "べぺ"), ("ほ", "ぼぽ"), ("ゝ", "ゞ"), ("ウ", "ヴ"),
        ("カ", "ガ"), ("キ", "ギ"), ("ク", "グ"), ("ケ", "ゲ"), ("コ", "ゴ"), ("サ", "ザ"), ("シ", "ジ"),
        ("ス", "ズ"), ("セ", "ゼ"), ("ソ", "ゾ"), ("タ", "ダ"), ("チ", "ヂ"), ("ツ", "ヅ"), ("テ", "デ"),
        ("ト", "ド"), ("ハ", "バパ"), ("ヒ", "ビピ"), ("フ", "ブプ"), ("ヘ", "ベペ"), ("ホ", "ボポ"), ("ワ", "ヷ"),
        ("ヰ", "ヸ"), ("ヱ", "ヹ"), ("ヲ", "ヺ"), ("ヽ", "ヾ"),
    ]

    /// The letter that a small letter folds to; itself if that is none, or two.
    package static func base(_ letter: UInt32) -> UInt32 {
        letter < bases.count ? UInt32(bases[Int(letter)]) : letter
    }

    /// What `base` gives for Latin, Greek, Cyrillic and Arabic.
    private static let bases: [UInt16] = {
        var bases = Array<UInt16>(0..<0x700)
        for (base, letters) in variants {
            guard let first = base.unicodeScalars.first, base.unicodeScalars.count == 1 else { continue }
            for letter in letters.unicodeScalars where letter.value < bases.count {
                bases[Int(letter.value)] = UInt16(first.value)
            }
        }
        return bases
    }()
}
