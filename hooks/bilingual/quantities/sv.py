"""Swedish."""

from fractions import Fraction

from . import units as unit
from .language import Language, words

_DAY = "dag dags dagen dagens dagar dagars dagarna dagarnas"
_ONES = "noll två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton"
_ORDINALS = "tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte"
_TEENTHS = "trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde tjugonde"
_PARTS = words("tredje fjärde femte sjätte sjun åtton nion tion")
_LONG = "lång långt långa"

SWEDISH = Language(
    locale="sv",
    ones={"en": 1, "ett": 1, "aderton": 18}
    | {word: number for number, word in zip((0, *range(2, 20)), words(_ONES), strict=True)},
    elided={"et": 1},
    tens={
        word: 10 * number
        for number, word in enumerate(words("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio"), 2)
    },
    hundred=words("hundra"),
    thousand=words("tusen"),
    multipliers={"tusen": 10**3, "miljon": 10**6, "miljoner": 10**6, "miljard": 10**9, "miljarder": 10**9},
    written_together=True,
    group_signs=".",
    halves=words("en_halv ett_halvt"),
    bare_halves=words("halv halvt"),
    and_a_half=words("och_en_halv och_ett_halvt"),
    units={
        unit.SECOND: words("sekund sekunds sekunden sekunder sekunders sekunderna sek."),
        unit.MINUTE: words("minut minuts minuten minuter minuters minuterna min min."),
        unit.QUARTER_HOUR: words("kvart kvarts"),
        unit.HALF_HOUR: words("halvtimme halvtimmes halvtimmar halvtimmars"),
        unit.HOUR: words("timme timma timmes timmen timmar timmars timmarna timmarnas tim tim. h"),
        unit.HALF_DAY: words("halvdag halvdags halvdagar halvdagars"),
        unit.DAY: words(f"{_DAY} dygn dygns dygnet dygnen kalenderdag kalenderdagar kalenderdagars dgr"),
        unit.WORKING_DAY: words(
            "arbetsdag arbetsdags arbetsdagar arbetsdagars arbetsdagarna vardag vardagar vardagars vardagarna "
            "bankdag bankdagar bankdagars"
        ),
        unit.WEEK: words("vecka veckas veckan veckor veckors veckorna veckornas"),
        unit.MONTH: words("månad månads månaden månader månaders månaderna månadernas mån mån."),
        unit.QUARTER: words("kvartal kvartals kvartalet kvartalen"),
        unit.HALF_YEAR: words("halvår halvårs halvåret halvåren"),
        unit.YEAR: words("år års året årets åren årens kalenderår kalenderårs"),
        unit.DECADE: words("decennium decennier decenniers årtionde årtionden"),
        unit.CENTURY: words("sekel sekler århundrade århundraden"),
        unit.YEAR_OF_AGE: words("åring årings åringen åringar åringars åringarna års_ålder levnadsår"),
        unit.PER_CENT: words("% procent procents pct"),
        unit.PER_MILLE: words("‰ promille promilles"),
        unit.PERCENTAGE_POINT: words("procentenhet procentenheter procentenheters"),
        unit.TIMES: words("gång gånger gångers ggr"),
        unit.PIECE: words("tal talet"),
        unit.money("SEK"): words("kr kr. kronor krona kronors svenska_kronor sek :- :–"),
        unit.money("SEK", Fraction(1, 100)): words("öre"),
        unit.money("SEK", Fraction(10**3)): words("tkr"),
        unit.money("SEK", Fraction(10**6)): words("mkr mnkr"),
        unit.money("EUR"): words("euro euros eur €"),
        unit.money("USD"): words("dollar dollars usd $"),
        unit.money("GBP"): words("pund gbp £"),
    },
    compounds={
        unit.MINUTE: words("minuters minuts"),
        unit.HOUR: words("timmars timmes"),
        unit.DAY: words("dagars dags dygns"),
        unit.WEEK: words("veckors vecko"),
        unit.MONTH: words("månaders månads"),
        unit.HALF_YEAR: words("halvårs"),
        unit.YEAR: words("års årig"),
        unit.YEAR_OF_AGE: words("åring årsdag årsåldern årsgräns"),
        unit.PER_CENT: words("procentig procents"),
        unit.money("SEK"): words("kronors"),
    },
    compound_nouns=words("steg del fas faktor part rum person siffrig"),
    adjectives=words(
        "hela fulla första sista senaste närmaste nästa följande kommande sammanhängande extra ytterligare hel helt "
        "dryg drygt knapp knappt god gott"
    ),
    fractions={
        f"{part}del{ending}": number
        for number, part in enumerate(_PARTS, 3)
        for ending in ("", "s", "en", "ar", "ars", "arna")
    },
    age_after=words("gammal gammalt gamla fyllda"),
    older=words("eller_äldre och_äldre eller_yngre och_yngre"),
    currencies={unit.money("SEK"): words("sek"), unit.money("EUR"): words("eur €"), unit.money("USD"): words("usd $")},
    age_before=words("fyllt fyller fylla fyllda åldern ålder_av"),
    age_bound_subjects=words(
        "personer människor ungdomar unga barn vuxna du_är dig_som_är som_är dig den_som_är någon alla"
    ),
    age_bounds=words("under över minst"),
    age_bound_followers=words("som och eller kan får ska måste är"),
    between=words("mellan"),
    between_ages=words("mellan_åldrarna"),
    conjunctions=words("och"),
    range_words=words("till eller upp_till till_och_med t.o.m. t.o.m men_inte à á"),
    phrases={
        (unit.SHARE, "1/2"): words("hälften halva"),
        (unit.TIMES, "2"): words("dubbelt_så det_dubbla"),
        (unit.HALF_YEAR, "1"): words(
            "halvår halvårslån… halvårsp… halvårsstöd… halvårsprojekt… halvårsanställning… halvårig…"
        ),
        (unit.HALF_HOUR, "1"): words("halvtimme halvtimmes halvtimmar"),
        (unit.HALF_DAY, "1"): words("halvdag halvdags halvdagar"),
        (unit.YEAR, "1"): tuple(f"års{form}" for form in words(_LONG)),
        (unit.MONTH, "1"): tuple(f"månads{form}" for form in words(_LONG)),
        (unit.WEEK, "1"): tuple(f"vecko{form}" for form in words(_LONG)),
        (unit.DAY, "1"): tuple(f"{day}{form}" for day in ("dags", "dygns") for form in words(_LONG)),
        (unit.HOUR, "1"): tuple(f"tim{form}" for form in ("slång", "slångt", "slånga")),
    },
    once=words("en_gång"),
    rate_words=words("per om i varje var"),
    rate_adverbs={
        unit.DAY: words("dagligen"),
        unit.MONTH: words("månatligen"),
        unit.YEAR: words("årligen"),
    },
    every=words("var vart"),
    every_other=words("varannan vartannat"),
    ordinals={"första": 1, "förste": 1, "andra": 2, "andre": 2, "trettionde": 30, "hundrade": 100, "tjugonde": 20}
    | {word: number for number, word in enumerate(words(f"{_ORDINALS} {_TEENTHS}"), 3) if number < 20},
    ordinal_marks=words(":a :e :dje :de :nde :te"),
    nouns_of_first=words(
        "dag dagen dagar dagarna vecka veckan veckor veckorna månad månaden månader månaderna kvartal kvartalet "
        "år året åren gång gången steg steget stegen period perioden fas fasen del delen"
    ),
    nouns_of_second=words("dagen veckan månaden kvartalet året gången steget fasen"),
    date_articles=words("den"),
    clock=words("kl kl. klockan"),
    limits_before={
        "at_most": words(
            "högst upp_till maximalt max max. som_mest som_längst inte_mer_än inte_längre_än inte_fler_än "
            "maximum ett_maximum_på"
        ),
        "at_least": words(
            "minst åtminstone som_minst lägst minimum minimalt inte_mindre_än inte_kortare_än inte_färre_än"
        ),
        "exactly": words("exakt precis"),
    },
    day_limits_before={"at_most": words("senast"), "at_least": words("tidigast")},
    limits_after={
        "at_most": words("som_mest som_längst eller_mindre eller_kortare eller_färre eller_yngre max maximalt"),
        "at_least": words("eller_mer eller_längre eller_fler eller_mera eller_äldre och_uppåt som_minst"),
    },
    limit_links=words("i på om under den efter"),
    references=words(
        "sfs sou prop prop. proposition kap kap. kapitel kapitlet artikel artiklarna art. avsnitt stycke "
        "paragraf paragrafen punkt punkten bilaga tabell figur wcag iso iec rfc version dnr diarienummer box telefon "
        "tfn tel. tel fax nummer nr nr."
    ),
    numbered_references=words("kap kap. kapitlet"),
    law_parts=words("stycket punkten meningen ledet"),
    look_alikes=words(
        "tredje_part tredje_parten tredje_parts tredje_man tredje_land tredje_länder första_hälften andra_hälften "
        "båda_två bägge_två 24_timmar_om_dygnet"
    ),
)
