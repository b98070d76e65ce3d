internal import TextKit

/// Finds amounts of money and shares, and reads their values.
struct AmountRules {
    private let text: RuleTokens

    init(_ text: RuleTokens) { self.text = text }

    /// Digits with a decimal point, scaled by a power of ten.
    private struct Number {
        var digits: String
        var fraction: String
        var end: Int

        /// Plain digits: "4.2" and 9 give "4200000000".
        func scaled(by power: Int) -> String {
            let moved = fraction.prefix(power)
            let rest = fraction.dropFirst(power)
            let zeros = String(repeating: "0", count: power - moved.count)
            let whole = (digits + moved + zeros).drop { $0 == "0" }
            return (whole.isEmpty ? "0" : String(whole)) + (rest.isEmpty ? "" : "." + rest)
        }
    }

    // MARK: Shares

    /// "12.5%", "12.5 percent", "12.5 per cent" at `index`.
    func percentage(at index: Int) -> RuleSpan? {
        guard let (number, power) = number(at: index, currency: false), power == 0 else { return nil }
        let next = number.end
        var end = next
        if Percentages.signs.contains(text.lower(next)) {
            end = next + 1
        } else if text.lower(next) == Percentages.per, text.lower(next + 1) == Percentages.cent {
            end = next + 2
        }
        guard end > next else { return nil }
        return RuleSpan(index..<end, .percent, value: number.scaled(by: 0) + "%")
    }

    // MARK: Money

    /// An amount with its currency at `index`.
    func money(at index: Int) -> RuleSpan? {
        prefixed(index) ?? joined(index) ?? named(index)
    }

    /// "ten dollars", "two million US dollars", "half a million pounds": the number in words.
    ///
    /// The cents after it are part of the amount: "thirteen dollars and forty-five cents" has no value of whole units,
    /// and none is given.
    func spelled(at index: Int) -> RuleSpan? {
        guard let number = EnglishNumbers.reading(text, at: index) else { return nil }
        let adjective = Currencies.adjectives[text.lower(number.end)]
        let word = adjective == nil ? number.end : number.end + 1
        guard let named = Currencies.words[text.lower(word)], text.traits(word).contains(.lower) else {
            return nil
        }
        let amount = String(number.halves / 2) + (number.halves % 2 == 0 ? "" : ".5")
        let end = centsEnd(word + 1)
        return span(index, end, end == word + 1 ? amount : nil, adjective ?? named)
    }

    /// One past "and forty-five cents".
    private func centsEnd(_ end: Int) -> Int {
        let start = text.lower(end) == Self.and ? end + 1 : end
        guard let cents = EnglishNumbers.reading(text, at: start),
            Currencies.cents.contains(text.lower(cents.end))
        else { return end }
        return cents.end + 1
    }

    private static let and = WordHash.of("and")

    private func span(_ lower: Int, _ upper: Int, _ amount: String?, _ currency: String) -> RuleSpan {
        let value = currency.isEmpty ? nil : amount.map { $0 + " " + currency }
        return RuleSpan(lower..<upper, .money, value: value)
    }

    /// "$5", "US $4.2 billion", "Rs 90 crore", "USD 5".
    private func prefixed(_ index: Int) -> RuleSpan? {
        var next = index
        var currency: String?
        if let country = Currencies.dollarPrefixes[text.lower(index)], text.traits(index).contains(.upper),
            Currencies.symbols[text.lower(index + 1)] == "USD"
        {
            (currency, next) = (country, index + 2)
        } else if let symbol = Currencies.symbols[text.lower(index)] {
            (currency, next) = (symbol, index + 1)
        } else if let code = Currencies.codes[text.lower(index)], isCode(index) {
            (currency, next) = (code, index + 1)
            if Currencies.words[text.lower(next)] != nil { next += 1 }
        }
        guard let currency, let (number, power) = number(at: next, currency: true) else { return nil }
        // "COP 26" is a conference; such a small amount is not written with a code.
        if text.traits(index).contains(.allUpper), power == 0, number.digits.count < 3,
            number.fraction.isEmpty,
            Currencies.dollarPrefixes[text.lower(index)] == nil
        {
            return nil
        }
        let end = rangeEnd(number.end)
        return span(index, end, end == number.end ? number.scaled(by: power) : nil, currency)
    }

