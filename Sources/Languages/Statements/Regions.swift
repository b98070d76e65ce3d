/// Countries and scripts that tags may name.
enum Regions {
    /// The code in capitals of a country in ISO 3166-1; "uk" is GB.
    static func region(_ code: String) -> String? {
        if code == "uk" { return "GB" }
        return countries.contains(code) ? code.uppercased() : nil
    }

    private static let countries = Set(
        """
        ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca \
        cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga \
        gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp \
        ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms \
        mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs \
        ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw \
        tz ua ug um us uy uz va vc ve vg vi vn vu wf ws xk ye yt za zm zw
        """.split(separator: " ").map(String.init))

    /// Languages whose code is that of a country where they are spoken.
    static let named = Set(
        """
        az bg br de es fi fo fr hr ht hu id is it lt lv mg mk mn mt my nl no pl pt ro ru rw se sk so th to tr uz
        """.split(separator: " ").map(String.init))

    /// Codes of ISO 15924 in use on the web.
    static let scripts = Set(
        """
        Latn Cyrl Arab Hans Hant Hani Jpan Kore Hang Hira Kana Grek Hebr Armn Geor Deva Beng Guru Gujr Orya Taml Telu Knda \
        Mlym Sinh Thai Laoo Mymr Khmr Tibt Ethi Thaa Syrc Cher Cans Mong Tfng Nkoo Olck Java Adlm
        """.split(separator: " ").map(String.init))

    /// The script that Chinese is written in where a tag names the region alone.
    static func scriptOfChinese(_ tag: String) -> String? {
        let subtags = tag.split(separator: "-").dropFirst()
        if subtags.contains("Hans") { return "Hans" }
        if subtags.contains("Hant") { return "Hant" }
        if subtags.contains(where: { ["TW", "HK", "MO"].contains($0) }) { return "Hant" }
        return subtags.contains { ["CN", "SG", "MY"].contains($0) } ? "Hans" : nil
    }
}
