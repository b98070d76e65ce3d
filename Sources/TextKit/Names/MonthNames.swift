// Each language is one line, which is easier to check.
/// Month names and their short forms, as datelines and feeds write them, in lower case.
package enum MonthNames {
    /// The month of a word; `language` decides the few names that mean different months in two languages.
    package static func month(of word: String, language: String?) -> Int? {
        if let language, let special = ambiguous[word]?[String(language.prefix(2))] { return special }
        return table[word]
    }

    /// The month that two words name together, or two letters with a full stop between them: "كانون الثاني", "มี.ค.".
    package static func month(of first: String, _ joint: String, _ second: String) -> Int? {
        firstWords.contains(first) ? table[first + joint + second] : nil
    }

    /// The first words of names of two, which rule out most words without joining them.
    private static let firstWords = Set(
        table.keys.compactMap { name in name.firstIndex { $0 == " " || $0 == "." }.map { String(name[..<$0]) }
        })

    private static let table: [String: Int] = {
        var table: [String: Int] = [:]
        for row in rows.description.split(separator: "\n") {
            for (index, forms) in row.split(separator: ";", omittingEmptySubsequences: false).enumerated() {
                for form in forms.split(separator: " ") {
                    let name = String(form.map { $0 == "_" ? " " : $0 })
                    if table[name] == nil { table[name] = index + 1 }
                }
            }
        }
        return table
    }()

    private static let ambiguous: [String: [String: Int]] = [
        "listopad": ["hr": 10, "bs": 10], "listopada": ["hr": 10, "bs": 10], "lip": ["hr": 6],
        "srp": ["hr": 7],
        "srpna": ["cs": 8], "sij": ["hr": 1], "kolovoz": ["hr": 8], "ruj": ["hr": 9],
        "lis": ["hr": 10, "bs": 10],
        "stu": ["hr": 11], "жовтня": ["uk": 10], "лістапада": ["be": 11], "травня": ["uk": 5],
        "tra": ["hr": 4],
    ]

    /// One row of twelve months for each language or family; the first row with a form wins, and a line below is a blank.
    private static let rows: StaticString = """
        january jan;february feb;march mar;april apr;may;june jun;july jul;august aug;september sep sept;october oct;november nov;december dec
        januar jänner jan jän;februar feber feb;märz mär mrz maerz;april apr;mai;juni jun;juli jul;august aug;september sept sep;oktober okt;november nov;dezember dez
        janvier janv;février févr fév fevrier fevr;mars;avril avr;mai;juin;juillet juil;août aout aoû;septembre sept;octobre oct;novembre nov;décembre déc decembre
        enero ene;febrero feb;marzo mar;abril abr;mayo may;junio jun;julio jul;agosto ago;septiembre setiembre sept set;octubre oct;noviembre nov;diciembre dic
        gennaio gen genn;febbraio febb feb;marzo;aprile;maggio mag magg;giugno giu;luglio lug;agosto ago;settembre sett set;ottobre ott;novembre;dicembre dic
        janeiro jan;fevereiro fev;março mar;abril abr;maio mai;junho jun;julho jul;agosto ago;setembro set;outubro out;novembro nov;dezembro dez
        januari jan;februari feb;maart mrt;april apr;mei;juni jun;juli jul;augustus aug;september sep;oktober okt;november nov;december dec
        januari jan;februari febr;mars;april;maj;juni;juli;augusti;september;oktober;november;december
        januar;februar;marts mars;april;maj mai;juni;juli;august;september;oktober;november;december des
        janúar;febrúar;mars;apríl;maí;júní;júlí;ágúst;september;október;nóvember;desember
        tammikuu tammikuuta tammi;helmikuu helmikuuta helmi;maaliskuu maaliskuuta maalis;huhtikuu huhtikuuta huhti;toukokuu toukokuuta touko;kesäkuu kesäkuuta kesä;heinäkuu heinäkuuta heinä;elokuu elokuuta elo;syyskuu syyskuuta syys;lokakuu lokakuuta loka;marraskuu marraskuuta marras;joulukuu joulukuuta joulu
        jaanuar;veebruar;märts;aprill;mai;juuni;juuli;august;september;oktoober;november;detsember
        janvāris janvārī janvāra;februāris februārī februāra;marts martā marta;aprīlis aprīlī aprīļa;maijs maijā maija;jūnijs jūnijā jūnija;jūlijs jūlijā jūlija;augusts augustā augusta;septembris septembrī septembra;oktobris oktobrī oktobra;novembris novembrī novembra;decembris decembrī decembra
        sausio sausis;vasario vasaris;kovo kovas;balandžio balandis;gegužės gegužė;birželio birželis;liepos liepa;rugpjūčio rugpjūtis;rugsėjo rugsėjis;spalio spalis;lapkričio lapkritis;gruodžio gruodis
        stycznia styczeń sty;lutego luty lut;marca marzec mar;kwietnia kwiecień kwi;maja maj;czerwca czerwiec cze;lipca lipiec lip;sierpnia sierpień sie;września wrzesień wrz;października październik paź;listopada listopad lis;grudnia grudzień gru
        ledna leden led;února únor úno;března březen bře;dubna duben dub;května květen kvě;června červen čvn;července červenec čvc;srpna srpen srp;září zář;října říjen říj;listopadu lis;prosince prosinec pro
        januára január;februára február;marca marec;apríla apríl;mája máj;júna jún;júla júl;augusta august;septembra september;októbra október;novembra november;decembra december
        januarja januar;februarja februar;marca marec;aprila;maja;junija junij;julija julij;avgusta avgust avg;septembra;oktobra;novembra;decembra
        siječnja siječanj sij;veljače veljača velj vel;ožujka ožujak ožu;travnja travanj tra;svibnja svibanj svi;lipnja lipanj;srpnja srpanj;kolovoza kolovoz kol;rujna rujan ruj;listopada;studenoga studenog studeni stu;prosinca prosinac
        januara;februara;marta mart;aprila;maja;juna;jula;augusta avgusta;septembra septembar;oktobra oktobar;novembra novembar;decembra decembar
        јануар јануара јануари јан;фебруар фебруара фебруари феб;март марта мар;април априла апр;мај маја;јун јуна јуни;јул јула јули;август августа авг;септембар септембра септември сеп;октобар октобра октомври окт;новембар новембра ноември нов;децембар децембра декември дек
        януари яну ян;февруари фев;март мар;април апр;май;юни юн;юли юл;август авг;септември сеп септ;октомври окт;ноември ное;декември дек
        января январь янв;февраля февраль фев февр;марта март мар;апреля апрель апр;мая май;июня июнь июн;июля июль июл;августа август авг;сентября сентябрь сен сент;октября октябрь окт;ноября ноябрь ноя нояб;декабря декабрь дек
        січня січень січ;лютого лютий лют;березня березень бер;квітня квітень кві квіт;травня травень тра трав;червня червень чер черв;липня липень лип;серпня серпень сер серп;вересня вересень вер;жовтня жовтень жов жовт;листопада листопад лис;грудня грудень гру груд
        студзеня студзень;лютага люты;сакавіка сакавік;красавіка красавік;мая май траўня;чэрвеня чэрвень;ліпеня ліпень;жніўня жнівень;верасня верасень;кастрычніка кастрычнік;лістапада лістапад;снежня снежань
        ιανουαρίου ιανουάριος ιανουαριου ιαν;φεβρουαρίου φεβρουάριος φεβρουαριου φεβ φεβρ;μαρτίου μάρτιος μαρτιου μαρ μαρτ;απριλίου απρίλιος απριλιου απρ;μαΐου μαίου μάιος μαιου μαϊ μαι μάι;ιουνίου ιούνιος ιουνιου ιουν ιούν;ιουλίου ιούλιος ιουλιου ιουλ ιούλ;αυγούστου αύγουστος αυγουστου αυγ;σεπτεμβρίου σεπτέμβριος σεπτεμβριου σεπ σεπτ;οκτωβρίου οκτώβριος οκτωβριου οκτ;νοεμβρίου νοέμβριος νοεμβριου νοε νοεμ;δεκεμβρίου δεκέμβριος δεκεμβριου δεκ
        ocak oca;şubat şub subat;mart;nisan nis;mayıs;haziran haz;temmuz tem;ağustos ağu agustos;eylül eyl;ekim eki;kasım kas;aralık ara
        yanvar;fevral;mart;aprel;may;iyun;iyul;avqust avgust;sentyabr;oktyabr;noyabr;dekabr
        január januári;február februári febr;március márc;április ápr;május máj;június jún;július júl;augusztus;szeptember szept;október;november;december
        ianuarie ian;februarie;martie;aprilie;mai;iunie iun;iulie iul;august;septembrie;octombrie;noiembrie noi;decembrie
        gener;febrer;març;abril;maig;juny;juliol;agost;setembre;octubre;novembre;desembre
        xaneiro;febreiro;marzo;abril;maio;xuño;xullo;agosto;setembro;outubro;novembro;decembro
        urtarrila urtarrilak urtarrilaren;otsaila otsailak otsailaren;martxoa martxoak martxoaren;apirila apirilak apirilaren;maiatza maiatzak maiatzaren;ekaina ekainak ekainaren;uztaila uztailak uztailaren;abuztua abuztuak abuztuaren;iraila irailak irailaren;urria urriak urriaren;azaroa azaroak azaroaren;abendua abenduak abenduaren
        janar;shkurt;mars;prill;maj;qershor;korrik;gusht;shtator;tetor;nëntor;dhjetor
        januari;februari pebruari;maret mac;april;mei;juni jun;juli julai;agustus ogos agu agt;september;oktober;november nopember;desember disember des
        januari;februari;machi;aprili;mei;juni;julai;agosti;septemba;oktoba;novemba;desemba
        enero;pebrero;marso;abril;mayo;hunyo;hulyo;agosto;setyembre;oktubre;nobyembre;disyembre
        يناير جانفي;فبراير فيفري;مارس;أبريل ابريل إبريل أفريل;مايو ماي;يونيو يونيه جوان;يوليو يوليه جويلية;أغسطس اغسطس أوت غشت;سبتمبر شتنبر;أكتوبر اكتوبر;نوفمبر نونبر;ديسمبر دجنبر
        كانون_الثاني كانون_ثاني كانون_ثان;شباط;آذار اذار;نيسان;أيار ايار;حزيران;تموز;آب;أيلول ايلول;تشرين_الأول تشرين_الاول تشرين_أول;تشرين_الثاني تشرين_ثاني تشرين_ثان;كانون_الأول كانون_الاول كانون_أول
        ژانویه;فوریه;مارس;آوریل;مه می;ژوئن;ژوئیه جولای;اوت آگوست;سپتامبر;اکتبر;نوامبر;دسامبر
        جنوری;فروری;مارچ;اپریل;مئی;جون;جولائی;اگست;ستمبر;اکتوبر;نومبر;دسمبر
        בינואר ינואר;בפברואר פברואר;במרץ מרץ במרס מרס;באפריל אפריל;במאי מאי;ביוני יוני;ביולי יולי;באוגוסט אוגוסט;בספטמבר ספטמבר;באוקטובר אוקטובר;בנובמבר נובמבר;בדצמבר דצמבר
        जनवरी जन;फरवरी फ़रवरी;मार्च;अप्रैल;मई;जून;जुलाई;अगस्त;सितंबर सितम्बर;अक्टूबर अक्तूबर;नवंबर नवम्बर;दिसंबर दिसम्बर
        जानेवारी;फेब्रुवारी;मार्च;एप्रिल;मे;जून;जुलै;ऑगस्ट;सप्टेंबर;ऑक्टोबर;नोव्हेंबर;डिसेंबर
        জানুয়ারি জানুয়ারী জানুয়ারি;ফেব্রুয়ারি ফেব্রুয়ারী ফেব্রুয়ারি;মার্চ;এপ্রিল;মে;জুন;জুলাই;আগস্ট;সেপ্টেম্বর;অক্টোবর;নভেম্বর;ডিসেম্বর
        ஜனவரி;பிப்ரவரி;மார்ச்;ஏப்ரல்;மே;ஜூன்;ஜூலை;ஆகஸ்ட்;செப்டம்பர்;அக்டோபர்;நவம்பர்;டிசம்பர்
        జనవరి;ఫిబ్రవరి;మార్చి;ఏప్రిల్;మే;జూన్;జూలై;ఆగస్టు;సెప్టెంబర్;అక్టోబర్;నవంబర్;డిసెంబర్
        มกราคม ม.ค มค;กุมภาพันธ์ ก.พ กพ;มีนาคม มี.ค มีค;เมษายน เม.ย เมย;พฤษภาคม พ.ค พค;มิถุนายน มิ.ย มิย;กรกฎาคม ก.ค กค;สิงหาคม ส.ค สค;กันยายน ก.ย กย;ตุลาคม ต.ค ตค;พฤศจิกายน พ.ย พย;ธันวาคม ธ.ค ธค
        იანვარი;თებერვალი;მარტი;აპრილი;მაისი;ივნისი;ივლისი;აგვისტო;სექტემბერი;ოქტომბერი;ნოემბერი;დეკემბერი
        հունվարի;փետրվարի;մարտի;ապրիլի;մայիսի;հունիսի;հուլիսի;օգոստոսի;սեպտեմբերի;հոկտեմբերի;նոյեմբերի;դեկտեմբերի
        қаңтар;ақпан;наурыз;сәуір;мамыр;маусым;шілде;тамыз;қыркүйек;қазан;қараша;желтоқсан
        """
}
