#!/usr/bin/env bash
# The questions that users ask of the record, by their numbers, each answered on the demo's story.
# Those about results, scores and disputes (4, 7, 18, 19, 22, 27-30, 36, 37) are not asked: nothing
# records these yet.
source "$(dirname "$0")/expect.sh"

expect 0 "$banchi" demo story --story
size=$(field size)
last=$((size - 1))

# view PATH ARGUMENT...: reads it as JSON; holds EXPRESSION: so it is of that answer, `d`.
view() { expect 0 "$banchi" get story "$@" -o json; }
holds() {
    python3 - "$1" <<'END' || fail "question $asked: not so: $1"
import json, sys
d = json.load(open("out"))
items = d.get("items", [])
fields = d.get("fields", [])
def of(rule): return [f["subject"] for f in items if f["rule"] == rule]
def weight(code): return next(k["weight_bp"] for k in d["kpis"] if k["code"] == code)
def item(number): return next(i for i in d["agenda"] if i["number"] == number)
sys.exit(0 if eval(sys.argv[1]) else 1)
END
    checks=$((checks + 1))
}
question() { asked="$1, $2"; }

question 1 "Who changed the weight of KPI 3 of กรอ. after the meeting, from what, by which resolution?"
expect 0 "$banchi" blame story agreements/diw/2569 --field kpis/DIW-69-03/weight_bp -o json
holds 'fields[0]["value"] == 1800 and fields[0]["proposed_by"]["person"] == "officer-diw"'
holds 'fields[0]["applied_by"]["subject"] == "item/2568-10-27/1"'
holds 'fields[0]["earlier"][0]["value"] == 1500'

question 2 "สอน.'s full agreement as in force on 31 March 2569?"
view agreements/ocsb/2569 --effective 2026-03-31
holds 'len(d["kpis"]) == 7 and d["revision"] == 2 and weight("OCSB-69-05") == 1500'

question 3 "What did the record say on 20 January about what is in force in March?"
view agreements/ocsb/2569 --effective 2026-03-31 --at 2026-01-20T00:00:00Z
holds 'd["revision"] == 1 and weight("OCSB-69-05") == 1000'

question 5 "Changes requested outside a window"
view findings --limit 1000
holds 'set(of("outside_change_window")) == {"change/tisi-late", "change/ocsb-sweetness"}'

question 6 "Changes with an inadmissible reason code"
holds 'set(of("reason_code")) == {"change/tisi-delay", "change/diprom-results"}'

question 8 "Do weights total 10,000 at every position in history?"
for agency in diw oie diprom dpim ocsb tisi ops; do
    expect 0 "$banchi" get story "agreements/$agency/2569/history" --limit 1000 -o json
    holds 'all(sum(c["after"].values()) == 10000 for e in items for c in e["changes"]
               if c["field"] == "weights" and c["after"])'
done

question 9 "Where did a cancelled KPI's weight go?"
view changes/oie-cancel
holds 'd["proportional"] and d["cancelled"] == ["OIE-69-04"]'
view agreements/oie/2569
holds 'weight("OIE-69-01") == 3750 and weight("OIE-69-02") == 3750 and weight("OIE-69-03") == 2500'

question 10 "Any KPI added after 1 October?"
view findings --limit 1000
holds 'of("new_kpi_midyear") == ["change/diprom-new"]'

question 11 "Is the signed content the approved one, byte for byte?"
view agreements/ocsb/2569
holds 'd["signatures"][0]["digest"] == d["timeline"][0]["digest"] and d["status"] == "in_force"'

question 12 "Which resolution approved revision 2 of สอน., and was there quorum, under which rules?"
view agreements/ocsb/2569
holds 'd["timeline"][1]["conclusion"] == "item/2569-01-28/1" and d["framework"] == "framework/2569/2"'
view meetings/2569-01-28
holds 'sum(a["capacity"] in ("chair", "member") for a in d["attendance"]) == 7'
view frameworks/2569/2
holds 'd["quorum"] == {"more_than": True, "part": 1, "whole": 2}'

question 13 "Who was absent, who acted for whom?"
view meetings/2569-02-25
holds '[a["for"] for a in d["attendance"] if a["person"] == "acting-dpim"] == ["vice-b"]'
holds 'not any(a["person"] == "vice-b" for a in d["attendance"])'

question 14 "Who voted on their own agency without a ruling; who presided over สปอ.'s item?"
view findings --limit 1000
holds 'of("own_agency") == ["ballot/2568-11-20/1/head-tisi"]'
holds 'of("interest_unruled") == ["ballot/2569-01-28/1/member-c"]'
view meetings/2568-10-27
holds 'item(7)["presiding"]["presiding"] == "vice-a"'

