import Languages
import Testing

@Suite struct LanguageDetectorTests {
    @Test(
        arguments: [
            ("The council voted on Tuesday to repair the wall before the storms of the winter.", "en"),
            ("Der Rat hat am Dienstag beschlossen, die Mauer vor dem Winter zu reparieren.", "de"),
            ("Le conseil a décidé mardi de réparer le mur avant les tempêtes de l'hiver.", "fr"),
            ("El consejo decidió el martes reparar el muro antes de las tormentas del invierno.", "es"),
            ("Il consiglio ha deciso martedì di riparare il muro prima delle tempeste.", "it"),
            ("O conselho decidiu na terça-feira reparar o muro antes das tempestades do inverno.", "pt"),
            ("De raad besloot dinsdag om de muur te herstellen voor de stormen van de winter.", "nl"),
            ("Rådet beslutade på tisdagen att reparera muren och det är inte för sent.", "sv"),
            ("Rada zdecydowała we wtorek, że mur nie będzie naprawiony przed zimą.", "pl"),
            ("Konsey salı günü duvarın kış için onarılmasına karar verdi ve bu çok önemli bir adım.", "tr"),
            ("İLE İÇİN İSE OLDUĞU İLE İÇİN GÖRE", "tr"),
            ("Совет решил во вторник отремонтировать стену до зимних бурь, чтобы мы были спокойны.", "ru"),
            ("Рада вирішила у вівторок відремонтувати стіну до зимових бур, їхні інженери готові.", "uk"),
            ("Съветът реши във вторник да ремонтира стената преди зимните бури.", "bg"),
            ("理事会は火曜日に冬の嵐の前に壁を修理することを決定しました。", "ja"),
            ("理事会星期二决定在冬季风暴来临之前修复城墙，工程预计需要八个月完成。", "zh"),
            ("의회는 화요일에 겨울 폭풍이 오기 전에 벽을 수리하기로 결정했다고 밝혔습니다.", "ko"),
            ("قرر المجلس يوم الثلاثاء إصلاح الجدار قبل عواصف الشتاء.", "ar"),
            ("شورا روز سه‌شنبه تصمیم گرفت دیوار را پیش از طوفان‌های زمستانی تعمیر کند.", "fa"),
        ])
    func `one sentence is enough to detect its language`(text: String, language: String) {
        #expect(LanguageDetector.language(of: text) == language)
    }

    @Test(arguments: ["", "12:30", "NASA ESA JAXA", "Xylo Quux Zarquon Blarfengar Frobnicate"])
    func `too little evidence gives no language`(text: String) {
        #expect(LanguageDetector.language(of: text) == nil)
    }
}
