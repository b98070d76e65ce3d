import DateKit
import Testing

@testable import Entities

@Suite struct AmountRulesTests {
    /// The first amount of a text as "text = value".
    private func money(_ text: String) -> String {
        let tokens = ruleTokens(text)
        let rules = AmountRules(tokens)
        for index in tokens.tokens.indices {
            if let found = rules.money(at: index) {
                return "\(tokens.string(found.span)) = \(found.value ?? "-")"
            }
        }
        return ""
    }

    @Test(
        arguments: [
            ("It cost $5 then", "$5 = 5 USD"), ("about US$4.2 billion.", "US$4.2 billion = 4200000000 USD"),
            ("A$1,250,000 more", "A$1,250,000 = 1250000 AUD"), ("Rs 90 crore", "Rs 90 crore = -"),
            ("USD 500 each", "USD 500 = 500 USD"),
            ("€3m now", "€3m = 3000000 EUR"), ("£4.25bn", "£4.25bn = 4250000000 GBP"),
            ("RM20m of it", ""), ("RM20 of it", "RM20 = 20 MYR"), ("R500 of it", "R500 = 500 ZAR"),
            ("R50 of it", ""), ("K500 of it", ""),
            ("5 million US dollars", "5 million US dollars = 5000000 USD"),
            ("3,000 yuan", "3,000 yuan = 3000 CNY"), ("500 € a day", "500 € = 500 EUR"),
            ("20 CUP", "20 CUP = 20 CUP"), ("5-10 million euros", "5-10 million euros = -"),
            ("$5-10 million", "$5-10 million = -"), ("$5-$10 million", "$5-$10 million = -"),
            ("12,5 euros", "12,5 euros = 12.5 EUR"), ("1.250 euros", "1.250 euros = 1.250 EUR"),
            ("1.250,50 euros", "1.250,50 euros = 1250.50 EUR"),
            ("0.5 million pounds", "0.5 million pounds = 500000 GBP"),
            ("100 pesos", "100 pesos = -"), ("100 Mexican pesos", "100 Mexican pesos = 100 MXN"),
            ("COP 26 ended", ""), ("COP 260 ended", "COP 260 = 260 COP"),
            ("COP 2 million", "COP 2 million = 2000000 COP"), ("usd 500", ""), ("26 people", ""),
            ("50 $ each", ""), ("3 lakh rupees", "3 lakh rupees = -"),
            ("2 trillion yen", "2 trillion yen = 2000000000000 JPY"),
            ("5 thousand won", "5 thousand won = 5000 KRW"),
            ("CHF 1.5 billion francs", "CHF 1.5 billion = 1500000000 CHF"),
            ("007 dollars", "007 dollars = 7 USD"), ("0 dollars", "0 dollars = 0 USD"),
            ("1,25 million dollars", "1,25 million dollars = 1250000 USD"),
            ("1.2345 thousand dollars", "1.2345 thousand dollars = 1234.5 USD"),
        ] as [(String, String)])
    func `an amount is read with its currency`(text: String, expected: String) {
        #expect(money(text) == expected)
    }

    @Test(
        arguments: [
            ("12.5% of it", "12.5% = 12.5%"), ("12,5 percent", "12,5 percent = 12.5%"),
            ("7 per cent", "7 per cent = 7%"), ("7 per year", ""), ("5 million percent", ""),
            ("20 Prozent", "20 Prozent = 20%"), ("5 pct", "5 pct = 5%"), ("5 %", "5 % = 5%"),
            ("5 points", ""),
        ] as [(String, String)])
    func `a share is a number with its sign`(text: String, expected: String) {
        let tokens = ruleTokens(text)
        let found = AmountRules(tokens).percentage(at: 0)
        #expect((found.map { "\(tokens.string($0.span)) = \($0.value ?? "-")" } ?? "") == expected)
    }
}

