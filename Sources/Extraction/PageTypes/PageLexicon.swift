internal import TextKit

/// What lines and buttons of their own say that only some types of page have, in the languages of most pages.
struct PageLexicon: Sendable {
    /// What a line or button is for.
    enum Purpose: String, CaseIterable {
        case purchase, reply, more, filter, offer, manual

        /// What the count of such lines is called.
        var name: String { Self.names[self] ?? "" }

        private static let names = Dictionary(
            uniqueKeysWithValues: allCases.map { ($0, "says \($0.rawValue)") })
    }

    private var keys = NumberedKeys<UInt64>()
    private var purposes: [Purpose] = []

    static let shared = PageLexicon()

    private init() {
        for (purpose, text) in Self.phrases {
            for phrase in text.split(separator: "|") where keys.insert(Self.key(String(phrase))).isNew {
                purposes.append(purpose)
            }
        }
    }

    private static func key(_ phrase: String) -> UInt64 {
        var words: [UInt32] = []
        return TextShape(Array(phrase.utf8)[...], words: &words).hash
    }

    /// What a text is for that is nothing but one of the phrases, by the hash of its letters.
    func purpose(_ hash: UInt64) -> Purpose? { keys.number(of: hash).map { purposes[$0] } }

    private static let phrases: [(Purpose, String)] = [
        (
            .purchase,
            "add to cart|add to bag|add to basket|buy now|buy it now|in stock|out of stock|sold out|quantity|qty|add to wishlist|"
                + "size guide|pre-order|preorder|free shipping|shipping|returns|shipping & returns|in den warenkorb|jetzt kaufen|auf lager|"
                + "ausverkauft|menge|lieferzeit|ajouter au panier|acheter|en stock|quantité|livraison|añadir al carrito|"
                + "añadir a la cesta|comprar|comprar ahora|comprar agora|agotado|cantidad|envío|aggiungi al carrello|acquista|disponibile|"
                + "adicionar ao carrinho|quantidade|в корзину|купить|добавить в корзину|в наличии|dodaj do koszyka|kup teraz|do koszyka|"
                + "in winkelwagen|in winkelmand|op voorraad|lägg i varukorgen|lägg i varukorg|köp|i lager|læg i kurv|legg i handlekurv|"
                + "lisää ostoskoriin|osta|sepete ekle|satın al|do košíku|přidat do košíku|kosárba|adaugă în coș|カートに入れる|購入する|"
                + "加入购物车|立即购买|加入購物車|장바구니|구매하기|أضف إلى السلة|אזל המלאי|הוסף לסל"
        ),
        (
            .reply,
            "reply|quote|like|upvote|downvote|vote|solved|best answer|answers|log in to reply|sign in to reply|reply to this topic|"
                + "thread starter|original poster|moderator|member|senior member|junior member|new member|view profile|posts|joined|joined:|"
                + "post reply|new reply|mark as solution|accepted solution|report post|permalink|antworten|zitieren|mitglied|beiträge|"
                + "thema antworten|répondre|citer|messages|membre|responder|citar|miembro|mensajes|rispondi|cita|messaggi|ответить|цитата|"
                + "сообщения|цитировать|odpowiedz|cytuj|posty|beantwoorden|citeren|svara|citera|svar|vastaa|lainaa|odpovědět|citovat|"
                + "cevapla|alıntı|返信|引用|回复|回覆|楼主|답글|رد|اقتباس|share this post|copy link to post"
        ),
        (
            .more,
            "read more|continue reading|learn more|view all|see all|load more|show more|next|previous|older posts|newer posts|next page|"
                + "previous page|more|more news|latest|latest news|most read|weiterlesen|mehr lesen|mehr|alle anzeigen|mehr laden|nächste seite|"
                + "lire la suite|voir plus|voir tout|en savoir plus|suivant|page suivante|leer más|ver más|ver todo|cargar más|siguiente|"
                + "continua a leggere|leggi tutto|leggi di più|vedi tutti|ler mais|leia mais|ver mais|carregar mais|читать далее|"
                + "подробнее|показать ещё|все новости|czytaj więcej|czytaj dalej|zobacz więcej|pokaż więcej|lees meer|lees verder|toon meer|"
                + "läs mer|visa fler|læs mere|vis mere|les mer|lue lisää|devamını oku|daha fazla|číst dál|více|続きを読む|もっと見る|阅读更多|"
                + "查看更多|更多|더보기|اقرأ المزيد|المزيد|קרא עוד"
        ),
        (
            .filter,
            "filter|filters|filter by|sort by|sort|sort by:|price|brand|category|categories|clear all|relevance|newest|best selling|featured|"
                + "items per page|compare|quick view|quick shop|results|all filters|price range|color|colour|size|rating|availability|"
                + "sortieren|sortieren nach|filtern|preis|marke|kategorien|trier par|filtrer|filtres|prix|marque|ordenar por|filtrar|filtros|"
                + "precio|marca|ordina per|filtri|prezzo|ordenar|preço|сортировка|фильтр|фильтры|цена|sortuj|filtruj|cena|sorteren|filteren|"
                + "sortera|filtrera|sırala|filtrele|řadit|並べ替え|絞り込み|排序|筛选"
        ),
        (
            .offer,
            "contact us|get started|book a demo|request a demo|get a demo|try for free|try it free|start free trial|free trial|get a quote|"
                + "get a free quote|request a quote|free quote|sign up free|sign up|our services|services|testimonials|pricing|faq|faqs|"
                + "frequently asked questions|why choose us|how it works|our clients|our team|case studies|talk to sales|contact sales|"
                + "schedule a call|schedule a consultation|free consultation|call now|apply now|enroll now|request info|request information|"
                + "learn more|download|get the app|what our clients say|kontakt|kontakt aufnehmen|angebot anfordern|jetzt starten|"
                + "unsere leistungen|leistungen|häufige fragen|contactez-nous|demander un devis|nos services|tarifs|contáctanos|contacto|"
                + "nuestros servicios|solicitar presupuesto|contattaci|i nostri servizi|richiedi un preventivo|fale conosco|"
                + "nossos serviços|связаться с нами|наши услуги|оставить заявку|skontaktuj się z nami|nasze usługi|cennik|neem contact op|"
                + "onze diensten|kontakta oss|våra tjänster|お問い合わせ|资料请求|联系我们|문의하기"
        ),
        (
            .manual,
            "on this page|table of contents|contents|edit this page|edit on github|edit this page on github|was this page helpful?|"
                + "was this helpful?|search docs|version|examples|example|parameters|returns|see also|note|warning|tip|copy|syntax|installation|"
                + "api reference|reference|usage|prerequisites|next steps|documentation|report a bug|show source|quick search|"
                + "getting started|quick start|description|specifications|browser compatibility|auf dieser seite|inhaltsverzeichnis|"
                + "sur cette page|en esta página|この記事の内容|目次|本页目录"
        ),
    ]

