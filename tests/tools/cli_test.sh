#!/usr/bin/env bash
# The program on a small ledger of its own: every command, its exit codes and what errors say.
source "$(dirname "$0")/acts.sh"
source "$(dirname "$0")/expect.sh"

# Help teaches, and usage errors are 1.
for command in init keygen sign submit propose-kpi propose-weights request-change vote comment serve config demo token get \
    blame status verify replay template import export; do
    expect 0 "$banchi" "$command" --help
    says "What happens:" "Example:"
done
expect 0 "$banchi" help verify
says "Example:"
expect 1 "$banchi" help nope
errs "nope"
expect 0 "$banchi" --version
says "banchi "
expect 1 "$banchi" no-such-command
expect 1 "$banchi" get
errs "give the ledger, and then what to read"
expect 1 "$banchi" blame .
errs "an agreement or KPI"
expect 1 "$banchi" status . -o xml
errs "table, json or ndjson, not xml"
expect 1 "$banchi" --lang fr status ledger

# Keys.
for person in reg sec officer; do expect 0 "$banchi" keygen "$person.pem"; done
says "keyid" "SHA256:" "public_key"
[ "$(stat -c %a reg.pem)" = 600 ] || fail "the key is readable by others"
expect 1 "$banchi" keygen reg.pem
errs "[key_exists]"

# A ledger, opened by its first registrar.
expect 1 "$banchi" init ledger --origin audit.example/1 --registrar reg
errs "--key"
expect 1 "$banchi" init ledger --origin audit.example/1 --registrar reg --key missing.pem
expect 1 "$banchi" init ledger --origin audit.example/1 --registrar reg --key reg.pem --clock simulated
errs "[simulated_clock]"
expect 1 "$banchi" init ledger --origin audit.example/1 --clock simulated
errs "--registrar"
[ -z "$(ls -A | grep ledger || true)" ] || fail "a failed init left a folder"
expect 0 "$banchi" init ledger --origin audit.example/1 --registrar reg --key reg.pem \
    --name-th "นายทะเบียน" --name-en "Registrar"
says "audit.example/1"
errs "Next:"
vkey=$(field vkey)
expect 1 "$banchi" init ledger --origin audit.example/1
errs "[exists]"
mkdir empty
expect 0 "$banchi" init empty --origin audit.example/2
[ -z "$(ls -A empty | grep unfinished || true)" ] || fail "a temporary folder is left"
expect 3 "$banchi" replay empty
says "nothing to compare"
expect 5 "$banchi" serve empty --listen 0.0.0.0:0
errs "--allow-remote"
expect 0 "$banchi" status ledger
says "size" "system" "$vkey"
[ "$(field size)" = 1 ] || fail "one event"

# What answers at an address may be something else.
python3 -u -m http.server 0 --bind 127.0.0.1 >elsewhere 2>/dev/null &
server=$!
for _ in $(seq 200); do [ -s elsewhere ] && break || sleep 0.05; done
other="http://127.0.0.1:$(grep -o 'port [0-9]*' elsewhere | cut -d' ' -f2)"
for command in status verify; do
    expect 1 "$banchi" $command "$other"
    errs "[not_a_ledger]" "404"
done
kill "$server"
wait "$server" || true
server=

# Sign and submit.
key=reg.pem
registrar=(--actor reg --capacity registrar)
printf '{"name":{"th":"กรมโรงงานอุตสาหกรรม","en":"DIW"},"abbreviation":{"th":"กรอ.","en":"DIW"}}' >data.json
record --type agency.registered --subject agency/diw --data data.json "${registrar[@]}" \
    --reason "test"
says "DIW"
cp event.json agency.json
cp out receipt

# The ledger is named once, and named when it is none; texts beside an envelope are taken.
expect 1 "$banchi" submit event.json ledger --to empty
errs "two ledgers"
expect 1 "$banchi" submit event.json nofolder
errs "[no_ledger]" "nofolder"
expect 1 "$banchi" submit event.json
errs "name the ledger last"
(printf '{"envelope":' && cat event.json && printf ',"texts":[]}') >texts.json
expect 0 "$banchi" submit texts.json ledger
cmp -s out receipt || says "yes"

