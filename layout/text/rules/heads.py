"""What a break between two words of a head costs the sense, and what a choice of breaks costs the eye.

The first row that fits decides.  Both sides are regular expressions over words with their parts of speech,
`<矛盾/n><化解/v>`: one that what stands above must end with, one that what stands below must begin with.  The tags are
those of the segmenter's dictionary (n noun, v verb, vn verbal noun, m numeral, q measure word, p preposition, …); x is
what is no word, so marks and quotes.  Rows that cite no clause are the house's own judgement, in this order: between
sentences, between subject and predicate, between verb and object, last between a modifier and its head.
"""

from __future__ import annotations

import re
from functools import lru_cache

NEVER = 9.0

GROUPS = {
    "WORD": r"<[^<>]*>",
    "N": r"<[^<>]*/(?:n\w*|j|s|l|eng|vn|an|x)>",
    "V": r"<(?![^<>]*起/|[每各])[^<>]*/(?:v|vd|vi|vg|vq|l|i|zg)>",
    "COUNT": r"<[^<>]*/(?:m|q|mq)>",
    "OPENER": (
        r"<(?:应当?|能否?|可以?|要|会|须|不得|是否|如何|怎[么样]|怎么办|算不算|有没有|该|将|能|竟|同比|环比|累计|依法|"
        r"成功|正式|全面|首次|再次|[^<>]*/d)(?:/\w+)?>"
    ),
    "SUBJECT": r"(?:{N}|<[^<>]*/(?:t|f|m|r)>)+",
    "DONE": (
        r"(?:<(?:持续|逼近|告破|落网|开幕|闭幕|上线|开通|上涨|下降|增长|宣判|开庭|施行|亮相|重开|开放|获奖|受伤|被捕|罢工|"
        r"结束|开始|成立|发生|到来|问世|停运|复工|开学|退休|"
        r"落地|收官|合龙|通车|竣工|开工|启用|生效|出台|到账|翻番|脱贫|卫冕|出局|晋级|落成|封顶|首飞)/\w+>|"
        r"<将/d><至/p>|<(?:能否|是否|如何|怎么)/\w+>{V})"
    ),
    "FIGURE": r"(?:<[0-9.]+/m><[℃%]/x>|<[^<>]*[%％℃]/\w+>)",
    "TIME": r"(?:<[^<>]*日?起/\w+>|<[^<>]*/t>|<时隔/\w+><[^<>]*/m>|<[^<>]*[月日晚]/m>)",
    "PLACE": r"<(?:.|以[上下内外来]|之[间后前内外中]|期间|左右|当中|前后)/f>",
}
"""Groups of words that the rows name."""