    /// Whether a headline says that there is no such page.
    static func saysMissing(_ text: String) -> Bool {
        let bytes = Array(text.lowercased().utf8)[...]
        return bytes.count <= longestNotice && missing.occurs(in: bytes)
    }

    /// Whether a title in lower case says that the page lists others.
    static func saysIndex(_ title: String) -> Bool { index.occurs(in: Array(title.utf8)[...]) }

    private static let index = ByteWords([
        "archives", "archive |", "archive -", "archive –", "category:", "tag:", "author:", "author at",
        "posts by",
        "articles by", "stories by", "posts tagged", "all posts", "all articles", "latest news",
        "news archive",
        "search results", "search:", "results for", "page 2", "page 3", "topics", "home page", "homepage",
        "archiv ", "archiv:", "schlagwort", "kategorie", "suchergebnis", "suche nach", "artikel von",
        "beiträge von",
        "alle artikel", "startseite", "archives de", "catégorie", "étiquette", "résultats de", "articles de",
        "accueil", "archivo de", "archivos", "categoría", "etiqueta", "resultados de", "artículos de",
        "noticias de",
        "portada", "archivi", "categoria", "risultati", "articoli di", "arquivo", "resultados da",
        "artigos de",
        "архив", "рубрика", "категория", "метка", "результаты поиска", "главная", "все новости", "архів",
        "archiwum", "kategoria", "wyniki wyszukiwania", "strona główna", "archief", "categorie",
        "zoekresultaten",
        "arkiv", "kategori", "sökresultat", "søgeresultater", "søkeresultater", "arkisto", "hakutulokset",
        "arşiv", "arama sonuçları", "etiket", "anasayfa", "archív", "výsledky", "rubrika", "αρχείο",
        "κατηγορία",
        "記事一覧", "検索結果", "カテゴリ", "タグ", "一覧", "搜索结果", "搜尋結果", "标签", "標籤", "分类", "分類",
        "검색 결과", "카테고리", "태그", "أرشيف", "نتائج البحث", "تصنيف", "ארכיון", "תוצאות חיפוש",
    ])

