internal import TextKit

/// Words for the people and the things of a country, in languages that write them with a small letter or inflect them.
///
/// Written by hand for this project. They are evidence of the country that an article speaks of ("el gobierno colombiano") and
/// nothing else: English ones, which are names, are in the lists. Languages of many countries stand for the
/// one that news means ("español", "português"), since a city of another is decided by more than one word.
enum Demonyms {
    /// The words of a language by the country of each, made at the first look; nil for a language that has none.
    static func countries(in language: String?) -> [UInt64: CountryCode]? {
        switch language {
        case "de": german
        case "es": spanish
        case "fr": french
        case "pt": portuguese
        case "it": italian
        case "nl": dutch
        case "pl": polish
        case "ru": russian
        case "sv": swedish
        case "nb", "nn", "no": norwegian
        case "da": danish
        default: nil
        }
    }

    private static let german = table(
        """
        ES spanisch0 Spani1 FR französisch0 Franzos2 IT italienisch0 Italien1 PT portugiesisch0 Portugies2 GB britisch0 Brit2 \
        IE irisch0 NL niederländisch0 Niederländ1 BE belgisch0 Belgi1 CH schweizerisch0 AT österreichisch0 Österreich1 \
        DK dänisch0 SE schwedisch0 Schwed2 NO norwegisch0 Norweg1 FI finnisch0 PL polnisch0 CZ tschechisch0 SK slowakisch0 \
        HU ungarisch0 RO rumänisch0 BG bulgarisch0 GR griechisch0 Griech2 TR türkisch0 Türk2 RU russisch0 Russ2 UA ukrainisch0 \
        Ukrain1 HR kroatisch0 RS serbisch0 US amerikanisch0 Amerikan1 CA kanadisch0 MX mexikanisch0 Mexikan1 CU kubanisch0 \
        GT guatemaltekisch0 CO kolumbianisch0 VE venezolanisch0 EC ecuadorianisch0 PE peruanisch0 BO bolivianisch0 \
        CL chilenisch0 Chilen2 AR argentinisch0 Argentini1 UY uruguayisch0 PY paraguayisch0 BR brasilianisch0 Brasilian1 \
        AU australisch0 CN chinesisch0 Chines2 JP japanisch0 Japan1 KR südkoreanisch0 IN indisch0 PK pakistanisch0 \
        AF afghanisch0 IR iranisch0 IQ irakisch0 IL israelisch0 SY syrisch0 LB libanesisch0 EG ägyptisch0 LY libysch0 \
        TN tunesisch0 DZ algerisch0 MA marokkanisch0 NG nigerianisch0 KE kenianisch0 ZA südafrikanisch0 ET äthiopisch0 \
        PH philippinisch0 ID indonesisch0 TH thailändisch0 VN vietnamesisch0
        """,
        endings: [["", "e", "er", "en", "es", "em"], ["er", "ern", "ers", "erin", "erinnen"], ["e", "en"]])

    private static let spanish = table(
        """
        ES español1 FR franc2 IT italian0 PT portugu2 GB británic0 IE irland2 NL neerland2 BE belga3 CH suiz0 AT austriac0 \
        DK dan2 SE suec0 NO norueg0 FI finland2 DE alem4 PL polac0 CZ chec0 HU húngar0 RO rumano3 BG búlgar0 GR grieg0 \
        TR turc0 RU rus0 UA ucranian0 HR croata3 RS serbi0 US estadounidense3 CA canadiense3 MX mexican0 CU cuban0 \
        GT guatemaltec0 HN hondureñ0 SV salvadoreñ0 NI nicaragüense3 CR costarricense3 PA panameñ0 DO dominican0 \
        PR puertorriqueñ0 CO colombian0 VE venezolan0 EC ecuatorian0 PE peruan0 BO bolivian0 CL chilen0 AR argentin0 \
        UY uruguay0 PY paraguay0 BR brasileñ0 AU australian0 CN chin0 JP japon2 KR surcorean0 IN indi0 PK paquistaní3 \
        IR iraní3 IQ iraquí3 IL israelí3 SY siri0 LB liban2 EG egipci0 MA marroquí3 DZ argelin0 TN tunecin0 NG nigerian0 \
        ZA sudafrican0 ET etíope3 PH filipin0 ID indonesi0 TH tailand2 VN vietnamita3
        """,
        endings: [
            ["o", "a", "os", "as"], ["", "a", "es", "as"], ["és", "esa", "eses", "esas"], ["", "s"],
            ["án", "ana", "anes", "anas"],
        ])

