#!/usr/bin/env bash
# What several sign, one after the other: drafts at a folder and at a server, and a key's whole life by
# guided commands: enrolled, rotated, revoked, compromised.
source "$(dirname "$0")/acts.sh"
source "$(dirname "$0")/expect.sh"

for command in drafts cosign enrol-key revoke-key; do
    expect 0 "$banchi" "$command" --help
    says "What happens:" "Example:"
done
for key in reg suda new stranger; do expect 0 "$banchi" keygen "$key.pem"; done
expect 0 "$banchi" init ledger --origin audit.example/1 --registrar reg --key reg.pem
key=reg.pem
registrar=(--actor reg --capacity registrar)
title "สุดา" "Suda"
record --type person.registered --subject person/suda --data data.json "${registrar[@]}"

# The registrar begins, by Suda's public key alone; nothing is signed before the yes.
expect 0 "$banchi" keygen --show suda.pem -o json
cp out suda.json
enrol=(--person suda --public-key suda.json --actor reg --key reg.pem)
expect 1 "$banchi" enrol-key ledger "${enrol[@]}"
errs "you sign:" "enrolled the key" "suda (new_key)" "--yes"
expect 1 "$banchi" enrol-key ledger "${enrol[@]}" --dry-run
errs "--dry-run"
expect 1 "$banchi" enrol-key ledger --person suda --actor reg --key reg.pem
errs "--new-key"
expect 0 "$banchi" drafts ledger
silent
expect 0 "$banchi" enrol-key ledger "${enrol[@]}" --yes --explain
says "Suda" "the rules would take it"
errs "The exact bytes" "It waits for the signature of Suda"
id=$(field id)
expect 0 "$banchi" drafts ledger --person suda
says "$id" "enrolled the key"
expect 0 "$banchi" drafts ledger --person reg
silent
expect 1 "$banchi" enrol-key ledger --person nobody --public-key suda.json --actor reg --key reg.pem --yes
errs "[unknown_person]"

# A server's drafts are for who may read them; whoever signs needs no other right.
serve ledger --public-read
expect 5 "$banchi" drafts "$url"
token=$("$banchi" token add ledger --right drafts -o json 2>err | grep -oE 'banchi_[A-Za-z0-9_-]+')
expect 5 "$banchi" cosign "$url" "$id" --key suda.pem --yes
export BANCHI_TOKEN=$token
expect 0 "$banchi" drafts "$url" -o json
says '"missing"' '"new_key"' '"accepted": true' "$id"
expect 0 "$banchi" --lang th drafts "$url"
says "ลงทะเบียนกุญแจ" "สุดา" "กฎรับได้"
expect 0 "$banchi" drafts ledger
says "$id"
posts() { grep -c POST "$work/server" || true; }
before=$(posts)
expect 1 "$banchi" cosign "$url" "$id" --key suda.pem
errs "you sign:" "Signed by:" "Still missing: Suda" "--yes"
[ "$(posts)" = "$before" ] || fail "something was sent before the yes"
expect 1 "$banchi" cosign "$url" 0000 --key suda.pem --yes
errs "[no_draft]"
expect 1 "$banchi" cosign "$url" "${id:0:3}" --key suda.pem --yes
errs "[no_draft]"
expect 1 "$banchi" cosign "$url" --key suda.pem
errs "the draft's id"
expect 5 "$banchi" cosign "$url" "$id" --key stranger.pem --yes
errs "[unknown_key]"
expect 0 "$banchi" cosign "$url" "$id" --key suda.pem --yes --proof proof
says "enrolled the key" "index"
head -1 proof | grep -qF "c2sp.org/tlog-proof@v1" || fail "the proof"
expect 0 "$banchi" drafts "$url"
silent

# Rotation: both keys are at hand, so the event is recorded at once; then the old key goes.
fingerprint() { "$banchi" keygen --show "$1" -o json 2>/dev/null | grep -o 'SHA256:[^"]*'; }
expect 0 "$banchi" enrol-key "$url" --person suda --new-key new.pem --actor reg --key reg.pem --yes
says "enrolled the key" "index"
expect 0 "$banchi" revoke-key "$url" "$(fingerprint suda.pem)" --actor suda --key new.pem --yes
says "revoked the key"
act=(--type document.registered --subject "document/$(printf '%064d' 1)" --data document.json
    --actor suda --capacity holder --basis-from "$url")
printf '{"title":{"th":"ก","en":"d"},"media_type":"text/plain"}' >document.json
expect 0 "$banchi" sign "${act[@]}" --key suda.pem
cp out event.json
expect 5 "$banchi" submit event.json "$url"
errs "[revoked_key]"
expect 0 "$banchi" sign "${act[@]}" --key new.pem
cp out event.json
expect 0 "$banchi" submit event.json "$url"
# Compromise, found out later: the registrar says since when, and it is marked for ever.
expect 0 "$banchi" revoke-key "$url" "$(fingerprint new.pem)" --person suda --actor reg --key reg.pem \
    --compromised-since 4 --yes
errs "Marked for ever:" "compromise"
expect 1 "$banchi" revoke-key "$url" "$(fingerprint reg.pem)" --actor reg --key reg.pem --yes
errs "[last_registrar_key]"
expect 1 "$banchi" revoke-key "$url" nonsense --actor reg --key reg.pem --yes
expect 1 "$banchi" revoke-key "$url" "$(fingerprint stranger.pem)" --actor reg --key reg.pem --yes
errs "[no_such_key]"

# Any event with cosigners can be left; a stale one stays, and says why to who would sign it.
expect 0 "$banchi" keygen third.pem
python3 - "$("$banchi" keygen --show third.pem -o json)" >data.json <<'PY'
import json, sys
key = json.loads(sys.argv[1])
print(json.dumps({'key': {name: key[name] for name in ('scheme', 'public_key')}}))
PY
expect 0 "$banchi" sign --type key.enrolled --subject person/suda --data data.json --cosigner \
    suda:new_key "${registrar[@]}" --basis-from "$url" --key reg.pem --draft-to "$url"
id=$(field id)
expect 0 "$banchi" enrol-key "$url" --person suda --new-key third.pem --actor reg --key reg.pem --yes
expect 0 "$banchi" drafts "$url"
says "$id" "key_known"
expect 1 "$banchi" cosign "$url" "$id" --key third.pem --yes
errs "The rules would not take it now:" "[key_known]"
expect 0 "$banchi" drafts "$url" -o json
says '"accepted": false' '"rule": "key_known"'
stop
# Drafts stay where the ledger is.
expect 0 "$banchi" drafts ledger
says "$id"
unset BANCHI_TOKEN
expect 0 "$banchi" verify ledger
expect 0 "$banchi" replay ledger
done_well
