import Testing
import TextKit

@Suite struct CopyrightNoticeTests {
    @Test(arguments: [
        "© 2026 Harbour Courier", "Copyright 2026 Harbour Courier",
        "Copyright (c) 2010-2026 Harbour Courier. All rights reserved.",
        "(C) 2026 Harbour Courier", "©2026 Harbour Courier", "© Harbour Courier 2026",
        "Harbour Courier © 2026",
        "Copyright © 2026 Harbour Courier",
        "Copyright: (C) Harbour Courier, see https://harbour.example/terms for terms of reuse",
        "© 1996 – 2026 Harbour Courier", "© 2026 by Harbour Courier.", "© 2026 | Harbour Courier",
        "All content © 2026 Harbour Courier",
        "Copyright 2026 Harbour Courier. This material may not be published, broadcast or rewritten.",
        "Copyright 2026 Harbour Courier - For Personal Use Only",
        "Harbour Courier. All rights reserved. 2026",
        "© Harbour Courier | Alle Rechte vorbehalten", "© 2026 Harbour Courier, tous droits réservés.",
        "All Rights Reserved, Copyright (c) Harbour Courier",
        "Copyright 2026. Harbour Courier. All rights reserved.",
        "© 2026 Harbour Courier © 2026 Harbour Courier", "© 2019/20 Harbour Courier",
        "© 2010-present Harbour Courier",
        "Entire contents copyright Harbour Courier", "© 2026\nHarbour Courier",
        "Copyright Harbour Courier 2020–2024. All rights reserved.",
        // Beside a licence, which asks for nothing but the name.
        "CC BY Harbour Courier", "CC BY-SA 4.0 by Harbour Courier", "CC-BY-4.0 Harbour Courier",
        "Harbour Courier, CC BY 4.0", "Harbour Courier (CC BY-NC-ND 4.0)", "Harbour Courier / CC BY 4.0",
        "CC BY 4.0 / Harbour Courier",
        "CC BY 3.0 DE Harbour Courier", "CC BY 4.0: Harbour Courier", "© 2024 Harbour Courier, CC BY 4.0",
        "© 2024 Harbour Courier, licensed under CC BY 4.0", "CC BY 4.0 © 2024 Harbour Courier",
        "Creative Commons Attribution 4.0 International, Harbour Courier",
        "Licensed under CC BY by Harbour Courier",
        "© 2024 Harbour Courier\nCC BY-SA 3.0", "CC BY 4.0 | Harbour Courier",
    ])
    func `the holder of a notice is its name alone`(notice: String) {
        #expect(CopyrightNotice.holder(in: notice) == "Harbour Courier")
    }

    @Test(arguments: [
        ("© 2026 Harbour Media, Inc. All rights reserved.", "Harbour Media, Inc."),
        ("© 2026 Straits Publishing Co. Ltd.", "Straits Publishing Co. Ltd."),
        ("© dpa", "dpa"), ("© 2026 harbour.example", "harbour.example"),
        ("© The Harbour Times", "The Harbour Times"),
        ("© 20 Minuten", "20 Minuten"), ("© 2026 Hafen-Kurier GmbH & Co. KG", "Hafen-Kurier GmbH & Co. KG"),
        ("© Reuters / Harbour Courier", "Reuters / Harbour Courier"),
        ("Copyright (C) 港新聞社 無断転載を禁じます", "港新聞社"),
        ("© 2026 ООО «Гавань». Все права защищены.", "ООО «Гавань»"),
        ("© 2026 St. John Herald", "St. John Herald"),
        (
            "Guardian Media & Co Limited or its affiliated companies. All rights reserved. 2026",
            "Guardian Media & Co Limited or its affiliated companies"
        ),
    ])
    func `a name keeps what belongs to it`(notice: String, expected: String) {
        #expect(CopyrightNotice.holder(in: notice) == expected)
    }