    private static let french = table(
        """
        ES espagnol0 FR franç1 IT ital2 PT portug1 GB britanniqu4 IE irland1 NL néerland1 BE belg4 CH suiss4 AT autrich2 \
        DK dan3 SE suéd3 NO norvég2 FI finland1 DE allemand0 PL polon1 CZ tchèqu4 HU hongr3 RO roumain0 BG bulgar4 \
        GR grec0 grecqu4 TR turc0 turqu4 RU russ4 UA ukrain2 HR croat4 RS serb4 US américain0 CA canad2 MX mexicain0 \
        CU cubain0 GT guatémaltèqu4 CO colomb2 VE vénézuél2 EC équator2 PE péruv2 BO boliv2 CL chil2 AR argentin0 UY uruguay2 \
        BR brésil2 AU austral2 CN chin3 JP japon1 KR sud-coréen0 IN ind2 PK pakistan1 AF afghan0 IR iran2 IQ irak2 IL israél2 \
        SY syr2 LB liban1 EG égypt2 LY liby2 TN tunis2 DZ algér2 MA maroc1 marocain0 NG nigérian0 SN sénégal1 ML mal2 CI ivoir2 \
        CM cameroun1 ZA sud-africain0 PH philippin0 ID indonés2 TH thaïland1 VN vietnam2
        """,
        endings: [
            ["", "e", "s", "es"], ["ais", "aise", "aises"], ["ien", "ienne", "iens", "iennes"],
            ["ois", "oise", "oises"], ["e", "es"],
        ])

    private static let portuguese = table(
        """
        ES espanhol3 espanhóis espanhola3 FR franc1 IT italian0 PT portugu1 GB britânic0 IE irland1 NL neerland1 holand1 BE belga3 \
        CH suíç0 AT austríac0 SE suec0 NO norueg1 DE alem2 PL polac0 polon1 HU húngar0 RO romen0 GR greg0 TR turc0 RU russ0 \
        UA ucranian0 US americano3 americana3 CA canadense3 MX mexican0 CU cuban0 CO colombian0 VE venezuelan0 EC equatorian0 \
        PE peruan0 BO bolivian0 CL chilen0 AR argentin0 UY uruguai0 PY paraguai0 BR brasileir0 AU australian0 CN chin1 JP japon1 \
        IN indian0 IR iranian0 IL israelense3 SY síri0 LB liban1 EG egípci0 MA marroquin0 AO angolan0 MZ moçambican0 CV cabo-verdian0 \
        ZA sul-african0 NG nigerian0 PH filipin0
        """,
        endings: [
            ["o", "a", "os", "as"], ["ês", "esa", "eses", "esas"], ["ão", "ã", "ãos", "ães", "ãs"],
            ["", "s"], ["", "a", "es", "as"],
        ])

    private static let italian = table(
        """
        ES spagnol0 FR frances1 IT italian0 PT portoghes1 GB britannic0 ingles1 IE irlandes1 NL olandes1 BE belga belgi CH svizzer0 \
        AT austria2 DK danes1 SE svedes1 NO norveges1 DE tedesc0 tedesche tedeschi PL polacc0 polacchi CZ cec0 HU ungheres1 RO romen0 \
        GR gre2 TR tur2 turchi RU russ0 UA ucrain0 HR croat0 RS serb0 US american0 statunitens1 CA canades1 MX messican0 CU cuban0 \
        CO colombian0 VE venezuelan0 PE peruvian0 BO bolivian0 CL cilen0 AR argentin0 BR brasilian0 AU australian0 CN cines1 \
        JP giappones1 IN indian0 PK pakistan0 IR iranian0 IL israelian0 SY sirian0 LB libanes1 EG egizian0 LY libi2 TN tunisin0 \
        DZ algerin0 MA marocchin0 NG nigerian0 ET etiop1 PH filippin0
        """,
        endings: [["o", "a", "i", "e"], ["e", "i"], ["co", "ca", "ci", "che"]])

    private static let dutch = table(
        """
        ES Spaans0 FR Frans0 IT Italiaans0 PT Portugees0 Portugese GB Brits0 IE Iers0 BE Belgisch0 CH Zwitsers0 AT Oostenrijks0 \
        DK Deens0 SE Zweeds0 NO Noors0 FI Fins0 DE Duits0 PL Pools0 CZ Tsjechisch0 HU Hongaars0 RO Roemeens0 GR Grieks0 \
        TR Turks0 RU Russisch0 UA Oekraïens0 US Amerikaans0 CA Canadees0 MX Mexicaans0 CO Colombiaans0 CL Chileens0 AR Argentijns0 \
        BR Braziliaans0 AU Australisch0 CN Chinees0 JP Japans0 IN Indiaas0 IR Iraans0 IL Israëlisch0 SR Surinaams0 MA Marokkaans0 \
        ID Indonesisch0 PH Filipijns0 ZA Zuid-Afrikaans0
        """,
        endings: [["", "e"]])

