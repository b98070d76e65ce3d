/// Codes and names of languages as pages state them.
enum LanguageCodes {
    /// Codes of two letters in ISO 639-1, and those of three letters that have none of two and are in use on the web.
    static let known = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee \
        el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is \
        it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms \
        mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk \
        sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi \
        yo za zh zu ast bcl bho ceb chr ckb crh csb dsb ext fil frp fur gaa gag gom gsw haw hif hmn hsb hyw ilo \
        inh jam kaa kab kbd kok krc ksh kri lad lij lmo ltg lus luo mai mfe min mni mus mwl nap nds nso pam pap pcm \
        pms pnb prs sah sat scn sco sgs shi smn sms srn szl tet tpi trv tum tyv udm umb vec vls war wuu xal yue zgh
        """.split(separator: " ").map(String.init))

    /// Codes that mean another language than their letters say: of countries, of older or longer standards.
    static let meant = pairs(
        """
        kr ko jp ja cn zh ua uk gr el dk da cz cs vn vi il he iw he in id ji yi jw jv mo ro al sq ge ka kz kk us en \
        gb en au en nz en ie en at de mx es cl es co es pe es ve es tw zh hk zh ir fa iq ar eg ar sa ar ma ar pk ur \
        rs sr mk mk bd bn np ne kh km la lo arm hy eng en ger de deu de fre fr fra fr spa es ita it por pt dut nl nld \
        nl rus ru jpn ja chi zh zho zh cmn zh kor ko ara ar arb ar pol pl tur tr swe sv dan da nor no nob nb nno nn fin \
        fi cze cs ces cs slo sk slk sk slv sl hun hu rum ro ron ro bul bg ell el gre el heb he hin hi ben bn tam ta tel \
        te mar mr guj gu kan kn mal ml pan pa urd ur per fa fas fa pes fa ind id may ms msa ms zsm ms vie vi tha th ukr \
        uk bel be srp sr hrv hr bos bs mac mk mkd mk alb sq sqi sq lit lt lav lv lvs lv est et ekk et cat ca baq eu eus \
        eu glg gl wel cy cym cy gle ga ice is isl is mlt mt ltz lb geo ka kat ka hye hy aze az azj az kaz kk kir ky uzb \
        uz uzn uz tgk tg tuk tk mon mn khk mn nep ne npi ne sin si bur my mya my khm km lao lo tib bo bod bo afr af swa \
        sw swh sw zul zu xho xh sot st tsn tn yor yo ibo ig hau ha amh am tir ti som so orm om kin rw run rn sna sn lin \
        ln lug lg nya ny mlg mg plt mg jav jv sun su tgl tl fil tl pus ps snd sd uig ug kur ku kmr ku epo eo lat la gsw \
        gsw
        """)

    /// Languages that a code may stand for beside its own.
    static let alternatives: [String: [String]] = [
        "se": ["sv"], "ee": ["et"], "br": ["pt"], "si": ["sl"], "my": ["ms"], "be": ["nl", "fr"],
        "ch": ["de", "fr", "it"], "id": ["hi", "en"], "uk": ["en"], "ca": ["en", "fr"], "ar": ["es"],
        "sh": ["hr", "bs"],
        "za": ["en", "af"], "ng": ["en"], "no": ["nb", "nn"], "lu": ["lb", "fr", "de"], "cu": ["es"],
        "sv": ["es"],
        "ku": ["ckb"], "zh": ["zh-Hans", "zh-Hant", "yue"], "sr": ["sr-Latn"], "uz": ["uz-Cyrl"],
        "prs": ["fa"],
        "ne": ["fr"], "ml": ["fr"], "pa": ["es"], "cs": ["sr"], "sk": ["sk"], "bh": ["hi"],
    ]

    /// Names in English and in the language itself.
    static let names = pairs(
        """
        english en anglais en englisch en inglés en ingles en inglese en german de deutsch de allemand de alemán de \
        français fr francais fr french fr französisch fr francés fr español es espanol es spanish es castellano es \
        spanisch es italian it italiano it italienisch it portuguese pt português pt portugues pt dutch nl \
        nederlands nl russian ru русский ru japanese ja 日本語 ja chinese zh 中文 zh korean ko 한국어 ko arabic ar \
        العربية ar polish pl polski pl turkish tr türkçe tr turkce tr swedish sv svenska sv danish da dansk da \
        norwegian no norsk no bokmål nb nynorsk nn finnish fi suomi fi czech cs čeština cs cestina cs slovak sk \
        slovenčina sk slovenian sl slovenščina sl hungarian hu magyar hu romanian ro română ro romana ro bulgarian bg \
        български bg greek el ελληνικά el hebrew he עברית he hindi hi हिन्दी hi bengali bn বাংলা bn tamil ta தமிழ் ta \
        telugu te marathi mr मराठी mr gujarati gu kannada kn malayalam ml punjabi pa urdu ur اردو ur persian fa farsi fa \
        فارسی fa indonesian id indonesia id malay ms melayu ms vietnamese vi thai th ไทย th ukrainian uk українська uk \
        belarusian be serbian sr српски sr srpski sr-Latn croatian hr hrvatski hr bosnian bs bosanski bs macedonian mk \
        македонски mk albanian sq shqip sq lithuanian lt lietuvių lt latvian lv latviešu lv estonian et eesti et \
        catalan ca català ca catala ca basque eu euskara eu galician gl galego gl welsh cy cymraeg cy irish ga gaeilge ga \
        icelandic is íslenska is maltese mt georgian ka ქართული ka armenian hy հայերեն hy azerbaijani az kazakh kk \
        kyrgyz ky uzbek uz tajik tg mongolian mn монгол mn nepali ne नेपाली ne sinhala si burmese my khmer km lao lo \
        afrikaans af swahili sw kiswahili sw zulu zu isizulu zu xhosa xh isixhosa xh yoruba yo igbo ig hausa ha amharic am \
        somali so filipino tl tagalog tl pashto ps kurdish ku esperanto eo latin la
        """)

    private static func pairs(_ text: String) -> [String: String] {
        let words = text.split(separator: " ").map(String.init)
        var result: [String: String] = [:]
        for place in stride(from: 0, to: words.count - 1, by: 2) where result[words[place]] == nil {
            result[words[place]] = words[place + 1]
        }
        return result
    }
}
