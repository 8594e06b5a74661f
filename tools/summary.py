"""Prints the short table that closes ./tools/test: rules by what tests saw of them, and tests."""
import pathlib
import sys
import xml.etree.ElementTree

results, minutes = pathlib.Path(sys.argv[1]), sys.argv[2]
tests = failed = skipped = 0
rules = {"accepted": set(), "refused": set(), "marked": set()}
for file in sorted(results.glob("*.xml")):
    for case in xml.etree.ElementTree.parse(file).getroot().iter("testcase"):
        tests += 1
        failed += case.find("failure") is not None
        skipped += case.get("result") == "skipped" or case.find("skipped") is not None
        for item in case.iter("property"):
            kind, _, name = item.get("name").partition(".")
            if kind in rules:
                rules[kind].add(name.rpartition("/")[2])
print()
print(f"| event types accepted | {len(rules['accepted']):5} |")
print(f"| rules seen refusing  | {len(rules['refused']):5} |")
print(f"| rules seen marking   | {len(rules['marked']):5} |")
print(f"| tests                | {tests:5} |")
print(f"| minutes              | {minutes:>5} |")
print()
print(f"{tests - failed - skipped} passed, {failed} failed, {skipped} skipped")
