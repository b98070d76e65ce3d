import PipelineKit
import Testing

@testable import Boilerplate

/// What programs of sites write below the entries of their feeds.
@Suite struct EntryTailTests {
    @Test(arguments: [
        "The post Harbour wall to be rebuilt appeared first on The Anselm Courier.",
        "Der Beitrag Hafenmauer wird erneuert erschien zuerst auf Anselmer Bote.",
        "L’article Le mur du port sera refait est apparu en premier sur Le Courrier d’Anselme.",
        "La entrada El muro del puerto se publicó primero en El Correo.",
        "L’articolo Il muro del porto proviene da Il Corriere di Anselmo.",
        "O post O muro do porto apareceu primeiro em O Correio.",
        "Het bericht De havenmuur wordt vernieuwd verscheen eerst op De Bode.",
        "Artykuł Mur portowy pochodzi z serwisu Kurier.", "Inlägget Hamnmuren dök först upp på Budet.",
        "Indlægget Havnemuren blev først udgivet på Budet.",
        "Innlegget Havnemuren dukket først opp på Budet.",
        "Artikkeli Satamamuuri julkaistiin ensimmäisen kerran Viestissä.",
        "Запись Стену порта починят впервые появилась Курьер.",
        "Запис Стіну порту полагодять спершу з’явився на Кур’єр.",
        "Příspěvek Přístavní zeď se nejdříve objevil na Kurýr.",
        "A bejegyzés A kikötő fala először itt jelent meg: Futár.",
        "Articolul Zidul portului apare prima dată în Curierul.",
        "Το άρθρο Το τείχος εμφανίστηκε πρώτα στο Ταχυδρόμος.",
        "Liman duvarı yazısı ilk önce Kurye üzerinde ortaya çıktı.", "投稿 港の壁を直す は 急便 に最初に表示されました。",
        "港口的墙将重修最先出现在信使报。", "항구 벽 공사 게시물은 전령에 처음 등장했습니다.", "ظهرت المقالة جدار الميناء أولاً على الساعي.",
    ])
    func `attributions go in every language`(text: String) {
        #expect(EntryTail.category(of: text) == .copyrightFooter)
    }

    @Test(arguments: [
        "Continue reading Harbour wall to be rebuilt →", "Weiterlesen …", "Lire la suite",
        "Seguir leyendo «El muro»",
        "Lees verder", "Читать далее", "続きを読む",
    ])
    func `so do invitations to the whole text`(text: String) {
        #expect(EntryTail.category(of: text) == .navigation)
    }

    @Test(arguments: [
        "The post office in Anselm appeared first on the list of buildings to be sold.",
        "The poster that appeared first on Monday shows the old wall.",
        "Continue reading to children at bedtime, the doctors advise.", "Il vino proviene da tre colline.",
        "The novel first appeared on the shelves in 1921.",
    ])
    func `sentences with the same words stay`(text: String) {
        #expect(EntryTail.category(of: text) == nil)
    }
}