# Again: the first receipt. A dry run stores nothing. Both in one array.
expect 0 "$banchi" submit agency.json ledger
cmp -s out receipt || says "yes"
expect 0 "$banchi" submit agency.json ledger -o json
says '"repeated": true' "c2sp.org/tlog-proof@v1"
title "เจ้าหน้าที่" "Officer"
sign --type person.registered --subject person/officer --data data.json "${registrar[@]}"
expect 0 "$banchi" submit event.json ledger --dry-run
errs "nothing was stored"
expect 0 "$banchi" status ledger
[ "$(field size)" = 2 ] || fail "a dry run stored something"
expect 0 "$banchi" submit event.json ledger
title "เลขานุการ" "Secretary"
record --type person.registered --subject person/sec --data data.json "${registrar[@]}"

[ "$("$banchi" status ledger | awk '$1 == "size" { print $2 }')" = 4 ] || fail "four events"
cp -r ledger early

# Enrolment needs the new key too: first without, then with it added.
enrol() {
    printf '{"key":{"scheme":"ed25519","public_key":"%s"}}' "$(public_key "$1.pem")" >data.json
    sign --type key.enrolled --subject "person/$1" --data data.json "${registrar[@]}" \
        --cosigner "$1:new_key"
    expect 5 "$banchi" submit event.json ledger
    errs "signer_missing"
    expect 0 "$banchi" sign --add event.json --key "$1.pem"
    errs "you sign:" "enrolled the key" "person/$1" "$1 (new_key)"
    cp out both.json
    expect 0 "$banchi" submit both.json ledger
}
enrol officer
enrol sec

# Exit codes: 5 for who may not, 1 for a broken rule, and what to do is said in the asked language.
title "อื่น" "Other"
sign --type person.registered --subject person/other --data data.json --actor officer \
    --capacity registrar
expect 5 "$banchi" submit event.json ledger
key=officer.pem
sign --type person.registered --subject person/other --data data.json --actor officer \
    --capacity registrar
expect 5 "$banchi" submit event.json ledger
errs "role"
key=reg.pem
sign --type agency.registered --subject agency/diw \
    --data <(printf '{"name":{"th":"ก","en":"x"},"abbreviation":{"th":"ก","en":"x"}}') \
    "${registrar[@]}"
expect 1 "$banchi" submit event.json ledger
errs "[agency_exists]" "choose another"
expect 1 "$banchi" --lang th submit event.json ledger
errs "ให้ใช้รหัสอื่น"
silent
expect 1 "$banchi" sign --type agency.registered --subject agency/x --key reg.pem
errs "--basis-from"
expect 1 "$banchi" sign --type no.such --subject agency/x --data data.json --basis-from ledger \
    --key reg.pem "${registrar[@]}"
errs "[unknown_type]"
expect 1 "$banchi" submit nothing.json ledger
errs "nothing.json"
expect 1 "$banchi" status nowhere
expect 4 "$banchi" status http://127.0.0.1:1
errs "banchi serve"

# A framework, so that the guided commands have something to be judged by.
grant sec secretary ''
grant officer officer '"agency":"diw",'
constitute
regulate

