#!/usr/bin/env bash
# `banchi demo`: the meeting of 19 September 2568 as the news item states it, twice the same.
project=$(realpath "$(dirname "$0")/../..")
readme=$project/README.md
source "$(dirname "$0")/expect.sh"

expect 0 "$banchi" demo one
says "demo.banchi.example/2569" "simulated"
root=$(field root)
size=$(field size)
expect 0 "$banchi" demo two
[ "$(field root)" = "$root" ] || fail "another root in another run"
expect 1 "$banchi" demo one
errs "holds something"

# 42 KPIs in seven agencies, presented; none approved, no revision in force.
expect 0 "$banchi" get one "agreements?fiscal_year=2569" -o ndjson
[ "$(grep -cF '"status":"presented"' out)" = 7 ] || fail "seven agreements presented"
for pair in diw=6 oie=4 diprom=7 dpim=4 ocsb=7 tisi=7 ops=7; do
    grep -F "\"agency\":\"${pair%=*}\"" out | grep -qF "\"kpis\":${pair#*=}," ||
        fail "KPIs of ${pair%=*}"
done
! grep -qE '"revision":[0-9]' out || fail "something is approved"
[ "$(grep -cF '"weights_total_bp":10000' out)" = 7 ] || fail "weights total 10,000"
expect 0 "$banchi" get one agreements/diw/2569 -o json
says "illustrative" "not_stated" '"clock": "simulated"'
expect 0 "$banchi" get one kpis/OIE-69-03
says "adopted by Cabinet"

# The meeting: three items acknowledged, seven presented; nobody presides over the chair's own.
expect 0 "$banchi" get one meetings/2568-09-19 -o json
[ "$(grep -cF '"outcome": "acknowledged"' out)" = 3 ] || fail "three acknowledged"
[ "$(grep -cF '"outcome": "presented"' out)" = 7 ] || fail "seven presented"
! grep -qE '"outcome": "(approved|deferred|returned|rejected)' out || fail "another outcome"
[ "$(grep -cF '"presiding": null' out)" = 1 ] || fail "one item without presiding"
says "ห้องประชุม อก.1 ชั้น 2 และออนไลน์ (Zoom)"
! grep -qE '"mode": "(room|online)"' out || fail "the news does not say who sat where"

# The register: seven monitor entries and three main joint KPIs, each with the agencies' parts.
expect 0 "$banchi" get one registers -o ndjson
[ "$(grep -cF '"kind":"monitor"' out)" = 7 ] || fail "seven monitor entries"
[ "$(grep -cF '"kind":"joint"' out)" = 3 ] || fail "three joint entries"
expect 0 "$banchi" get one registers/JK-GHG-69 -o json
says DIW-69-02 DPIM-69-04 TISI-69-07 '"source": "illustrative"'
[ "$(grep -cF '"expected_role"' out)" = 3 ] || fail "three parts"
! grep -qF '"role": null' out || fail "a part without its role"

expect 0 "$banchi" get one "events?type=meeting.convened" -o json
says "short_notice"

# The README's first event by hand, as it is written there.
sed -n "/^## One's first event/,/^\`init\`/p" "$readme" | sed -n '/^```$/,/^```$/p' | grep -v '^```' >by-hand
mkdir hand
(cd hand && PATH="$(dirname "$banchi"):$PATH" expect 0 bash -eu ../by-hand)
says "registered the agency" "size             2"

# Only the two recorders hold keys and sign; what others did is a recorded act.
expect 0 "$banchi" get one people --limit 100 -o ndjson
[ "$(grep -cF '"keys":1' out)" = 2 ] || fail "two keys in all"
expect 0 "$banchi" get one events --limit 1000 -o ndjson
[ "$(wc -l <out)" = "$size" ] || fail "all events are listed"
[ "$(grep -cF '"actor":"demo-recorder-1"' out)" = "$size" ] || fail "somebody else signs"
grep -F '"type":"kpi.proposed"' out | grep -vqF '"recorded_act":true' && fail "an own proposal"
grep -vqF 'Demo entry from the news item' out && fail "an entry without its source"

# Every event after the first binds the history that its signer had seen.
for index in 1 2 50 "$((size - 1))"; do
    expect 0 "$banchi" get one "events/$index" -o json
    says basissize basisroot
done

# The record a week before the weights: KPIs, and no weights yet.
expect 0 "$banchi" blame one agreements/diw/2569 --field kpis/DIW-69-03
expect 0 "$banchi" blame one agreements/diw/2569 --field weight_bp
says "2025-10-01T02:0" "recorded by demo-recorder-1" "Deputy head of the Department"
expect 0 "$banchi" get one agreements/diw/2569 --at 2025-09-24T02:00:00Z -o json
says "DIW-69-03" '"weight_bp": "not_stated"'

# Tables say what they are made of.
expect 0 "$banchi" blame one agreements/diw/2569 --field weight_bp
says "demo: simulated clock" "illustrative contents in 6 KPIs"
expect 0 "$banchi" --lang th get one agreements/diw/2569
says "บัญชีสาธิต: นาฬิกาจำลอง" "ค่าสมมุติ"

