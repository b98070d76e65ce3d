/// Codes and names of languages as pages state them.
enum LanguageCodes {
    /// Codes of two letters in ISO 639-1, and those of three letters that have none of two and are in use on the web.
    static let known = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee \
        el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is \
        it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms \
        mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rmy rn ro ru rw sa sc sd se sg si sk \
        sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi \
        yo za zh zu ast awa bcl bho ceb chr ckb cnr crh csb dsb ext fil frp fur gaa gag gom gsw haw hif hmn hsb hyw ilo inh \
        jam kaa kab kbd kok krc ks ksh kri lad lij lmo ltg lus luo mai mfe min mni mus mwl myv nap nds nso nv pam pap pcm \
        pms pnb prs sah sat scn sco sgs sma smj shi smn sms srn syr szl tet tpi trv tum tyv udm umb vec vls war wuu xal yue zgh
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

    /// Codes that languages had before, which are no countries in tags of that language: "in_ID".
    static let former: Set<String> = ["in", "iw", "ji", "jw", "mo"]

    /// Languages that a code may stand for beside its own.
    static let alternatives: [String: [String]] = [
        "se": ["sv"], "ee": ["et"], "br": ["pt"], "si": ["sl"], "my": ["ms"], "be": ["nl", "fr"],
        "ch": ["de", "fr", "it"], "id": ["hi", "en"], "uk": ["en"], "ca": ["en", "fr"], "ar": ["es"],
        "sh": ["hr", "bs"],
        "za": ["en", "af"], "ng": ["en"], "no": ["nb", "nn"], "lu": ["lb", "fr", "de"], "cu": ["es"],
        "sv": ["es"],
        "ku": ["ckb"], "zh": ["zh-Hans", "zh-Hant", "yue"], "sr": ["sr-Latn"], "uz": ["uz-Cyrl"],
        "prs": ["fa"],
        "ne": ["fr"], "ml": ["fr"], "pa": ["es"], "cs": ["sr"], "bh": ["hi", "ar", "en"],
        "sg": ["en", "zh", "ms", "ta"], "ae": ["ar", "en"], "cr": ["es"], "kg": ["ky", "ru"], "na": ["en"],
        "tt": ["en"], "gn": ["fr"], "mh": ["en"], "ss": ["en"], "sc": ["en", "fr"], "sd": ["ar"],
        "tg": ["fr"],
        "cv": ["pt"], "mg": ["fr"], "tn": ["ar", "fr"], "li": ["de"], "st": ["pt"], "ht": ["fr"],
        "rw": ["en", "fr"],
        "am": ["hy"], "cy": ["el", "tr"], "ga": ["fr"], "gd": ["en"], "kn": ["en"], "ky": ["en"],
        "lb": ["ar", "fr"],
        "mr": ["ar", "fr"], "mt": ["en"], "ps": ["ar"], "sn": ["fr"], "sl": ["en"], "sm": ["it"],
        "bi": ["fr", "rn"],
    ]

    /// Reads pairs of words, of which the first pair of a word counts.
    static func pairs(_ text: String) -> [String: String] {
        let words = text.split(separator: " ").map(String.init)
        var result: [String: String] = [:]
        for place in stride(from: 0, to: words.count - 1, by: 2) where result[words[place]] == nil {
            result[words[place]] = words[place + 1]
        }
        return result
    }
}
