/// Further languages of `TypedPages`.
extension TypedPages {
    static let french = Words(
        code: "fr",
        sentences: [
            "Le conseil a décidé de garder la piscine ouverte tout l’hiver, après une pétition signée par quatre mille personnes.",
            "Chauffer l’eau coûte environ neuf mille euros par mois, que la ville économisera sur l’éclairage des rues.",
            "« Mes enfants ont appris à nager ici, et moi aussi », dit Marta Quill, qui tient le kiosque depuis vingt ans.",
            "Deux élus ont voté contre, car il faut réparer le toit avant la prochaine saison des tempêtes.",
            "Une ingénieure examinera les poutres en janvier, et un rapport sera lu en public.",
            "D’ici là la galerie reste fermée, et les classes viennent en groupes plus petits qu’avant.",
            "La piscine fut bâtie en 1931 par des hommes qui avaient perdu leur travail au chantier naval, et ouverte sans toit.",
        ],
        headlines: [
            "La vieille piscine reste ouverte tout l’hiver", "La compagnie du bac cherche des capitaines",
            "Un jardin sur le toit du parking", "Pourquoi l’horloge de la tour retarde",
            "Les apiculteurs comptent leurs pertes", "La fanfare de l’école joue pour le dernier tram",
            "Les moules sont de retour au port", "Les bus de nuit reviennent après un an",
            "Qui paiera le nouveau pont",
        ], more: "Lire la suite", next: "Page suivante", buy: "Ajouter au panier", reply: "Répondre",
        missing: [
            "Page introuvable", "La page que vous demandez n’existe pas.",
            "Elle a peut-être changé d’adresse, ou le lien contient une faute.",
        ])

    static let polish = Words(
        code: "pl",
        sentences: [
            "Rada postanowiła, że stara pływalnia zostanie otwarta przez całą zimę, bo petycję podpisało cztery tysiące osób.",
            "Ogrzewanie wody kosztuje około dziewięciu tysięcy miesięcznie, a miasto zaoszczędzi je na oświetleniu ulic.",
            "„Moje dzieci nauczyły się tu pływać i ja też”, powiedziała Marta Quill, która od dwudziestu lat prowadzi kiosk.",
            "Dwóch radnych było przeciw, ponieważ dach trzeba naprawić przed kolejnym sezonem burz.",
            "Inżynierka obejrzy belki w styczniu, a raport zostanie odczytany publicznie.",
            "Do tego czasu galeria pozostanie zamknięta, a klasy będą przychodzić w mniejszych grupach niż dotąd.",
            "Pływalnię zbudowali w 1931 roku ludzie, którzy stracili pracę w stoczni, i otwarto ją bez dachu.",
        ],
        headlines: [
            "Stara pływalnia otwarta przez całą zimę", "Armator szuka kapitanów na promy",
            "Ogród na dachu parkingu", "Dlaczego zegar na wieży się spóźnia", "Pszczelarze liczą straty",
            "Szkolna orkiestra gra dla ostatniego tramwaju", "Małże wróciły do portu",
            "Nocne autobusy wracają po roku", "Kto zapłaci za nowy most",
        ], more: "Czytaj więcej", next: "Następna strona", buy: "Dodaj do koszyka", reply: "Odpowiedz",
        missing: [
            "Nie znaleziono strony", "Strona, której szukasz, nie istnieje.",
            "Mogła zmienić adres albo w odnośniku jest błąd.",
        ])

    static let japanese = Words(
        code: "ja",
        sentences: [
            "市議会は、四千人が署名した請願を受けて、古い市民プールを冬の間も開けておくことを決めた。プールは百年近く町の人に使われてきた。",
            "水を温めるには月に約九千かかるが、市はその分を街灯の費用から節約するという。担当者は春までの見通しを示した。",
            "「子どもたちはここで泳ぎを覚え、私もそうでした」と、二十年にわたり売店を営むマルタ・クイルさんは話した。",
            "次の嵐の季節が来る前に屋根を直さなければならないとして、二人の議員は反対した。工事には半年ほどかかる見込みだ。",
            "一月には技師が梁を調べ、報告書は公開の場で読み上げられる。住民は誰でもその場で質問することができる。",
            "それまで二階席は閉鎖されたままで、学校の授業はこれまでより少ない人数で行われる。待ち時間は長くなりそうだ。",
            "このプールは一九三一年、造船所で職を失った人々によって建てられ、屋根のないまま開場した。屋根は戦後に加えられた。",
        ],
        headlines: [
            "古い市民プール、冬の間も開放へ決定", "渡し船の会社が船長を募集している", "駐車場の屋上に新しい庭園ができた",
            "塔の時計はなぜ遅れているのか", "養蜂家たちが冬の被害を数える", "最後の路面電車に学校の楽団が演奏",
            "港にムール貝が戻ってきた理由", "深夜バスが一年ぶりに再開する", "新しい橋の費用は誰が払うのか",
        ], more: "続きを読む", next: "次へ", buy: "カートに入れる", reply: "返信",
        missing: ["ページが見つかりません", "お探しのページは存在しません。", "移動したか、アドレスに誤りがある可能性があります。"])
}