# A ballot shows what it is about; the demo's recorder may not cast one.
expect 0 "$banchi" keygen key.pem
expect 5 "$banchi" vote one --meeting 2568-09-19 --item 4 --choice in_favour \
    --actor demo-recorder-1 --key key.pem
errs "DIW-69-03" "15.00%" "illustrative"

# A demo that was killed leaves nothing that looks like one.
"$banchi" demo killed >/dev/null 2>&1 &
victim=$!
kill -KILL "$victim"
wait "$victim" 2>/dev/null || true
[ ! -e killed ] || fail "a half-made ledger bears the name"

expect 0 "$banchi" verify one
errs "banchi replay one"
expect 0 "$banchi" replay one
says "equal"

# Served, its clock goes on from the newest event, and it can be verified from afar.
serve two --public-read
expect 0 "$banchi" status "$url"
says "simulated" "$root"
# The line that the README and tools/run show.
expect 0 curl -sSf "$url/v1/agreements/diw/2569/blame?field=weight_bp"
says "DIW-69-03" '"origin"' "deputy-head-diw"
! grep -qF '/targets' out || fail "more than the weights"
expect 0 "$banchi" verify "$url"
stop

# The months that follow are fiction, by offices that sign for themselves; rules refuse on the way.
expect 0 "$banchi" demo story --story
says "demo.banchi.example/2569"
for rule in not_present revoked_key weights_sum before_differs person_concerned already_voted \
    exception_missing backfill_closed not_delegated not_the_holder; do
    errs "refused ($rule)"
done
root=$(field root)
expect 0 "$banchi" demo again --story
[ "$(field root)" = "$root" ] || fail "another story in another run"
expect 0 "$banchi" verify story
expect 0 "$banchi" replay story --into rebuilt
says "equal"
expect 0 "$banchi" get story meetings/2568-10-27 -o json
for outcome in approved approved_as_amended approved_subject_to deferred; do
    says "\"outcome\": \"$outcome\""
done
says "Leaves the room for this item" '"recused": true'
expect 0 "$banchi" get story people --limit 100 -o ndjson
grep -F '"keys":' out | grep -vF '"keys":0' | grep -vE 'fictional|Demo recorder' &&
    fail "a real office has a key"

# The README's first screen is this very answer.
expect 0 "$banchi" blame story agreements/diw/2569 --field weight_bp
says "$(grep '^kpis/DIW-69-03/weight_bp ' "$readme")" \
    "$(sed -n 's/^    \.\.\. \(own .*\)/\1/p' "$readme")" "$(grep '^demo: simulated' "$readme")"
expect 0 "$banchi" get story agreements/diw/2569 --at 2025-09-24T12:00:00Z
says not_stated

# Each mark that the rules know is made somewhere in it, and each type of event is told.
# `restored` and ledger.restored say that a log was lost: nothing in one log can tell that.
expect 0 "$banchi" get story findings --limit 1000 -o ndjson
cp out findings
[ -s "$project/ledger/domain/RULES.md" ] || fail "the table of rules is gone"
for rule in $(sed -n 's/.*marks \(`.*`\).*/\1/p' "$project/ledger/domain/RULES.md" |
    grep -o '[a-z_]*' | sort -u) outside_proposal_period exception_cited; do
    [ "$rule" = restored ] || grep -qF "\"rule\":\"$rule\"" findings ||
        fail "nothing is marked $rule"
done
expect 0 "$banchi" get story events --limit 1000 -o ndjson
cp out events
expect 0 "$banchi" get story schemas -o ndjson
for type in $(grep -oE '"type":"[a-z_.]+"' out | cut -d'"' -f4); do
    [ "$type" = ledger.restored ] || grep -qF "\"type\":\"$type\"" events ||
        fail "the story lacks $type"
done

# It stops in a meeting that waits for a ballot, and minutes wait for a signature. What tools/run
# prints gives both, as it is printed.
[ "$(stat -c %a story/demo-keys/member-c.pem)" = 600 ] || fail "the demo's key is open to others"
serve story --public-read
source <(sed -n '/^how_to_act() {/,/^}/p' "$project/tools/run")
dir=story how_to_act >printed
sed -n 's/^    //p' printed | sed 's/--explain/--yes/' >commands
grep -qE 'cosign http[^ ]* [0-9a-f]{12} ' commands || fail "no draft waits"
expect 0 bash -eu commands
says "certified"
expect 0 "$banchi" get "$url" meetings/2569-07-01 -o json
says '"member-c"' "2569-07-01"
expect 0 "$banchi" get "$url" meetings/2569-02-25 -o json
! grep -qF '"minutes": null' out || fail "the minutes are not certified"
expect 0 "$banchi" get "$url" "events?type=ballot.cast" --limit 1000 -o ndjson
tail -n 1 out | grep -F '"actor":"member-c"' | grep -qF '"recorded":"2026-07-01T' ||
    fail "the ballot of the reader"
stop

done_well