    private static let polish = table(
        """
        ES hiszpańsk0 FR francusk0 IT włosk0 PT portugalsk0 GB brytyjsk0 IE irlandzk0 NL holendersk0 BE belgijsk0 CH szwajcarsk0 \
        AT austriack0 DK duńsk0 SE szwedzk0 NO norwesk0 FI fińsk0 DE niemieck0 PL polsk0 CZ czesk0 SK słowack0 HU węgiersk0 RO rumuńsk0 \
        BG bułgarsk0 GR greck0 TR tureck0 RU rosyjsk0 UA ukraińsk0 BY białorusk0 LT litewsk0 US amerykańsk0 CA kanadyjsk0 MX meksykańsk0 \
        CO kolumbijsk0 CL chilijsk0 AR argentyńsk0 BR brazylijsk0 AU australijsk0 CN chińsk0 JP japońsk0 IR irańsk0 IL izraelsk0
        """,
        endings: [["i", "a", "ie", "iego", "iej", "iemu", "im", "ą", "ich", "imi"]])

    private static let russian = table(
        """
        ES испанск0 FR французск0 IT итальянск0 PT португальск0 GB британск0 NL нидерландск0 BE бельгийск0 CH швейцарск0 AT австрийск0 \
        DK датск0 SE шведск0 NO норвежск0 FI финск0 DE немецк0 германск0 PL польск0 CZ чешск0 HU венгерск0 RO румынск0 BG болгарск0 \
        GR греческ0 TR турецк0 RU российск0 UA украинск0 BY белорусск0 US американск0 CA канадск0 MX мексиканск0 CO колумбийск0 \
        CL чилийск0 AR аргентинск0 BR бразильск0 AU австралийск0 CN китайск0 JP японск0 IN индийск0 IR иранск0 IL израильск0 GE грузинск0 \
        AM армянск0 KZ казахстанск0
        """,
        endings: [["ий", "ая", "ое", "ие", "ого", "ой", "ому", "им", "ом", "ую", "ых", "их", "ими"]])

    private static let swedish = table(
        """
        ES spansk0 FR fransk0 IT italiensk0 PT portugisisk0 GB brittisk0 NL nederländsk0 BE belgisk0 CH schweizisk0 AT österrikisk0 \
        DK dansk0 SE svensk0 NO norsk0 FI finsk0 finländsk0 DE tysk0 PL polsk0 GR grekisk0 TR turkisk0 RU rysk0 UA ukrainsk0 \
        US amerikansk0 CA kanadensisk0 MX mexikansk0 CO colombiansk0 CL chilensk0 AR argentinsk0 BR brasiliansk0 AU australisk0 \
        CN kinesisk0 JP japansk0 IN indisk0 IR iransk0 IL israelisk0
        """,
        endings: [["", "t", "a"]])

    private static let norwegian = table(
        """
        ES spansk0 FR fransk0 IT italiensk0 GB britisk0 NL nederlandsk0 DK dansk0 SE svensk0 NO norsk0 FI finsk0 DE tysk0 PL polsk0 \
        GR gresk0 TR tyrkisk0 RU russisk0 UA ukrainsk0 US amerikansk0 MX meksikansk0 CL chilensk0 AR argentinsk0 BR brasiliansk0 \
        CN kinesisk0 JP japansk0 IR iransk0 IL israelsk0
        """,
        endings: [["", "e"]])

    private static let danish = table(
        """
        ES spansk0 FR fransk0 IT italiensk0 GB britisk0 NL hollandsk0 DK dansk0 SE svensk0 NO norsk0 FI finsk0 DE tysk0 PL polsk0 \
        GR græsk0 TR tyrkisk0 RU russisk0 UA ukrainsk0 US amerikansk0 MX mexicansk0 CL chilensk0 AR argentinsk0 BR brasiliansk0 \
        CN kinesisk0 JP japansk0 IR iransk0 IL israelsk0
        """,
        endings: [["", "e"]])

    /// `endings` are those that the digit behind a stem stands for.
    private static func table(_ stems: String, endings: [[String]]) -> [UInt64: CountryCode] {
        var table: [UInt64: CountryCode] = [:]
        var country = CountryCode.unstated
        for entry in stems.split(separator: " ") {
            if entry.utf8.count == 2, entry.utf8.allSatisfy({ ASCII.isUpper($0) }) {
                country = CountryCode(entry.utf8)
                continue
            }
            for form in forms(entry, endings) { table[form] = country }
        }
        return table
    }

    private static func forms(_ entry: Substring, _ endings: [[String]]) -> [UInt64] {
        guard let digit = entry.last?.wholeNumberValue, endings.indices.contains(digit) else {
            return [hash(String(entry))]
        }
        return endings[digit].map { hash(entry.dropLast() + $0) }
    }

    private static func hash(_ word: String) -> UInt64 {
        let tokens = Tokenizer.tokens(of: Array(word.utf8))
        return tokens.first?.lowerHash ?? 0
    }
}
