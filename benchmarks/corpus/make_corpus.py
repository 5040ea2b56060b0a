#!/usr/bin/env python3
# ruff: noqa
"""Build identifying.jsonl and compliant.jsonl from the marked-up text beside this file.

identifying.txt   records separated by a line '%%'; mark-up [[PERSON|stratum:text]] or [[TYPE:text]]
compliant.txt     records separated by a line '%%'; no mark-up
name_origins.tsv  labelled name <TAB> origin (only used to check the spread of names)

Offsets are Python character (code point) offsets, end exclusive.
Run:  python3 make_corpus.py      (exit status 1 if any check fails)
"""

import json, re, sys, unicodedata
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
STRATA = [
    "common_cap",
    "rare_cap",
    "sent_start",
    "wordname_mid",
    "wordname_start",
    "lower",
    "lower_word",
    "possessive",
    "caps",
    "surname_only",
    "hyphen_multi",
    "misspelt",
    "nickname",
]
TYPES = [
    "PERSON",
    "DOB",
    "DATE",
    "NHS",
    "UPN",
    "NINO",
    "POSTCODE",
    "ADDRESS",
    "PHONE",
    "EMAIL",
    "URL",
    "USERNAME",
    "REF",
    "PLACE_ORG",
    "INITIALS",
]
MARK = re.compile(r"\[\[([A-Z_]+)(?:\|([a-z_]+))?:(.*?)\]\]", re.S)
errors = []


def err(msg):
    errors.append(msg)


def records(path):
    raw = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    return [r.strip() for r in re.split(r"(?m)^%%[ \t]*$", raw) if r.strip()]


def parse(rec):
    out, spans, pos, n = [], [], 0, 0
    for m in MARK.finditer(rec):
        out.append(rec[pos : m.start()])
        n += m.start() - pos
        t = m.group(3)
        spans.append({"start": n, "end": n + len(t), "type": m.group(1), "stratum": m.group(2)})
        out.append(t)
        n += len(t)
        pos = m.end()
    out.append(rec[pos:])
    return {"text": "".join(out), "spans": spans}


def at_sentence_start(text, i):
    """Text start, start of a line (after any bullet), or after . ! ? and a space."""
    return bool(re.search(r"(?:^|\n)[\s\-*•>(\"“']*$|[.!?][\"”')]*\s+[\"“'(]*$", text[:i]))


def nhs_ok(s):
    d = re.sub(r"\D", "", s)
    if len(d) != 10:
        return False
    c = 11 - sum(int(x) * (10 - i) for i, x in enumerate(d[:9])) % 11
    return c != 10 and (0 if c == 11 else c) == int(d[9])


UPN_L = "ABCDEFGHJKLMNPQRTUVWXYZ"


def upn_ok(s):
    if not re.fullmatch(r"[A-Z]\d{11}[\dA-Z]", s):
        return False
    last = int(s[12]) if s[12].isdigit() else UPN_L.index(s[12])  # letter = temporary UPN
    tot = sum(int(x) * (i + 2) for i, x in enumerate(s[1:12])) + 13 * last
    return UPN_L[tot % 23] == s[0]


DRAMA = re.compile(
    r"0(?:11[3-8]|1[2-6]1)4960\d{3}|01914980\d{3}|02079460\d{3}|0289649[6]\d{3}|02920180\d{3}|"
    r"01632960\d{3}|07700900\d{3}|08081570\d{3}|09098790\d{3}|0306999\d{4}"
)
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{2}", re.I)
NINO = re.compile(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]", re.I)


def check(rec, n):
    text, spans = rec["text"], rec["spans"]
    where = f"identifying record {n}"
    if "[[" in text or "]]" in text or "{" in text:
        err(f"{where}: stray mark-up: {text[:80]}")
    last = 0
    for s in spans:
        t, typ, st = text[s["start"] : s["end"]], s["type"], s["stratum"]
        if typ not in TYPES:
            err(f"{where}: type {typ}")
        if s["start"] < last:
            err(f"{where}: overlap at {t}")
        last = s["end"]
        if not t or t != t.strip():
            err(f"{where}: blank edge {t!r}")
        if (typ == "PERSON") != (st is not None) or (st and st not in STRATA):
            err(f"{where}: stratum {st} on {typ} {t}")
        start = at_sentence_start(text, s["start"])
        after = text[s["end"] : s["end"] + 2]
        if st in ("sent_start", "wordname_start") and not start:
            err(f"{where}: {t} not at sentence start ({st})")
        if st in ("common_cap", "rare_cap", "wordname_mid") and start:
            err(f"{where}: {t} at sentence start ({st})")
        if st in ("lower", "lower_word") and t != t.lower():
            err(f"{where}: {t} not lower")
        if st == "caps" and t != t.upper():
            err(f"{where}: {t} not caps")
        if st == "possessive" and not (after[:1] in ("'", "’") or t.endswith("s")):
            err(f"{where}: {t} not possessive")
        if st == "hyphen_multi" and not re.search(r"[- '’]", t):
            err(f"{where}: {t} not multi-part")
        if (
            st
            in (
                "common_cap",
                "rare_cap",
                "sent_start",
                "wordname_mid",
                "wordname_start",
                "surname_only",
            )
            and not t[0].isupper()
        ):
            err(f"{where}: {t} not capitalised")
        if typ == "NHS" and not nhs_ok(t):
            err(f"{where}: NHS check digit {t}")
        if typ == "UPN" and not upn_ok(t):
            err(f"{where}: UPN {t}")
        if typ == "PHONE" and not DRAMA.fullmatch(re.sub(r"^\+?44", "0", re.sub(r"[^\d+]", "", t))):
            err(f"{where}: phone {t}")
        if typ == "POSTCODE" and not POSTCODE.fullmatch(t.replace(" ", "")):
            err(f"{where}: postcode {t}")
        if typ == "NINO" and not NINO.fullmatch(re.sub(r"[ -]", "", t)):
            err(f"{where}: NINO {t}")