question 15 "Comments never answered; comments that led to a change"
view "comments?fiscal_year=2569"
holds '[c["id"] for c in items if c["answer"] is None] == ["diw-licences", "ocsb-burnt"]'
holds '[c["id"] for c in items if c["answer"] and c["answer"]["led_to"]] == ["oie-tfp"]'

question 16 "Joint KPI changes without the sub-committee"
view findings --limit 1000
holds 'of("joint_without_subcommittee") == ["item/2569-01-28/5"]'

question 16 "All agencies that share a joint KPI, with weights and lead"
view registers/JK-GHG-69
holds '[a["agency"] for a in d["adopted"] if a["role"] == "lead"] == ["diw"]'
holds 'sorted(a["agency"] for a in d["adopted"]) == ["diw", "dpim", "tisi"]'
holds 'all(a["weight_bp"] > 0 for a in d["adopted"])'

question 17 "Strategic KPIs not cascaded, and why"
view registers/SK-CIRCULAR-69
holds '{a["agency"]: bool(a["reason"]) for a in d["not_adopted"]} == {"diw": False, "dpim": True}'

question 20 "Events signed by a key later declared compromised"
view findings --limit 1000
holds 'of("compromise") == ["person/officer-oie"]'
view people/officer-oie
holds 'any(k["compromised_since"] is not None for k in d["keys"])'

question 21 "Corrections, clerical and transcription, each with its document"
view "corrections?fiscal_year=2569"
holds '[c["mistake"] for c in items] == ["transcription", "clerical"]'
holds 'all(c["document"]["document"] for c in items)'

question 23 "Entries recorded more than 7 days after they occurred"
view events --limit 1000
holds 'all(e["occurred"] < "2025-09-20" for e in items if e["occurred"][:7] < e["recorded"][:7])'

question 24 "Prove that event N is in the log, and that nothing was rewritten"
serve story --public-read
expect 0 curl -sSf "$url/v1/events/$last/proof"
says "c2sp.org/tlog-proof@v1" "demo.banchi.example/2569"
stop
expect 0 "$banchi" verify story

question 25 "Replay: does the state equal the published view?"
expect 0 "$banchi" replay story --into rebuilt
says "equal"

question 26 "Everything that one person signed; their ballots, own and recorded apart"
view "events?actor=member-a" --limit 1000
holds 'len([e for e in items if e["type"] == "ballot.cast"]) >= 5'
holds 'all("member-a" in [e["actor"]] + [c["person"] for c in e["cosigners"]] for e in items)'
view "events?type=ballot.cast" --limit 1000
holds '[e["acting"] for e in items if e["recorded_act"]] == ["member-c", "member-b"]'

question 31 "What changed since the committee's last meeting?"
concluded=$("$banchi" get story meetings/2569-02-25 -o json | grep -oE '"index": [0-9]+' | tail -1 |
    grep -oE '[0-9]+')
view "events?from=$concluded" --limit 1000
holds '"change/ocsb-drought" in [e["subject"] for e in items]'

question 32 "Which decisions rest on recorded acts, how many on own ones; which were contested?"
view meetings/2568-10-27
holds 'item(5)["conclusion"]["own"]["in_favour"] == 3'
holds 'item(5)["conclusion"]["recorded"]["in_favour"] == 1 and item(5)["ballots"][0]["contested"] == 1'

question 33 "Which conditions of a resolution are unmet, and since when?"
holds '[c["met"]["date"] for c in item(4)["conditions"]] == ["2025-11-03"]'

question 34 "What is marked irregular, under which rule, by whose exception?"
view findings --limit 1000
holds '"item/2569-01-28/7" in of("exception_cited")'
holds 'all(f["why"]["th"] and f["why"]["en"] for f in items)'

question 35 "What waits for whom, and for how long?"
view waiting --limit 1000
holds '"ballot/item/2569-07-01/1" in [w["key"] for w in items]'

question 38 "Who presided and who left for each item?"
view meetings/2568-10-27
holds '[r["person"] for r in item(7)["recusals"] if r["recused"]] == ["chair-a"]'
holds 'all(i["presiding"]["presiding"] == "chair-a" for i in d["agenda"] if i["number"] < 7)'

question 39 "Who held the office on the day of signing, substantively or acting?"
view agreements/dpim/2569
holds '[s["holding"] for s in d["signatures"]] == ["acting", "substantive"]'
view findings --limit 1000
holds 'of("holder_changed") == ["agreement/ocsb/2569"]'

done_well