# Guided: explained, judged, asked, recorded.
kpi() {
    printf '{"code":"%s","kind":"functional","title":{"th":"ตัวชี้วัด","en":"indicator"},
     "unit":{"th":"ร้อยละ","en":"percent"},"method":"linear","direction":"higher","scale":0,
     "levels":[{"score":50,"value":"%s"},{"score":75,"value":"82"},{"score":100,"value":"86"}]}' \
        "$1" "$2" >kpi.json
}
officer=(--agency diw --year 2569 --actor officer --key officer.pem)
kpi DIW-69-01 78
expect 1 "$banchi" propose-kpi ledger --kpi kpi.json "${officer[@]}" --explain
errs "What would be recorded:" "The exact bytes" "--yes"
expect 0 "$banchi" propose-kpi ledger --kpi kpi.json "${officer[@]}" --dry-run
silent
expect 0 "$banchi" propose-kpi ledger --kpi kpi.json "${officer[@]}" --yes --proof proof
says "DIW-69-01"
head -1 proof | grep -qF "c2sp.org/tlog-proof@v1" || fail "the proof"
kpi DIW-69-02 90
expect 1 "$banchi" propose-kpi ledger --kpi kpi.json "${officer[@]}" --yes
errs "[levels_order]"
kpi DIW-69-02 70
expect 0 "$banchi" propose-kpi ledger --kpi kpi.json "${officer[@]}" --yes
kpi DIW-69-02 71
expect 0 "$banchi" propose-kpi ledger --kpi kpi.json "${officer[@]}" --yes
errs "revises"
expect 1 "$banchi" propose-weights ledger DIW-69-01=5000 DIW-69-02=4999 "${officer[@]}" --yes
errs "[weights_sum]" "9999"
expect 1 "$banchi" propose-weights ledger DIW-69-01:5000 "${officer[@]}" --yes
for weight in DIW-69-01=50.555% DIW-69-01=-1 DIW-69-01=50.% DIW-69-01=100.01%; do
    expect 1 "$banchi" propose-weights ledger $weight "${officer[@]}" --yes
    errs "a weight is CODE="
done
expect 1 "$banchi" propose-weights ledger DIW-69-01=5000 DIW-69-01=5000 "${officer[@]}" --yes
errs "twice"
expect 0 "$banchi" propose-weights ledger DIW-69-01=50.5% DIW-69-02=49.50% "${officer[@]}" --dry-run
errs "DIW-69-01 50.50%"
expect 0 "$banchi" propose-weights ledger DIW-69-01=5000 DIW-69-02=50% "${officer[@]}" --yes
expect 1 "$banchi" vote ledger --meeting m1 --item 1 --choice in_favour --actor officer \
    --key officer.pem

# A vote shows the content that its digest stands for, and is refused once that is another.
cp -r ledger voting
into() { # into LEDGER SIGN-FLAG...: signs on it and submits to it
    local ledger=$1
    shift
    expect 0 "$banchi" sign --basis-from "$ledger" "$@"
    cp out event.json
    expect 0 "$banchi" submit event.json "$ledger"
}
digest=$("$banchi" get voting agreements/diw/2569/content | sha256sum | cut -d' ' -f1)
printf '{"digest":"%s"}' "$digest" >data.json
into voting --type proposal.submitted --subject agreement/diw/2569 --data data.json \
    --actor officer --capacity officer --key officer.pem
printf '{"committee":"main","fiscal_year":2569,"title":{"th":"ก","en":"m"},"date":"%s",
 "place":{"th":"ก","en":"p"},"agenda":[{"number":1,"purpose":"consideration",
 "title":{"th":"ก","en":"t"},"subject":"agreement/diw/2569","digest":"%s"}]}' \
    "$(date -u +%Y-%m-%d)" "$digest" >data.json
into voting --type meeting.convened --subject meeting/m1 --data data.json --actor sec \
    --capacity secretary --key sec.pem
ballot=(--meeting m1 --item 1 --choice in_favour --actor officer --key officer.pem --dry-run)
"$banchi" vote voting "${ballot[@]}" >out 2>err </dev/null || true
errs "DIW-69-01" "50.00%" "$digest"
! grep -qF content_differs err || fail "the content is the item's"
kpi DIW-69-02 72
expect 0 "$banchi" propose-kpi voting --kpi kpi.json "${officer[@]}" --yes
expect 1 "$banchi" vote voting "${ballot[@]}"
errs "[content_differs]"

