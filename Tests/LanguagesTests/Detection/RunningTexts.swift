/// Two sentences of news in each of some languages, written for these tests.
enum RunningTexts {
    static let all: [(language: String, text: String)] = [
        (
            "en",
            "The council voted on Tuesday to repair the wall before the storms of the winter. The work will take eight months and the town will pay for most of it."
        ),
        (
            "de",
            "Der Rat hat am Dienstag beschlossen, die Mauer vor dem Winter zu reparieren. Die Arbeiten dauern acht Monate, und die Stadt bezahlt den größten Teil."
        ),
        (
            "fr",
            "Le conseil a décidé mardi de réparer le mur avant les tempêtes de l'hiver. Les travaux dureront huit mois et la ville en paiera la plus grande partie."
        ),
        (
            "es",
            "El consejo decidió el martes reparar el muro antes de las tormentas del invierno. Las obras durarán ocho meses y la ciudad pagará la mayor parte."
        ),
        (
            "it",
            "Il consiglio ha deciso martedì di riparare il muro prima delle tempeste. I lavori dureranno otto mesi e la città ne pagherà la maggior parte."
        ),
        (
            "pt",
            "O conselho decidiu na terça-feira reparar o muro antes das tempestades do inverno. As obras vão durar oito meses e a cidade pagará a maior parte."
        ),
        (
            "nl",
            "De raad besloot dinsdag om de muur te herstellen voor de stormen van de winter. Het werk duurt acht maanden en de stad betaalt het grootste deel."
        ),
        (
            "sv",
            "Rådet beslutade på tisdagen att reparera muren innan vinterns stormar kommer. Arbetet tar åtta månader och staden betalar det mesta av det."
        ),
        (
            "da",
            "Rådet besluttede tirsdag at reparere muren, inden vinterens storme kommer. Arbejdet varer otte måneder, og byen betaler det meste af det."
        ),
        (
            "fi",
            "Neuvosto päätti tiistaina korjata muurin ennen talven myrskyjä. Työ kestää kahdeksan kuukautta, ja kaupunki maksaa siitä suurimman osan."
        ),
        (
            "pl",
            "Rada zdecydowała we wtorek, że mur zostanie naprawiony przed zimą. Prace potrwają osiem miesięcy, a miasto zapłaci za większą ich część."
        ),
        (
            "cs",
            "Rada v úterý rozhodla, že zeď bude opravena ještě před zimou. Práce potrvají osm měsíců a město za ně zaplatí největší část."
        ),
        (
            "hu",
            "A tanács kedden úgy döntött, hogy a falat még a tél előtt kijavítják. A munka nyolc hónapig tart, és nagy részét a város fizeti."
        ),
        (
            "ro",
            "Consiliul a hotărât marți să repare zidul înainte de furtunile iernii. Lucrările vor dura opt luni, iar orașul va plăti cea mai mare parte."
        ),
        (
            "tr",
            "Konsey salı günü duvarın kıştan önce onarılmasına karar verdi. Çalışmalar sekiz ay sürecek ve masrafın büyük bölümünü şehir ödeyecek."
        ),
        (
            "vi",
            "Hội đồng hôm thứ Ba đã quyết định sửa bức tường trước những cơn bão mùa đông. Công việc sẽ kéo dài tám tháng và thành phố sẽ trả phần lớn chi phí."
        ),
        (
            "id",
            "Dewan memutuskan pada hari Selasa untuk memperbaiki tembok sebelum badai musim dingin. Pekerjaan itu akan memakan waktu delapan bulan dan kota akan membayar sebagian besar biayanya."
        ),
        (
            "sw",
            "Baraza liliamua Jumanne kukarabati ukuta kabla ya dhoruba za majira ya baridi. Kazi itachukua miezi minane na mji utalipa sehemu kubwa ya gharama."
        ),
        (
            "et",
            "Nõukogu otsustas teisipäeval müüri enne talvetorme ära parandada. Töö kestab kaheksa kuud ja suurema osa sellest maksab linn."
        ),
        (
            "lt",
            "Taryba antradienį nusprendė sutaisyti sieną prieš žiemos audras. Darbai truks aštuonis mėnesius, o didžiąją dalį apmokės miestas."
        ),
        (
            "lv",
            "Padome otrdien nolēma salabot mūri pirms ziemas vētrām. Darbi ilgs astoņus mēnešus, un lielāko daļu apmaksās pilsēta."
        ),
        (
            "sq",
            "Këshilli vendosi të martën që muri të riparohet para stuhive të dimrit. Punimet do të zgjasin tetë muaj dhe qyteti do të paguajë pjesën më të madhe."
        ),
        (
            "ca",
            "El consell va decidir dimarts reparar el mur abans de les tempestes de l'hivern. Les obres duraran vuit mesos i la ciutat en pagarà la major part."
        ),
        (
            "is",
            "Ráðið ákvað á þriðjudag að gera við múrinn áður en vetrarstormarnir koma. Verkið tekur átta mánuði og bærinn greiðir mestan hluta þess."
        ),
        (
            "ru",
            "Совет решил во вторник отремонтировать стену до зимних бурь. Работы займут восемь месяцев, и большую часть оплатит город."
        ),
        (
            "uk",
            "Рада вирішила у вівторок відремонтувати стіну до зимових бур. Роботи триватимуть вісім місяців, і більшу частину оплатить місто."
        ),
        (
            "bg",
            "Съветът реши във вторник да ремонтира стената преди зимните бури. Работата ще продължи осем месеца, а градът ще плати по-голямата част."
        ),
        (
            "el",
            "Το συμβούλιο αποφάσισε την Τρίτη να επισκευάσει το τείχος πριν από τις καταιγίδες. Τα έργα θα διαρκέσουν οκτώ μήνες και η πόλη θα πληρώσει τα περισσότερα."
        ),
        (
            "ar",
            "قرر المجلس يوم الثلاثاء إصلاح الجدار قبل عواصف الشتاء. وسوف تستغرق الأعمال ثمانية أشهر وتدفع المدينة الجزء الأكبر من التكلفة."
        ),
        (
            "fa",
            "شورا روز سه‌شنبه تصمیم گرفت دیوار را پیش از طوفان‌های زمستانی تعمیر کند. این کار هشت ماه طول می‌کشد و شهر بیشتر هزینه را می‌پردازد."
        ),
        ("hi", "परिषद ने मंगलवार को सर्दियों से पहले दीवार की मरम्मत करने का फैसला किया। काम आठ महीने चलेगा और शहर इसका ज़्यादातर खर्च देगा।"),
        ("ko", "의회는 화요일에 겨울 폭풍이 오기 전에 벽을 수리하기로 결정했다고 밝혔습니다. 공사는 여덟 달이 걸리며 비용은 대부분 시가 부담합니다."),
    ]
}