def main():
    ident = [parse(r) for r in records(HERE / "identifying.txt")]
    comp = [{"text": r} for r in records(HERE / "compliant.txt")]
    origins = {}
    for line in (HERE / "name_origins.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip():
            k, v = line.split("\t")
            origins.setdefault(unicodedata.normalize("NFC", k), v)

    by_type, by_stratum, by_origin, names = Counter(), Counter(), Counter(), Counter()
    for n, r in enumerate(ident, 1):
        check(r, n)
        if not r["spans"]:
            err(f"identifying record {n} has no span: {r['text'][:80]}")
        for s in r["spans"]:
            by_type[s["type"]] += 1
            if s["type"] == "PERSON":
                t = r["text"][s["start"] : s["end"]]
                by_stratum[s["stratum"]] += 1
                names[t] += 1
                if t not in origins:
                    err(f"no origin for {t}")
                by_origin[origins.get(t, "?")] += 1
    for label, recs in (("identifying", ident), ("compliant", comp)):
        seen = Counter(r["text"] for r in recs)
        for t, c in seen.items():
            if c > 1:
                err(f"{label}: duplicate record {t[:60]}")
    # hard patterns that must never be found outside a span, nor anywhere in the compliant set
    hard = {
        "NHS": r"\b\d{3}[ .-]?\d{3}[ .-]?\d{4}\b",
        "email": r"\S+@\S+\.\S+",
        "phone": r"\b0\d{2,4}[ ]?\d{3}[ ]?\d{3,4}\b",
        "date": r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b",
        "postcode": r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
        "url": r"https?://|www\.",
        "upn": r"\b[A-Z]\d{12}\b",
    }

    def blank(r):
        t = list(r["text"])
        for s in r.get("spans", []):
            t[s["start"] : s["end"]] = "¤" * (s["end"] - s["start"])
        return "".join(t)

    for label, recs in (("identifying", ident), ("compliant", comp)):
        for n, r in enumerate(recs, 1):
            for k, p in hard.items():
                for m in re.finditer(p, blank(r)):
                    err(f"{label} record {n}: unlabelled {k}: {m.group(0)!r} in {r['text'][:60]!r}")

    words = sum(len(re.findall(r"\w[\w'’/.-]*", r["text"])) for r in comp)
    iwords = sum(len(re.findall(r"\w[\w'’/.-]*", r["text"])) for r in ident)
    for cond, msg in [
        (len(ident) >= 200, "identifying < 200"),
        (by_type["PERSON"] >= 250, "PERSON < 250"),
        (words >= 8000, "compliant words < 8000"),
        (len(by_origin) >= 18, "origins < 18"),
    ]:
        if not cond:
            err(msg)
    for s in STRATA:
        if by_stratum[s] < 12:
            err(f"stratum {s} {by_stratum[s]} < 12")
    for t in TYPES:
        if by_type[t] < 10:
            err(f"type {t} {by_type[t]} < 10")

    for name, recs in (("identifying.jsonl", ident), ("compliant.jsonl", comp)):
        with open(HERE / name, "w", encoding="utf-8") as f:
            for r in recs:
                f.write(json.dumps(r, ensure_ascii=False) + "\n")
    # read back: every span of the written file must match the mark-up text
    back = [json.loads(l) for l in open(HERE / "identifying.jsonl", encoding="utf-8")]
    marked = [[m.group(3) for m in MARK.finditer(r)] for r in records(HERE / "identifying.txt")]
    for n, (r, ts) in enumerate(zip(back, marked), 1):
        if [r["text"][s["start"] : s["end"]] for s in r["spans"]] != ts:
            err(f"read-back mismatch in record {n}")

    print(
        json.dumps(
            {
                "identifying_records": len(ident),
                "identifying_words": iwords,
                "compliant_records": len(comp),
                "compliant_words": words,
                "spans": sum(by_type.values()),
                "types": {t: by_type[t] for t in TYPES},
                "strata": {s: by_stratum[s] for s in STRATA},
                "distinct_names": len(names),
                "origins": dict(by_origin.most_common()),
            },
            indent=1,
            ensure_ascii=False,
        )
    )
    for e in errors:
        print("CHECK FAILED:", e)
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
