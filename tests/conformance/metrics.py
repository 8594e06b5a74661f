"""Parses Prometheus's text format strictly: metrics.py FILE NAME...

Every family has one HELP and one TYPE before its samples, which stand together; names, labels and
values are well-formed, no sample comes twice, counters end in _total and never fall below zero, other
units are base units, histograms are cumulative up to +Inf and agree with their _count. Each NAME must
be a family of the file. Prints how many samples there are and exits 0, or says what is wrong and
exits 2.
"""
import re
import sys

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*"'
SAMPLE = re.compile(rf"^({NAME})(?:\{{({LABEL}(?:,{LABEL})*)?,?\}})? (\S+)$")
BASE_UNITS = ("_seconds", "_bytes", "_total", "_info", "_events", "_connections", "_streams")


class Wrong(Exception):
    pass


def need(condition, what):
    if not condition:
        raise Wrong(what)


def family_of(name, types):
    if name in types:
        return name
    for suffix in ("_bucket", "_sum", "_count"):
        base = name.removesuffix(suffix)
        if base != name and types.get(base) == "histogram":
            return base
    raise Wrong(f"{name} has no TYPE")


def check_histogram(name, samples):
    series = {}
    for sample, labels, value in samples:
        within = dict(re.findall(r'(\w+)="((?:[^"\\]|\\.)*)"', labels))
        bound = within.pop("le", None)
        one = series.setdefault(tuple(sorted(within.items())), {"buckets": [], "count": None})
        if sample.endswith("_bucket"):
            one["buckets"].append((float(bound.replace("+Inf", "inf")), value))
        if sample.endswith("_count"):
            one["count"] = value
    for one in series.values():
        bounds = [bound for bound, _ in one["buckets"]]
        counts = [count for _, count in one["buckets"]]
        need(bounds == sorted(bounds) and bounds[-1:] == [float("inf")], f"{name}: its bounds")
        need(counts == sorted(counts) and counts[-1] == one["count"], f"{name}: its counts")


def parse(text):
    types, helps, families, seen, current = {}, set(), {}, set(), None
    need(text.endswith("\n"), "the last line has no end")
    for line in text.splitlines():
        if line.startswith("# HELP "):
            name = line.split(" ")[2]
            need(name not in helps, f"{name}: a second HELP")
            need(len(line.split(" ", 3)[3].strip()) > 0, f"{name}: an empty HELP")
            helps.add(name)
        elif line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ")
            need(name in helps and name not in types, f"{name}: HELP, then one TYPE")
            need(kind in ("counter", "gauge", "histogram"), f"{name}: {kind}")
            types[name] = kind
            families[name] = []
            current = name
        else:
            match = SAMPLE.match(line)
            need(match, f"no sample: {line}")
            name, labels, value = match[1], match[2] or "", float(match[3])
            need(family_of(name, types) == current, f"{name} is not with its family")
            need((name, labels) not in seen, f"{name}{{{labels}}} comes twice")
            seen.add((name, labels))
            families[current].append((name, labels, value))
    return types, families


def check(types, families):
    for name, kind in types.items():
        need(name.startswith("banchi_"), f"{name}: whose is it?")
        need(name.endswith(BASE_UNITS), f"{name}: no base unit")
        need((kind == "counter") == name.endswith("_total"), f"{name}: {kind}")
        if kind == "histogram":
            check_histogram(name, families[name])
        if kind == "counter":
            need(all(value >= 0 for _, _, value in families[name]), f"{name} fell")


def main(file, *names):
    types, families = parse(open(file, encoding="utf-8").read())
    check(types, families)
    for name in names:
        need(families.get(name), f"there is no sample of {name}")
    print(f"{sum(map(len, families.values()))} samples in {len(families)} families")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        sys.exit(2)