# Reading: now, as of a position, as JSON, one field's blame.
expect 0 "$banchi" get ledger agreements/diw/2569
says "DIW-69-01" "5000" "draft"
position=$("$banchi" get ledger log -o json | grep -o '"size": [0-9]*' | grep -o '[0-9]*')
expect 0 "$banchi" get ledger agreements/diw/2569 --at $((position - 2)) -o json
says '"kpis": [' "DIW-69-02"
! grep -qF 5000 out || fail "--at shows what came later"
expect 0 env BANCHI_LEDGER=ledger "$banchi" get agreement/diw/2569 -o ndjson
[ "$(wc -l <out)" = 2 ] || fail "two KPIs, one a line"
expect 0 "$banchi" get ledger "agreements?fiscal_year=2569"
says "diw"
expect 1 "$banchi" get ledger agreements/diw/2026
errs "2569"
expect 0 "$banchi" get ledger agreements/diw/2569/content
digest=$(sha256sum out | cut -d' ' -f1)
expect 0 "$banchi" get ledger agreements/diw/2569 -o json
says "$digest"
expect 0 "$banchi" blame ledger agreements/diw/2569 --field weight_bp
says "weight_bp" "Officer" "own" "not concluded"
[ "$(wc -l <out)" = 3 ] || fail "two weights under a heading"
expect 0 "$banchi" blame ledger kpis/DIW-69-02 --field targets -o json
says '"earlier"'
expect 1 "$banchi" blame ledger agreements/diw/2569 --field nothing

# Verify, replay.
expect 0 "$banchi" get ledger /checkpoint
cp out kept
expect 0 "$banchi" verify ledger
says "bytes" "signatures" "rules" "completeness" "not_checked" "own claim"
expect 0 "$banchi" verify ledger --vkey "$vkey" --checkpoint kept -o json
says '"exit_code": 0' '"vkey_pinned": true'
expect 1 "$banchi" verify ledger --vkey rubbish
# Under another log's key: one line, and no claim about signatures that were not judged.
expect 2 "$banchi" verify ledger --vkey "$("$banchi" status empty | awk '$1 == "vkey" { print $2 }')"
[ "$(grep -c '^    ' out)" = 1 ] || fail "one line for another key"
expect 0 "$banchi" --lang th verify ledger
says "ลายเซ็น" "ผ่าน"
expect 0 "$banchi" --lang th replay ledger
says "ตรงกัน"
expect 0 "$banchi" replay ledger
says "equal"
expect 0 "$banchi" replay ledger --into rebuilt -o json
[ -d rebuilt ] || fail "the rebuilt folder is not kept"
expect 1 "$banchi" replay ledger --into rebuilt

# Tokens, and a server that asks for them; commands go to it while it holds the folder.
expect 1 "$banchi" token add ledger --days 0
errs "--forever"
expect 0 "$banchi" token add ledger --note keeper --forever -o json
says '"expires": "never"'
keeper=$(grep -o '"id": "[^"]*"' out | cut -d'"' -f4)
expect 0 "$banchi" token revoke ledger "$keeper"
expect 0 "$banchi" token add ledger --note auditor -o json
token=$(grep -o 'banchi_[A-Za-z0-9_-]*' out | head -1)
expect 0 "$banchi" token list ledger
says "read" "auditor" "expires" "$(date -u -d "+90 days" +%Y-%m)"
! grep -qF "$token" out || fail "list shows the token's text"
id=$("$banchi" token list ledger -o ndjson | grep -o '"id":"[^"]*"' | cut -d'"' -f4)
serve ledger
expect 5 "$banchi" status "$url"
expect 5 "$banchi" status "$url" --token wrong
expect 0 "$banchi" status "$url" --token "$token"
expect 0 env BANCHI_TOKEN="$token" "$banchi" verify "$url" --vkey "$vkey" --checkpoint kept
says "completeness"
expect 0 "$banchi" get ledger agreements/diw/2569
expect 0 "$banchi" verify ledger
expect 4 "$banchi" submit agency.json ledger
errs "server's URL"
expect 4 "$banchi" serve ledger
errs "another process"
expect 0 "$banchi" submit agency.json "$url" --token "$token"
kpi DIW-69-03 60
# Without a yes the server sees no event, signed or not.
posts=$(grep -c POST "$work/server" || true)
for wish in --explain --dry-run; do
    expect 1 "$banchi" propose-kpi "$url" --kpi kpi.json "${officer[@]}" --token "$token" $wish
    errs "What you are about to sign:" "officer proposed" "--yes"
