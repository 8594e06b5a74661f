#!/usr/bin/env bash
# /openapi.json against the server that serves it: every path and documented status with real
# examples, by a JSON Schema validator that is not ours.
here=$(realpath "$(dirname "$0")")
source "$here/../tools/acts.sh"
source "$here/../tools/expect.sh"

# Reading, on the demo, with a token that may and one that may not.
demo=demo
expect 0 "$banchi" demo demo
token_for() {
    "$banchi" token add "$demo" --right "$1" -o json 2>err | grep -oE 'banchi_[A-Za-z0-9_-]+' | head -n 1
}
reader=$(token_for read)
scraper=$(token_for metrics)
secretary=$(token_for texts)
drafter=$(token_for drafts)
keeper=$(token_for backup)
other=$(token_for evidence)
serve demo --quiet --backup-to backups
expect 0 python3 "$here/contract.py" reads "$url" "$other" "read=$reader" \
    "metrics=$scraper" "texts=$secretary" "drafts=$drafter"
cat "$work/out"
expect 0 python3 "$here/contract.py" orders "$url" 201 "$other" "backup=$keeper"
expect 0 curl -sSf "$url/openapi.json" -o openapi.json
stop
serve demo --quiet --public-read
expect 0 python3 "$here/contract.py" orders "$url" 409 "$other" "backup=$keeper"
expect 0 curl -sSf "$url/openapi.json" -o again.json
cmp openapi.json again.json || fail "the document is not the same bytes again"
stop

# Requested changes, on a ledger that has one.
begin
propose_three
approve
expect 0 "$banchi" request-change ledger --agency diw --year 2569 --actor officer \
    --key officer.pem --cancel DIW-69-03 --effective 2026-04-01 --reason why --id c1 --yes
demo=ledger
reader=$(token_for read)
other=$(token_for evidence)
serve ledger --quiet
expect 0 python3 "$here/contract.py" reads "$url" "$other" --only "{change}" "read=$reader"
cat "$work/out"
stop
rm -rf ledger ./*.pem

# Submitting, on a ledger of one's own.
for person in reg stranger; do expect 0 "$banchi" keygen "$person.pem"; done
expect 0 "$banchi" init ledger --origin audit.example/1 --registrar reg --key reg.pem \
    --name-th "นายทะเบียน" --name-en "Registrar"
mkdir bodies
agency() {  # FILE ID NAME KEY [FLAG...]
    local file=$1 id=$2 name=$3 key=$4
    shift 4
    echo "{\"name\": {\"th\": \"$name\", \"en\": \"$name\"},
           \"abbreviation\": {\"th\": \"$id\", \"en\": \"$id\"}}" >data.json
    expect 0 "$banchi" sign --basis-from ledger --type agency.registered --subject "agency/$id" \
        --data data.json --actor reg --capacity registrar --key "$key" "$@"
    cp "$work/out" "bodies/$file.json"
}
id=01JZZZZZZZZZZZZZZZZZZZZZZ1
agency 200-repeated diw Works reg.pem --id "$id"
agency 201-new oie Economics reg.pem
agency one tisi Standards reg.pem
agency two ops Secretary reg.pem
python3 - <<'END'
import json
one, two = (json.load(open(f"bodies/{name}.json")) for name in ("one", "two"))
json.dump([one, {"envelope": two, "texts": []}], open("bodies/201-several.json", "w"))
json.dump([one] * 257, open("bodies/413-many.json", "w"))
END
rm bodies/one.json bodies/two.json
agency 403-stranger dpim Mines stranger.pem
agency 409-same-id ocsb Sugar reg.pem --id "$id"
agency 422-twice diw Works reg.pem
echo '{"payload":' >bodies/400-broken.json
echo '{}' >bodies/415-text.json
expect 0 "$banchi" submit bodies/200-repeated.json ledger
serve ledger --quiet
expect 0 python3 "$here/contract.py" submissions "$url" /v1/events bodies
cat "$work/out"
stop

done_well
