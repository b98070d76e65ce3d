import TestSupport
import Testing

@testable import Languages

/// What people write that is no text, or none in a language that the table has, and text in unusual letters.
@Suite struct WrittenMaterialTests {
    private let detector = LanguageDetectorTests.detector

    @Test(arguments: [
        "npm install express", "sudo apt-get update", "git commit push pull merge",
        "while true do echo hello done",
        "sudo systemctl restart nginx\nsudo systemctl status nginx\njournalctl unit nginx",
        "cd project\nmkdir build\ncd build\ncmake ..\nmake install",
        "server timeout retries enabled", "width height color border margin padding",
        "host port user password database",
        "true false null none undefined", "docker compose up detach build",
    ])
    func `commands and keys of words alone are in no language`(text: String) {
        #expect(detector.read(text).language == nil, "\(text)")
    }

    @Test(arguments: [
        "AAAA AAAA AAAA AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "aaaaaa bbbbbb cccccc dddddd eeee ffff",
        "hahahahaha hahaha haha hahahah",
        "xxxx yyyy zzzz xxxx", "zzzzzzzzzzz zzzzzz zzzzzzz", "ooooooooo!!!! aaaaaaaah",
    ])
    func `letters over and over are in no language`(text: String) {
        #expect(detector.read(text).language == nil, "\(text)")
    }

    @Test(arguments: [
        "محمد أحمد علي حسن", "محمد علي، أحمد حسن، خالد محمود، يوسف إبراهيم", "فاطمة، مريم، سارة، زينب، خديجة",
        "דוד כהן, משה לוי, יוסף מזרחי", "אברהם פרץ, שרה לוי, רחל כהן, יעקב מזרחי",
        "רצ'ל, דנה, יעל, נועה, תמר, מיכל",
        "رضا محمدی، علی حسینی، فاطمه کریمی", "राहुल शर्मा, अनिल कुमार, सुनीता अग्रवाल",
    ])
    func `short lists of names in scripts without capitals are in no language`(text: String) {
        #expect(detector.read(text).language == nil, "\(text)")
    }

    @Test(arguments: [
        ("ar", "أعلنت الحكومة المصرية عن خطة جديدة لدعم الاقتصاد"),
        ("ar", "محمد بن سلمان يصل إلى القاهرة في زيارة رسمية تستمر يومين"),
        ("he", "ראש הממשלה הודיע אתמול על תוכנית חדשה"),
        ("he", "דוד כהן אמר אתמול כי העירייה תתקן את הגשר עד החורף"),
        ("fa", "رضا محمدی گفت که دیوار پیش از زمستان تعمیر خواهد شد"),
        ("hi", "राहुल शर्मा ने कहा कि दीवार की मरम्मत सर्दियों से पहले होगी"),
    ])
    func `sentences about people are text`(language: String, text: String) {
        #expect(detector.read(text).language == language, "\(text)")
    }

    @Test(arguments: [
        ("en", "buy cheap shoes online with free delivery from the shop of the harbour"),
        ("de", "heute gibt es im hafen wieder frischen fisch und die preise sind nicht hoch"),
        ("es", "los vecinos del puerto no quieren que se cierre el puente"),
        ("ru", "жители порта не хотят чтобы мост закрыли на зиму"),
    ])
    func `sentences without a capital are text`(language: String, text: String) {
        #expect(detector.read(text).language == language, "\(text)")
    }

    @Test(arguments: [
        "Il president de Regjon al à fevelât cui zornaliscj sul belanç e su lis gnovis lezs pe culture furlane, e al à dite che i comuns a varan plui bêçs par fâ scuelis e stradis.",
        "Su presidente de sa Regione at naradu chi sa limba sarda est una richesa manna pro totus sos sardos, e chi in sas iscolas si depet imparare umpare cun s'italianu.",
        "Чӑваш чӗлхи — тӗрӗк чӗлхисен йышне кӗрекен чӗлхе, унпа Чӑваш Республикинче калаҫаҫҫӗ.",
        "De Minschen in Noorddüütschland snackt al siet hunnerten Johren Plattdüütsch, un dat is ehr Moderspraak. Vele Kinner leert dat nich mehr to Huus, man in de School gifft dat nu wedder Stünnen.",
        "aap kaise hain main theek hoon aur aap batao kya chal raha hai",
        "ana bahebak ya habibi enta feen ana fel beit",
    ])
    func `a language that is hardly known is not told as its neighbour with certainty`(text: String) {
        let reading = detector.read(text)
        let neighbours: Set<String> = [
            "pl", "en", "it", "es", "ca", "de", "nl", "bg", "ru", "tt", "id", "sw",
        ]
        let isNeighbour = reading.language.map(neighbours.contains) ?? false
        #expect(
            !isNeighbour || reading.confidence < 0.6,
            "\(reading.language ?? "") \(reading.confidence): \(text)")
    }

    @Test(arguments: [
        (
            "pl",
            "Prezydent podpisal nowa ustawe o ochronie srodowiska, ktora wejdzie w zycie w przyszlym roku."
        ),
        (
            "tr",
            "Belediye baskani duvarin kistan once onarilacagini ve bunun icin yeterli para oldugunu soyledi."
        ),
        ("hu", "A tanacs kedden ugy dontott, hogy a falat meg a tel elott kijavitjak."),
        ("ro", "Consiliul a hotarat marti sa repare zidul inainte de furtunile de iarna."),
        ("vi", "Thu tuong da ky quyet dinh moi ve viec bao ve moi truong trong nam toi."),
        ("en", "THE COUNCIL VOTED ON TUESDAY TO REPAIR THE WALL BEFORE THE STORMS OF THE WINTER"),
        ("de", "DER RAT HAT AM DIENSTAG BESCHLOSSEN, DIE MAUER VOR DEM WINTER ZU REPARIEREN"),
        ("ru", "СОВЕТ РЕШИЛ ВО ВТОРНИК ОТРЕМОНТИРОВАТЬ СТЕНУ ДО ЗИМНИХ БУРЬ"),
    ])
    func `letters without their marks and capitals alone are still text of a language, or none`(
        language: String, text: String
    ) {
        let read = detector.read(text).language
        #expect(read == language || read == nil, "\(read ?? ""): \(text)")
    }
}
