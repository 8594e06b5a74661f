#!/usr/bin/env bash
# Drafts and their further signatures against /openapi.json, as contract_test.sh holds the rest to it.
here=$(realpath "$(dirname "$0")")
source "$here/../tools/expect.sh"

for person in reg stranger anong boon chai dara ekk fon; do expect 0 "$banchi" keygen "$person.pem"; done
expect 0 "$banchi" init ledger --origin audit.example/1 --registrar reg --key reg.pem
registrar=(--actor reg --capacity registrar --basis-from ledger)
mkdir drafts signatures

submitted() { # submitted FLAG...: composed by the registrar, and recorded
    expect 0 "$banchi" sign "${registrar[@]}" --key reg.pem "$@"
    cp out event.json
    expect 0 "$banchi" submit event.json ledger
}
# enrolment FILE PERSON KEY... [-- FLAG...]: of PERSON.pem, signed with these keys.
enrolment() {
    local file=$1 person=$2 keys=()
    shift 2
    while [ $# -gt 0 ] && [ "$1" != -- ]; do keys+=(--key "$1") && shift; done
    [ $# -eq 0 ] || shift
    expect 0 "$banchi" keygen --show "${newkey:-$person}.pem" -o json
    python3 -c 'import json, sys
key = json.load(sys.stdin)
print(json.dumps({"key": {name: key[name] for name in ("scheme", "public_key")}}))' \
        <out >data.json
    expect 0 "$banchi" sign "${registrar[@]}" --type key.enrolled --subject "person/$person" \
        --data data.json --cosigner "$person:new_key" "${keys[@]}" "$@"
    cp out "$file"
}
# begun FILE: leaves the event at the ledger as a draft; keeps its payload and id for signature.
begun() {
    python3 - "$1" <<'END'
import base64, hashlib, json, sys
event = json.load(open(sys.argv[1]))
kind, payload = event["payloadType"].encode(), base64.b64decode(event["payload"])
pae = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
open("payload", "wb").write(payload)
open("id", "w").write(hashlib.sha256(pae).hexdigest())
END
    expect 0 "$banchi" sign payload --key reg.pem --draft-to ledger
}
# signature NAME KEY: the body with the key's signature of what was begun last.
signature() {
    expect 0 "$banchi" sign payload --key "$2"
    python3 -c 'import json, sys
print(json.dumps({"signatures": json.load(sys.stdin)["signatures"]}))' \
        <out >"signatures/$1.json"
    cp id "signatures/$1.id"
}

for person in anong boon chai dara ekk fon; do
    echo "{\"name\": {\"th\": \"$person\", \"en\": \"$person\"}}" >data.json
    submitted --type person.registered --subject "person/$person" --data data.json
done

# Beginning: one that waits, one that is whole at once and again, and every refusal.
id=01JZZZZZZZZZZZZZZZZZZZZZZ1
echo '{"name":{"th":"ก","en":"a"},"abbreviation":{"th":"ก","en":"a"}}' >agency.json
agency() { # agency FILE ID [FLAG...]
    expect 0 "$banchi" sign "${registrar[@]}" --key reg.pem --type agency.registered \
        --subject "agency/$2" --data agency.json "${@:3}"
    cp out "$1"
}
agency drafts/422-twice.json diw
agency drafts/409-same-id.json oie --id "$id"
submitted --type agency.registered --subject agency/diw --data agency.json --id "$id"
enrolment drafts/a-202-waits.json anong reg.pem
enrolment drafts/b-201-whole.json boon reg.pem boon.pem
cp drafts/b-201-whole.json drafts/c-200-again.json
enrolment drafts/403-stranger.json chai stranger.pem
python3 - <<'END'
import base64, json
text = {"salt": base64.b64encode(bytes(32)).decode(), "text": "x" * 70000}
waits = json.load(open("drafts/a-202-waits.json"))
json.dump({"envelope": waits, "texts": [text]}, open("drafts/413-text.json", "w"))
END
echo '{"payload":' >drafts/400-broken.json
echo '{}' >drafts/415-text.json

# Signing: again by who has signed, the last signature and that again, and every refusal.
enrolment begun.json chai reg.pem
begun begun.json
signature a-202-again reg.pem
signature b-201-last chai.pem
signature c-200-repeated chai.pem
enrolment begun.json dara reg.pem -- --id "${id%1}2"
begun begun.json
submitted --type agency.registered --subject agency/tisi --data agency.json --id "${id%1}2"
signature 409-same-id dara.pem
signature 403-stranger stranger.pem
enrolment begun.json ekk reg.pem
begun begun.json
signature 422-known ekk.pem
newkey=ekk enrolment event.json fon reg.pem ekk.pem
expect 0 "$banchi" submit event.json ledger
cp signatures/422-known.json signatures/404-none.json
printf '%064d' 0 >signatures/404-none.id
cp drafts/400-broken.json drafts/415-text.json signatures
cp id signatures/400-broken.id
cp id signatures/415-text.id

serve ledger --quiet
expect 0 python3 "$here/contract.py" submissions "$url" /v1/drafts drafts
cat out
expect 0 python3 "$here/contract.py" submissions "$url" "/v1/drafts/{id}/signatures" signatures
cat out
# What is left tells who is missing, to who may read it.
token=$("$banchi" token add ledger --right drafts -o json 2>err | grep -oE 'banchi_[A-Za-z0-9_-]+')
expect 0 python3 "$here/contract.py" drafts "$url" "$token"
cat out
stop
done_well
