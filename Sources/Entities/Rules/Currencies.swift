internal import TextKit

/// Currencies as symbols, abbreviations, codes and words.
enum Currencies {
    private static func table(_ rows: [(String, String)]) -> [UInt64: String] {
        var table: [UInt64: String] = [:]
        for (words, code) in rows {
            for word in words.split(separator: " ") { table[WordHash.of(String(word))] = code }
        }
        return table
    }

    /// Signs; the dollar's country may precede it.
    static let symbols = table([
        ("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY"), ("₹", "INR"), ("₩", "KRW"), ("₦", "NGN"),
        ("₱", "PHP"),
        ("₽", "RUB"), ("฿", "THB"), ("₺", "TRY"), ("₪", "ILS"), ("₫", "VND"), ("₴", "UAH"), ("₡", "CRC"),
        ("₲", "PYG"),
        ("¢", ""), ("₵", "GHS"), ("₸", "KZT"), ("₾", "GEL"), ("৳", "BDT"), ("₭", "LAK"),
    ])

    /// Prefixes of "$", in lower case.
    static let dollarPrefixes = table([
        ("us u.s.", "USD"), ("a au aus", "AUD"), ("c ca can cdn", "CAD"), ("nz", "NZD"), ("hk", "HKD"),
        ("nt", "TWD"),
        ("s sg", "SGD"), ("r", "BRL"), ("n", "NAD"), ("z zim", "ZWL"), ("j", "JMD"), ("mx", "MXN"),
        ("fj f", "FJD"),
        ("g", "GYD"), ("tt", "TTD"), ("bz", "BZD"), ("ec", "XCD"), ("rd", "DOP"), ("b", "BND"),
    ])

    /// Abbreviations and ISO 4217 codes before or after an amount, in lower case.
    static let codes: [UInt64: String] = {
        var codes = table([
            ("rs rs.", ""), ("dh dhs", ""), ("sr", "SAR"), ("qr", "QAR"), ("rm", "MYR"), ("tk", "BDT"),
            ("kd", "KWD"),
            ("bd", "BHD"), ("ksh ksh. kshs", "KES"), ("ush", "UGX"), ("sh", ""), ("gh", "GHS"), ("le", ""),
            ("p", ""),
            ("rmb", "CNY"), ("nis", "ILS"), ("fcfa", "XOF"), ("cfa", "XOF"), ("k", ""), ("ro", "OMR"),
            ("r", "ZAR"),
            ("rp", "IDR"), ("php", "PHP"), ("stg", "GBP"), ("tl", "TRY"), ("kr", ""), ("zl", "PLN"),
            ("fr", ""),
        ])
        for code in isoCodes.split(separator: " ") {
            let small = String(decoding: code.utf8.map(ASCII.lowercased), as: UTF8.self)
            codes[WordHash.of(small)] = String(code)
        }
        return codes
    }()

    private static let isoCodes = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF \
        CLP CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD GBP GEL GHS GMD GNF GTQ GYD HKD HNL HRK HTG \
        HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD \
        MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB \
        RWF SAR SBD SCR SDG SEK SGD SLL SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS \
        VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
        """

    /// Words after an amount; empty where several countries share the word.
    static let words = table([
        ("dollar dollars dólares dólar", "USD"), ("euro euros", "EUR"), ("pound pounds sterling", "GBP"),
        ("yen", "JPY"), ("yuan renminbi", "CNY"), ("rupee rupees", ""), ("peso pesos", ""), ("rand", "ZAR"),
        ("won", "KRW"), ("dirham dirhams", ""), ("riyal riyals rial rials", ""),
        ("cent cents penny pence", ""),
        ("cedi cedis", "GHS"), ("franc francs", ""), ("shekel shekels", "ILS"),
        ("ruble rubles rouble roubles", "RUB"), ("ringgit", "MYR"), ("baht", "THB"), ("colones colon", "CRC"),
        ("krona kronor", "SEK"), ("krone kroner", ""), ("lira liras lire", "TRY"), ("naira", "NGN"),
        ("shilling shillings", ""), ("dinar dinars", ""), ("taka", "BDT"), ("dong", "VND"), ("rupiah", "IDR"),
        ("zloty zlotys", "PLN"), ("forint forints", "HUF"), ("real reais", "BRL"),
        ("bolivar bolivars bolivares", "VES"),
        ("quetzal quetzales", "GTQ"), ("lempira lempiras", "HNL"), ("cordobas córdobas", "NIO"),
        ("soles", "PEN"),
        ("guarani guaranies", "PYG"), ("birr", "ETB"), ("kwacha", ""), ("pula", "BWP"), ("leones", "SLL"),
        ("dalasi dalasis", "GMD"), ("hryvnia hryvnias", "UAH"), ("tenge", "KZT"), ("manat manats", ""),
        ("lari", "GEL"),
        ("dram drams", "AMD"), ("lei leu", ""), ("kuna", "HRK"), ("kyat kyats", "MMK"), ("riel riels", "KHR"),
        ("afghani afghanis", "AFN"), ("meticais metical", "MZN"), ("kina", "PGK"), ("bitcoin bitcoins", ""),
    ])

    /// Hundredths.
    static let cents = WordHash.set("cents pence pennies")

    /// Powers of ten, as words and as the letters after a number.
    static let multipliers: [UInt64: Int] = {
        var powers: [UInt64: Int] = [:]
        let rows = [
            ("thousand k", 3), ("lakh lakhs", 5),
            ("million millions mn m mil mln millón millones millionen mio", 6),
            ("crore crores", 7), ("billion billions bn b bln milliarden mrd milliards", 9),
            ("trillion trillions tn trn", 12),
        ]
        for (words, power) in rows {
            for word in words.split(separator: " ") { powers[WordHash.of(String(word))] = power }
        }
        return powers
    }()

    /// Countries of the dollar: "100 million US dollars".
    static let adjectives = table([
        ("us u.s. american", "USD"), ("australian", "AUD"), ("canadian", "CAD"), ("singapore", "SGD"),
        ("taiwan", "TWD"), ("british", "GBP"), ("indian", "INR"), ("pakistani", "PKR"), ("mexican", "MXN"),
        ("swiss", "CHF"), ("saudi", "SAR"), ("egyptian", "EGP"), ("philippine", "PHP"), ("argentine", "ARS"),
        ("chilean", "CLP"), ("colombian", "COP"), ("cuban", "CUP"), ("danish", "DKK"), ("norwegian", "NOK"),
        ("iraqi", "IQD"), ("kenyan", "KES"), ("tanzanian", "TZS"), ("ugandan", "UGX"),
        ("namibia namibian", "NAD"),
    ])
}

/// Signs and words of a share.
enum Percentages {
    static let signs: Set<UInt64> = WordHash.set("% percent pct prozent")
    static let per = WordHash.of("per")
    static let cent = WordHash.of("cent")
}