    /// Codes are written in capitals, all of them or the first.
    private func isCode(_ index: Int) -> Bool {
        text.traits(index).contains(.initialUpper) && text.traits(index + 1).contains(.digit)
    }

    /// "Rs500", "RM20m": a token of letters and digits.
    private func joined(_ index: Int) -> RuleSpan? {
        let bytes = text.text(index)
        let letters = bytes.prefix(while: ASCII.isLetter)
        guard text.traits(index).contains([.initialUpper, .digit]), (1...4).contains(letters.count) else {
            return nil
        }
        let name = TokenScan(text.bytes, letters.startIndex, letters.endIndex).lowerHash
        guard let currency = Currencies.codes[name], letters.count > 1 || letters.first == 0x52 else {
            return nil
        }
        let digits = bytes.dropFirst(letters.count)
        guard digits.allSatisfy(ASCII.isDigit), digits.count > (letters.count > 1 ? 0 : 2)
        else { return nil }
        var end = index + 1
        let power = Currencies.multipliers[text.lower(end)] ?? 0
        if power > 0 { end += 1 }
        let number = Number(digits: String(decoding: digits, as: UTF8.self), fraction: "", end: end)
        return span(index, end, number.scaled(by: power), currency)
    }

    /// "5 million US dollars", "3,000 yuan", "500 €", "20 CUP".
    private func named(_ index: Int) -> RuleSpan? {
        guard let (number, power) = number(at: index, currency: true) else { return nil }
        var end = rangeEnd(number.end)
        let isRange = end > number.end
        let adjective = Currencies.adjectives[text.lower(end)]
        if adjective != nil { end += 1 }
        let word = text.lower(end)
        let currency: String
        if let named = Currencies.words[word] {
            currency = adjective ?? named
        } else if adjective == nil, let symbol = Currencies.symbols[word], symbol != "USD" {
            currency = symbol
        } else if adjective == nil, text.traits(end).contains(.allUpper), text.tokens[end].scalarCount == 3,
            let code = Currencies.codes[word]
        {
            currency = code
        } else {
            return nil
        }
        return span(index, end + 1, isRange ? nil : number.scaled(by: power), currency)
    }

    /// One past the second amount of "5-10 million".
    private func rangeEnd(_ end: Int) -> Int {
        guard DateWords.dash.contains(text.lower(end)), text.isJoined(end), text.isJoined(end + 1) else {
            return end
        }
        let start = Currencies.symbols[text.lower(end + 1)] != nil ? end + 2 : end + 1
        return number(at: start, currency: true)?.number.end ?? end
    }

    // MARK: Numbers

    /// A number with its power of ten: "4.2 billion", "4.2bn", "1,250,000".
    private func number(at index: Int, currency: Bool) -> (number: Number, power: Int)? {
        guard text.traits(index).contains(.digit) else { return nil }
        let bytes = text.text(index)
        guard bytes.first.map(ASCII.isDigit) == true, bytes.count < 24 else { return nil }
        let body = bytes.prefix { $0 < 0x41 }
        let suffix = bytes[body.endIndex...]
        var number = Self.parsed(body, end: index + 1)
        if !suffix.isEmpty {
            let name = TokenScan(text.bytes, suffix.startIndex, suffix.endIndex).lowerHash
            guard currency, let power = Currencies.multipliers[name] else { return nil }
            return (number, power)
        }
        guard currency, let power = Currencies.multipliers[text.lower(index + 1)],
            text.tokens[index + 1].scalarCount > 1 || text.traits(index + 1).contains(.lower)
        else { return (number, 0) }
        number.end += 1
        return (number, power)
    }

    /// Commas before groups of three are separators; a last point or comma before other groups is decimal.
    private static func parsed(_ body: ArraySlice<UInt8>, end: Int) -> Number {
        let parts = body.split { !ASCII.isDigit($0) }
        let lastMark = body.last { $0 == 0x2E || $0 == 0x2C }
        let isPoint = lastMark == 0x2E && (parts.count == 2 || body.contains(0x2C))
        let isComma = lastMark == 0x2C && parts[parts.count - 1].count != 3
        let isDecimal = parts.count > 1 && (isPoint || isComma)
        let whole = isDecimal ? parts.dropLast() : parts[...]
        return Number(
            digits: whole.map { String(decoding: $0, as: UTF8.self) }.joined(),
            fraction: isDecimal ? String(decoding: parts[parts.count - 1], as: UTF8.self) : "", end: end)
    }
}