    /// Whether a headline says nothing else than that there is no such page.
    static func isNotice(ofMissing text: String) -> Bool {
        guard text.utf8.count <= longestNotice else { return false }
        let words = text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }
            .filter { !aroundNotices.contains($0) }
        return notices.contains(words.joined(separator: " "))
    }

    private static let aroundNotices: Set<Substring> = [
        "error", "http", "oops", "sorry", "fehler", "erreur", "errore", "erro", "fout", "fel", "feil", "fejl",
        "błąd",
        "ошибка", "помилка", "chyba", "hata", "virhe", "エラー",
    ]
    private static let notices: Set<String> = [
        "page not found", "not found", "page could not be found", "page cannot be found",
        "page can't be found",
        "page doesn't exist", "page does not exist", "this page could not be found",
        "this page does not exist",
        "this page doesn't exist", "we can't find that page", "the page you requested was not found",
        "seite nicht gefunden", "diese seite wurde nicht gefunden", "die seite wurde nicht gefunden",
        "seite existiert nicht", "seite konnte nicht gefunden werden", "page introuvable", "page non trouvée",
        "cette page n'existe pas", "cette page n’existe pas", "página no encontrada", "página no existe",
        "esta página no existe", "pagina non trovata", "página não encontrada", "página não existe",
        "pàgina no trobada", "страница не найдена", "страницата не е намерена", "сторінку не знайдено",
        "strona nie została znaleziona", "nie znaleziono strony", "strona nie istnieje",
        "pagina niet gevonden",
        "deze pagina bestaat niet", "sidan hittades inte", "sidan finns inte", "siden blev ikke fundet",
        "siden ble ikke funnet", "siden findes ikke", "siden finnes ikke", "sivua ei löytynyt",
        "sayfa bulunamadı",
        "stránka nenalezena", "stránka nebyla nalezena", "stránka nebola nájdená", "az oldal nem található",
        "pagina nu a fost găsită", "stranica nije pronađena", "η σελίδα δεν βρέθηκε", "ページが見つかりません",
        "お探しのページは見つかりませんでした", "页面不存在", "页面未找到", "找不到页面", "找不到頁面", "페이지를 찾을 수 없습니다",
        "الصفحة غير موجودة", "הדף לא נמצא", "halaman tidak ditemukan", "không tìm thấy trang",
        "ไม่พบหน้าที่คุณต้องการ",
    ]

    private static let longestNotice = 120
    private static let missing = ByteWords([
        "page not found", "404 not found", "404 error", "error 404", "404 -", "404 |", "404:",
        "not found (404", "- 404", "http 404",
        "page cannot be found", "page can't be found", "page could not be found", "page doesn't exist",
        "page does not exist",
        "page isn't available", "page is not available", "no longer available", "nothing found",
        "no results found", "0 results",
        "seite nicht gefunden", "nicht gefunden", "seite existiert nicht", "keine ergebnisse",
        "keine treffer", "page introuvable",
        "page non trouvée", "page n'existe pas", "aucun résultat", "página no encontrada", "no se encuentra",
        "no existe la página",
        "pagina non trovata", "página não encontrada", "não encontrada", "страница не найдена", "не найдена",
        "ничего не найдено",
        "сторінку не знайдено", "nie znaleziono", "strona nie istnieje", "niet gevonden", "bestaat niet",
        "sidan hittades inte",
        "hittades inte", "finns inte", "siden blev ikke fundet", "ikke fundet", "fant ikke siden",
        "ei löytynyt", "sayfa bulunamadı",
        "bulunamadı", "stránka nenalezena", "nebyla nalezena", "nem található", "nu a fost găsit",
        "η σελίδα δεν βρέθηκε",
        "ページが見つかりません", "見つかりません", "页面不存在", "找不到页面", "找不到頁面", "页面未找到", "페이지를 찾을 수 없습니다", "الصفحة غير موجودة",
        "הדף לא נמצא", "halaman tidak ditemukan", "không tìm thấy trang",
    ])
}
