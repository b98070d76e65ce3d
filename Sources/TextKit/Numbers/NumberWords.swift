/// Numbers written as words in the languages of most news, by the hash of the lower-case word.
///
/// "One" is left out where it is the article as well, and what is a common word of another language ("to", "fire", "hat"):
/// these stand in every text and tell nothing.
package enum NumberWords {
    /// The digits that a word stands for; nil for a word that is no number.
    package static func digits(_ word: UInt64) -> [UInt32]? { table[word] }

    private static let values =
        Array(1...20) + [30, 40, 50, 60, 70, 80, 90, 100, 1_000, 1_000_000]

    private static let table: [UInt64: [UInt32]] = {
        var table: [UInt64: [UInt32]] = [:]
        for row in rows.split(separator: "\n") {
            for (value, forms) in zip(values, row.split(separator: " ")) where forms != "-" {
                for form in forms.split(separator: "/") {
                    table[WordHash.of(String(form))] = digits(of: value)
                }
            }
        }
        for (tens, ten) in germanTens {
            for (unit, one) in germanUnits { table[WordHash.of(one + "und" + ten)] = digits(of: tens + unit) }
        }
        return table
    }()

    private static func digits(of value: Int) -> [UInt32] { String(value).utf8.map { UInt32($0) - 0x30 } }

    /// German, which alone writes units and tens as one word and in this order, has no row of blanks for them.
    private static let germanUnits = [
        (1, "ein"), (2, "zwei"), (3, "drei"), (4, "vier"), (5, "fünf"), (6, "sechs"), (7, "sieben"),
        (8, "acht"),
        (9, "neun"),
    ]
    private static let germanTens = [
        (20, "zwanzig"), (30, "dreißig"), (40, "vierzig"), (50, "fünfzig"), (60, "sechzig"), (70, "siebzig"),
        (80, "achtzig"), (90, "neunzig"),
    ]

    /// 1 to 20, 30 to 90, 100, 1,000 and 1,000,000: one language a line.
    private static let rows = """
        one two three/third four/fourth five/fifth six/sixth seven/seventh eight/eighth nine/ninth ten/tenth eleven/eleventh twelve/twelfth thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred/hundreds thousand/thousands million/millions
        - zwei drei/dritte/dritten vier/vierte/vierten fünf/fünfte/fünften sechs/sechste/sechsten sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig hundert/hunderte/hunderten tausend/tausende/tausenden million/millionen
        - deux trois/troisième quatre/quatrième cinq/cinquième six/sixième sept huit neuf/neuvième dix onze douze treize quatorze quinze seize - - - vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante cent/cents mille/milliers million/millions
        - dos tres/tercero/tercera cuatro/cuarto/cuarta cinco/quinto/quinta seis/sexto siete ocho nueve diez - doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien/ciento/cientos mil/miles millón/millones
        - due tre/terzo/terza quattro/quarto cinque/quinto sesto sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento/centinaia mille/mila/migliaia milione/milioni
        - dois/duas três/terceiro/terceira quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cem/cento/centenas mil/milhares milhão/milhões
        - twee drie/derde vier/vierde vijf/vijfde zes/zesde zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd/honderden duizend/duizenden miljoen/miljoenen
        - två/tvåa tre/tredje fyra/fjärde fem/femte sjätte sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra/hundratals tusen/tusentals miljon/miljoner
        - - tre/tredje fjerde fem/femte seks/sjette syv/sju åtte - - elleve tolv/tolv tretten fjorten femten seksten sytten atten nitten tyve/tjue tredive/tretti fyrre/førti halvtreds/femti tres/seksti halvfjerds/sytti firs/åtti halvfems/nitti hundrede/hundreder/hundre tusind/tusinder/tusen million/millioner
        yksi kaksi kolme/kolmas neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista kahdeksantoista yhdeksäntoista kaksikymmentä kolmekymmentä neljäkymmentä viisikymmentä kuusikymmentä seitsemänkymmentä kahdeksankymmentä yhdeksänkymmentä sata/sataa tuhat/tuhatta miljoona/miljoonaa
        jeden/jedna/jedno dwa/dwie/dwóch trzy/trzech/trzeci cztery/czterech/czwarty pięć/pięciu/piąty sześć/sześciu siedem/siedmiu osiem/ośmiu dziewięć/dziewięciu dziesięć/dziesięciu jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt sto tysiąc/tysiące/tysięcy milion/miliony/milionów
        jeden/jedna/jedno dva/dvě/dvou tři/tří/třetí čtyři/čtyř pět/pěti šest/šesti sedm/sedmi osm/osmi devět/devíti deset/deseti jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát sto tisíc/tisíce milion/miliony/milionů
        один/одна/одно два/две/двух три/трех/трёх/третий четыре/четырех/четырёх пять/пяти шесть/шести семь/семи восемь/восьми девять/девяти десять/десяти одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто тысяча/тысячи/тысяч миллион/миллиона/миллионов
        один/одна/одне два/дві/двох три/трьох чотири/чотирьох п’ять/пять шість сім вісім дев’ять/девять десять одинадцять дванадцять тринадцять чотирнадцять п’ятнадцять шістнадцять сімнадцять вісімнадцять дев’ятнадцять двадцять тридцять сорок п’ятдесят шістдесят сімдесят вісімдесят дев’яносто сто тисяча/тисячі/тисяч мільйон/мільйони/мільйонів
        - iki üç dört beş altı yedi sekiz dokuz - onbir oniki onüç ondört onbeş onaltı onyedi onsekiz ondokuz yirmi otuz kırk elli altmış yetmiş seksen doksan yüz/yüzlerce binlerce milyon/milyonlarca
        satu dua tiga/ketiga empat/keempat lima/kelima enam tujuh delapan sembilan sepuluh sebelas - - - - - - - - - - - - - - - - ratus/seratus ribu/seribu juta/sejuta
        واحد/واحدة اثنان/اثنين/اثنتين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية/ثماني تسعة/تسع عشرة/عشر - - - - - - - - - عشرون/عشرين ثلاثون/ثلاثين أربعون/أربعين خمسون/خمسين ستون/ستين سبعون/سبعين ثمانون/ثمانين تسعون/تسعين مئة/مائة ألف/آلاف مليون/ملايين
        - دو سه چهار پنج شش هفت هشت - ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد هزار میلیون
        - दो/दोनों तीन चार पांच/पाँच छह/छः सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस तीस चालीस पचास साठ सत्तर अस्सी नब्बे सौ हजार/हज़ार -
        - দুই/দুটি তিন/তিনটি চার পাঁচ ছয় সাত আট নয় দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ বিশ ত্রিশ চল্লিশ পঞ্চাশ ষাট সত্তর আশি নব্বই শত হাজার -
        - kettő/két három/harmadik négy öt - hét nyolc kilenc tíz tizenegy tizenkettő/tizenkét tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc húsz harminc negyven ötven hatvan hetven nyolcvan kilencven száz ezer millió
        - doi/două trei patru cinci șase șapte opt nouă zece unsprezece doisprezece/douăsprezece treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci sută/sute mie/mii milion/milioane
        - δύο τρεις/τρία τέσσερις/τέσσερα πέντε έξι επτά/εφτά οκτώ/οχτώ εννέα/εννιά δέκα έντεκα/ένδεκα δώδεκα δεκατρείς/δεκατρία δεκατέσσερις δεκαπέντε δεκαέξι δεκαεπτά δεκαοκτώ δεκαεννέα είκοσι τριάντα σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα εκατό/εκατοντάδες χίλια/χιλιάδες εκατομμύριο/εκατομμύρια
        אחד/אחת שניים/שתיים/שני/שתי שלושה/שלוש ארבעה/ארבע חמישה/חמש שישה/שש שבעה/שבע שמונה תשעה/תשע עשרה/עשר - - - - - - - - - עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים מאה/מאות אלף/אלפים מיליון/מיליוני
        moja mbili/wawili tatu/watatu nne/wanne tano/watano sita saba nane/wanane tisa kumi - - - - - - - - - ishirini thelathini arobaini hamsini sitini sabini themanini tisini - elfu/maelfu milioni
        """
}