@Suite struct DateRulesTests {
    /// The first date of a text as "text = value", an article of 15 May 2026 (a Friday) around it.
    private func date(_ text: String, published: CalendarDay? = CalendarDay(year: 2026, month: 5, day: 15))
        -> String
    {
        let tokens = ruleTokens(text)
        let rules = DateRules(tokens, published: published)
        for index in tokens.tokens.indices {
            if let found = rules.match(at: index) {
                return "\(tokens.string(found.span)) = \(found.value ?? "-")"
            }
        }
        return ""
    }

    @Test(
        arguments: [
            ("on 2024-05-06 it", "2024-05-06 = 2024-05-06"), ("2024-13-06", "2024 = 2024"),
            ("05/13/2019", "05/13/2019 = 2019-05-13"), ("13/05/2019", "13/05/2019 = 2019-05-13"),
            ("05/12/2019", "05/12/2019 = -"), ("05/05/2019", "05/05/2019 = 2019-05-05"),
            ("May 6, 2024", "May 6, 2024 = 2024-05-06"), ("May 6 2024", "May 6 2024 = 2024-05-06"),
            ("May 12,2022 it", "May 12,2022 = 2022-05-12"), ("6 May 2024", "6 May 2024 = 2024-05-06"),
            ("6th of May, 2024", "6th of May, 2024 = 2024-05-06"),
            ("6. Mai 2024", "6. Mai 2024 = 2024-05-06"),
            ("6 may help", ""), ("6 de mayo de 2024", "6 de mayo de 2024 = 2024-05-06"),
            ("May 6-8, 2024", "May 6-8, 2024 = 2024-05-06/2024-05-08"),
            ("6–8 May 2024", "6–8 May 2024 = 2024-05-06/2024-05-08"),
            ("8-6 May 2024", "6 May 2024 = 2024-05-06"),
            ("May 2024 was", "May 2024 = 2024-05"), ("in May he", "May = 2026-05"), ("He May go", ""),
            ("in May Lee", ""), ("April was", "April = 2026-04"), ("april was", ""), ("Apr was", ""),
            ("31 April 2024", "31 April 2024 = -"), ("32 May 2024", "May 2024 = 2024-05"),
            ("Monday", "Monday = 2026-05-11"), ("Friday", "Friday = 2026-05-15"),
            ("Saturday", "Saturday = 2026-05-09"), ("next Monday", "Monday = 2026-05-18"), ("monday", ""),
            ("Monday, 4 May 2026", "Monday, 4 May 2026 = 2026-05-04"),
            ("Monday May 4", "Monday May 4 = 2026-05-04"), ("Monday May", "Monday = 2026-05-11"),
            ("in 1999", "1999 = 1999"), ("the 1990s", "1990s = -"), ("1499", ""), ("1500 of", "1500 = 1500"),
            ("2099", "2099 = 2099"), ("2100 of", ""), ("2024 dollars", ""), ("$2024", ""),
            ("2024 million", ""), ("2024 percent", ""), ("1999-2003", "1999-2003 = 1999/2003"),
            ("1999/03", "1999 = 1999"),
            ("1998-99 of", "1998-99 = 1998/1999"), ("2003-1999 of", "2003 = 2003"),
            ("1998-9 of", "1998 = 1998"), ("August 13", "August 13 = 2026-08-13"),
            ("August 14", "August 14 = 2025-08-14"), ("July 1", "July 1 = 2026-07-01"),
            ("August 10", "August 10 = 2026-08-10"),
        ] as [(String, String)])
    func `a date is read, and placed by the article's own`(text: String, expected: String) {
        let found = date(text)
        #expect(found == expected)
    }

    @Test(
        arguments: [
            ("Monday", "Monday = -"), ("May 6", "May 6 = -"), ("in May he", "May = -"),
            ("May 6, 2024", "May 6, 2024 = 2024-05-06"),
        ] as [(String, String)])
    func `without an article's date only whole dates have values`(text: String, expected: String) {
        #expect(date(text, published: nil) == expected)
    }
}