done
[ "$(grep -c POST "$work/server" || true)" = "$posts" ] || fail "the server saw an event"
expect 0 "$banchi" propose-kpi "$url" --kpi kpi.json "${officer[@]}" --token "$token" --dry-run --yes
errs "The server sees a signed event" "accepted as event"
silent
expect 0 "$banchi" propose-kpi "$url" --kpi kpi.json "${officer[@]}" --yes --token "$token"
expect 0 "$banchi" token revoke ledger "$id"
expect 5 "$banchi" status "$url" --token "$token"
stop
expect 1 "$banchi" token revoke ledger "$id"
expect 0 "$banchi" verify ledger --vkey "$vkey" --checkpoint kept
expect 0 "$banchi" replay ledger

# Tampering is exit code 2, whichever stored byte it is.
flip() { # flip FILE OFFSET
    local byte
    byte=$(od -An -tu1 -j "$2" -N1 "$1" | tr -d ' ')
    printf "$(printf '\\x%02x' $((byte ^ 1)))" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}
# The table that holds the events; a damaged table of facts is replay's to find.
events=$(grep -laF payloadType ledger/db/*.sst | head -1)
cp -r ledger copy
flip "copy/${events#ledger/}" 100
expect 2 "$banchi" verify copy
cp -r ledger lost
printf 'not a head' >lost/head
expect 2 "$banchi" verify lost

# A folder that lost what was acknowledged, or bears another name, answers no question at all.
refuses() { # refuses DIR RULE: every command that reads the folder, with exit code 2
    local command
    for command in "status $1" "get $1 agreements/diw/2569" "blame $1 agreements/diw/2569" \
        "verify $1" "replay $1" "serve $1 --listen 127.0.0.1:0" \
        "token list $1" "sign --type agency.registered --subject agency/x --data data.json --actor reg
            --capacity registrar --key reg.pem --basis-from $1"; do
        expect 2 "$banchi" $command
        errs "[$2]"
        silent
    done
}
printf '{"name":{"th":"ก","en":"x"},"abbreviation":{"th":"ก","en":"x"}}' >data.json
cp -r early behind
cp ledger/head behind/head
refuses behind database_behind_head
errs "database_size=4" "head_size=$("$banchi" status ledger | awk '$1 == "size" { print $2 }')"
rm behind/head
refuses behind head_invalid
cp -r ledger headed
rm -r headed/db
refuses headed database_behind_head
errs "database_size=0"
cp -r ledger renamed
echo audit.example/2 >renamed/origin
refuses renamed origin_differs
errs "audit.example/1" "audit.example/2"
# Two histories under one key: the head of the one, the database of the other, of no smaller size.
fork() { # fork DIR ID: what was in `early`, and agencies ID1 to ID9 after it
    cp -r early "$1"
    for i in 1 2 3 4 5 6 7 8 9; do
        expect 0 "$banchi" sign --type agency.registered --subject "agency/$2$i" --data data.json \
            --actor reg --capacity registrar --key reg.pem --basis-from "$1"
        cp out fork.json
        expect 0 "$banchi" submit fork.json "$1"
    done
}
fork one a
fork two b
cp one/head two/head
refuses two log_disagrees
# A checkpoint that this log did not sign is no evidence against it, and none for it.
expect 3 "$banchi" verify ledger --checkpoint <(sed "2s/.*/1/" kept)
done_well