SENSE: tuple[tuple[str, str, float, str], ...] = (
    # what stands above, to its end; what stands below, from its start; cost; why
    (r"<：/\w+>", "", -0.3, "GB/T 15834 4.7: who speaks, and what"),
    (r"<[，；。？！]/\w+>", "", -0.3, "GB/T 15834 4: a pause in the sentence is a pause of the head"),
    (r"<[—…]+/\w+>", "", -0.3, "GB/T 15834 4.10, 4.11: so is a dash or an ellipsis"),
    (r"<\s+/\w+>", "", -0.3, "a space in a head stands for a comma"),
    ("", r"<\s+/\w+>", -0.3, "a space in a head stands for a comma"),
    ("", r"<[—…]+/\w+>", NEVER, "a dash or an ellipsis ends the line above"),
    (r"<、/\w+>", "", 0.1, "GB/T 15834 4.5: a pause within a list"),
    (r"{V}", r"<[过到得地]/\w+>", NEVER, "what a verb has come to stays with it"),
    ("", r"<[的了着们]/\w+>", NEVER, "composition.md: not before 的 了 着 们"),
    ("", r"(?:<[^<>]*/(?:u\w*|y|k)>|{PLACE})", NEVER, "particles, suffixes and words of place lean on the word before"),
    (r"<[每各这那第新]/\w+>", "", NEVER, "a determiner reaches for its noun"),
    (r"{DONE}", "", 0.0, "a sentence is ended by a verb that takes no object"),
    (r"<(?:[^<>]*/(?:p|c|h)|到/v)>", "", NEVER, "a preposition or a conjunction stays with what it governs"),
    (r"<[^<>]*/m>", r"<[^<>]*/(?:q|m)>", NEVER, "composition.md: number and unit"),
    (r"<[^<>]*[一二三四五六七八九十百千万两几数]/m>", r"{N}", 0.7, "a numeral without its measure word"),
    (r"<(?:记者|通讯员|特派员)/\w+>", "", NEVER, "a byline's name stays with 记者"),
    (r"{OPENER}", "", 0.8, "an adverb or an auxiliary stays with its verb"),
    (r"{V}", r"<[在于至自向给]/\w+>", 0.6, "a verb and where it goes"),
    ("", r"<(?:起[^<>]*/\w+|[日号年月]/m)>", NEVER, "the rest of a date"),
    (r"{TIME}", "", 0.0, "after a time"),
    (r"(?:{FIGURE}|{V}(?:<[^<>]*/m>)?<[^<>]*[次倍成元里岁吨]/\w+>)", r"{SUBJECT}{OPENER}*{V}", 0.0, "or by a figure"),
    (r"<[^<>]{3,}/[il]>", r"{SUBJECT}{OPENER}*{V}", 0.0, "or by a set phrase"),
    (r"{V}", r"{SUBJECT}{OPENER}*{V}", 0.2, "two sentences"),
    (r"{V}{N}", r"{SUBJECT}{OPENER}*{V}", 0.1, "two sentences, the first ended by its object"),
    (r"{V}{WORD}*{N}{N}", r"{SUBJECT}{OPENER}*{V}", 0.25, "or by a long object"),
    (r"<[^<>]*[年天周季]/m>", "", 0.15, "after a span of time"),
    (r"<：/\w+>{WORD}*{N}", r"(?:{OPENER}|{V})", 0.35, "a sentence has begun behind the colon"),
    (r"{PLACE}", "", 0.05, "after a place or a time with its word of place"),
    (r"{TIME}{N}+", r"(?:{OPENER}|{V})", 0.25, "a time has opened the sentence: better behind that"),
    (r"{N}", r"<(?:[是算能要该有会]不[是算能要该会]|有没有|是否|能否|如何|怎么\w*)/\w+>", -0.1, "before a question"),
    (r"{V}{N}", r"{V}", 0.15, "two predicates"),
    (
        r"(?:{V}|{DONE}){WORD}*{N}",
        r"(?:{OPENER}|<[^<>]*/vn><[^<>]*/m>|<[^<>]*/v>)",
        0.4,
        "a sentence has begun above: its subject goes with it",
    ),
    ("", r"<[^<>]*/(?:p|c)>|<到/v>", 0.05, "before the preposition that opens the predicate"),
    (r"{N}", r"(?:{OPENER}|<[^<>]*/vn><[^<>]*/m>|{V})", 0.05, "subject and predicate"),
    ("", r"{OPENER}", 0.2, "before an adverb or an auxiliary"),
    (r"{N}", r"{COUNT}+(?:<∶/x>{COUNT})?{V}", 0.05, "before the count that opens the predicate"),
    ("", r"<[^<>]*/(?:t|s)>", 0.05, "before a time or a place"),
    (r"{COUNT}", r"{V}", 0.15, "after a count, before the verb"),
    (r"<[^<>]*/(?:q|mq)>", "", 0.4, "a count and what is counted"),
    (r"<[^<>]*/r>", r"{N}", 0.6, "a pronoun and its noun"),
    ("", r"<[^<>]*/r>", 0.15, "before a pronoun or a question word"),
    (r"<的/\w+>", r"{WORD}$", 0.5, "one word behind 的"),
    (r"<的/\w+>", "", 0.1, "after 的, where nothing better is"),
    (r"<[”》]/\w+>", r"{N}", 0.4, "a quotation or a title and what it is"),
    (r"<[”》]/\w+>", "", 0.2, "after a quotation or a title"),
    ("", r"<[“《]/\w+>", 0.25, "before a quotation or a title"),
    (r"{V}", r"{COUNT}", 0.25, "verb and count"),
    (r"{V}", r"{V}", 0.25, "two verbs"),
    (r"{V}", "", 0.3, "verb and object"),
    (r"<[^<>]*/s>", "", 0.4, "a place and what is there"),
    ("", r"<[一二三四五六七八九十百]+大/\w+>", 0.1, "before the best so many"),
    (r"{N}", r"<[^<>]{2,}/(?:a|ad)>", 0.2, "before an adjective with its noun"),
    ("", r"{COUNT}", 0.2, "before a count"),
    (r"<[^<>]*/(?:a|b|ad)>", "", 0.6, "adjective and noun"),
    ("", r"<[^<>]*/nr\w*>", 0.5, "title and name"),
    ("", "", 0.5, "modifier and head: a compound of nouns"),
)

SINGLE = 0.25
"""Besides, for a break that leaves a word of one Han character at the end or the start of a line."""

SINGLE_ABOVE = frozenset("n ng v vg a ag m q j b nr ns zg x".split())
SINGLE_BELOW = frozenset("n ng vg ag q j b ns zg x".split())
"""Of these parts of speech; a verb of one character may begin a line but not end one."""

INSIDE_WORD = 2.0
"""A break inside a word, only taken where nothing else fits (`head-breaks-word`)."""

INSIDE_NAME = 4.0
"""A break inside a name of the lexicon, a number and its unit, a short title or quotation."""

UNEVEN = 0.9
"""For a widest line twice as wide as lines of even width."""

SHORT_ABOVE = 0.35
"""For a line shorter by an even width than the one below it (composition.md: not much shorter)."""


SHORT_LINE = 1.0
"""For a line shorter than half an even width, by what it lacks."""


@lru_cache(maxsize=1)
def sense() -> tuple[tuple[re.Pattern[str], re.Pattern[str], float], ...]:
    """The rows, compiled when the first head is broken."""

    def whole(row: str) -> str:
        for name, words in reversed(GROUPS.items()):
            row = row.replace(f"{{{name}}}", f"(?:{words})")
        return row

    return tuple(
        (re.compile(rf"(?:{whole(above)})$"), re.compile(whole(below)), cost) for above, below, cost, _ in SENSE
    )