    @Test(arguments: [
        "", " ", "©", "© 2026", "Copyright", "All rights reserved", "Copyright 2026. All rights reserved.",
        "2026", "Alle Rechte vorbehalten",
        "For personal use only", "For personal use only. All rights reserved.", "Harbour Courier",
        "© the author", "© the respective owners",
        "© us", "© Your Company Name", "© 2026 undefined", "Copyright protected", "Copyright notice",
        "© 2026 All Rights Reserved",
        "© 2026 Harbour Courier © 2026 Straits Wire", "Foto: © Maren Holt", "Photo © Maren Holt",
        "Harbour Courier © Straits Wire",
        "© https://harbour.example/", "© www.harbour.example", "© a@harbour.example",
        "Content copyright 2026.",
        "© This material may not be reproduced", "https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0",
        "Public Domain", "CC0 Harbour Courier", "CC0 1.0 Universal", "CC BY-SA 3.0 DE", "CC BY 3.0 IGO",
        "CC BY 4.0 Deed", "CC BY 4.0 licence", "CC BY 4.0 International License",
        "CC BY 4.0 Photo: Maren Holt",
        "This article is CC BY 4.0", "CC BY 4.0 unless otherwise noted", "CC BY the author",
        "CC BY 4.0 | Harbour Courier | Straits Wire", "licensed under CC BY 4.0", "CC BY via Straits Wire",
        "You may use this text under the terms below.", "© 2026 Licensed to readers", "<b>© 2026</b>",
    ])
    func `where nothing remains or it is uncertain there is no holder`(notice: String) {
        #expect(CopyrightNotice.holder(in: notice) == nil)
    }

    @Test func `terms of use as long as a page name no holder`() {
        #expect(
            CopyrightNotice.holder(
                in: "© 2026 Harbour Courier. " + String(repeating: "Terms apply. ", count: 60)) == nil)
    }

    @Test func `a notice without a mark is read if it is a name that the source is known by`() {
        #expect(
            CopyrightNotice.holder(in: "Harbour Courier", known: ["Straits Wire", "HARBOUR COURIER"])
                == "Harbour Courier")
        #expect(
            CopyrightNotice.holder(in: "2026 Harbour Courier", known: ["Harbour Courier"])
                == "Harbour Courier")
        #expect(CopyrightNotice.holder(in: "Harbour Courier", known: ["Straits Wire"]) == nil)
        #expect(
            CopyrightNotice.holder(
                in: "harbourcourier.example, All rights reserved", known: ["Harbour Courier"])
                == "harbourcourier.example")
        #expect(
            CopyrightNotice.holder(in: "Harbour Courier Online", known: ["Harbour Courier"])
                == "Harbour Courier Online")
        #expect(CopyrightNotice.holder(in: "Welcome to Harbour Courier", known: ["Harbour Courier"]) == nil)
        #expect(CopyrightNotice.holder(in: "Sport of the Day", known: ["port"]) == nil)
    }

    @Test(
        arguments: [
            ("Straits Media", "Straits Media"),
            ("Harbour Courier GmbH, Hamburg", "Harbour Courier GmbH, Hamburg"),
            ("The Ferry Software Foundation", "The Ferry Software Foundation"),
            ("Hafener Zeitung", "Hafener Zeitung"), ("Maren Holt", nil),
            ("Agentur am Hafen", nil), ("Only WDR", nil), ("for media only", nil), ("no media", nil),
            ("All media rights belong to us", nil),
        ] as [(String, String?)])
    func `without a mark a company's name is a holder's, and any other text is not`(
        notice: String, expected: String?
    ) {
        #expect(CopyrightNotice.holder(in: notice) == expected)
    }

    @Test(arguments: [
        ("Harbour Courier", "Harbour Courier"), ("© 2026 Harbour Courier", "Harbour Courier"), ("dpa", "dpa"),
        ("2026 Harbour Courier", "Harbour Courier"),
        ("Harbour LIVE - News for the port", "Harbour LIVE - News for the port"),
        ("https://harbour.example/", nil), ("the author", nil),
        ("", nil),
        ("See the terms of use", nil),
    ])
    func `a name that is stated as the holder's is believed`(name: String, expected: String?) {
        #expect(CopyrightNotice.holder(named: name) == expected)
    }
}
