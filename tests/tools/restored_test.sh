#!/usr/bin/env bash
# A ledger restored from a backup that is behind what it had signed: it goes on only by saying so.
source "$(dirname "$0")/acts.sh"
source "$(dirname "$0")/expect.sh"

for person in reg reg2; do expect 0 "$banchi" keygen "$person.pem"; done
expect 0 "$banchi" init ledger --origin audit.example/1 --registrar reg --key reg.pem \
    --name-th "นายทะเบียน" --name-en "Registrar"
cp ledger/log.key safe.key
# act CODE LEDGER TYPE SUBJECT [FLAG...]: signs data.json with reg and the flags' keys, and submits.
act() {
    local code=$1 ledger=$2 type=$3 subject=$4
    shift 4
    expect 0 "$banchi" sign --basis-from "$ledger" --type "$type" --subject "$subject" \
        --data data.json --actor reg --capacity registrar --key reg.pem "$@"
    cp out event.json
    expect "$code" "$banchi" submit event.json "$ledger"
}
agency() { # agency CODE LEDGER ID
    echo "{\"name\": {\"th\": \"$3\", \"en\": \"$3\"},
           \"abbreviation\": {\"th\": \"$3\", \"en\": \"$3\"}}" >data.json
    act "$1" "$2" agency.registered "agency/$3"
}
title "นายทะเบียนสอง" "Registrar two"
act 0 ledger person.registered person/reg2
printf '{"key":{"scheme":"ed25519","public_key":"%s"}}' "$(public_key reg2.pem)" >data.json
act 0 ledger key.enrolled person/reg2 --cosigner reg2:new_key --key reg2.pem
printf '{"role":"registrar","holding":"substantive","from":"2020-01-01","order":%s}' "$order" \
    >data.json
act 0 ledger role.granted person/reg2
expect 0 "$banchi" backup ledger backups
agency 0 ledger diw
serve ledger --quiet --public-read
expect 0 curl -sSf "$url/checkpoint" -o kept
stop

# Only whoever says so goes on without what is lost.
expect 1 "$banchi" restore backups back --log-key safe.key --accept-loss
errs "--accept-loss needs --checkpoint"
expect 2 "$banchi" restore backups refusing --log-key safe.key --checkpoint kept
expect 2 "$banchi" serve refusing
errs "[database_behind_head]"
expect 0 "$banchi" restore backups back --log-key safe.key --checkpoint kept --accept-loss -o json
errs "ledger.restored" "two registrars"
python3 -c 'import json; json.dump(json.load(open("out"))["to_sign"], open("restored.json", "w"))'

# It serves and says what is amiss; nothing else is recorded first.
serve back --quiet --public-read
expect 0 curl -sS -w '%{http_code}' "$url/readyz"
says '503' '"problem":"restoration_first"'
grep -q restoration_first server || fail "serve does not say that it waits"
agency 4 "$url" oie
errs "[restoration_first]"
stop
cp restored.json data.json
act 5 back ledger.restored ledger
errs "[cosigner_missing]"
act 0 back ledger.restored ledger --cosigner reg2:registrar --key reg2.pem
agency 0 back oie

# It is told for ever.
expect 0 "$banchi" status back -o json
says '"restored"' '"index": 4'
expect 0 "$banchi" verify back
says "event 4: from a backup of 4 events, of the signed 5"
expect 0 "$banchi" replay back
says equal
expect 2 "$banchi" verify back --checkpoint kept
says "event 4 records a restoration"
serve back --quiet --public-read
expect 0 curl -sSf "$url/readyz"
says '"note":"event 4 records a restoration'
expect 0 curl -sSf "$url/v1/log"
says '"restored":[{' '"index":4'
expect 0 curl -sSf "$url/v1/findings"
says '"rule":"restored"'
stop
done_well
