#!/usr/bin/env bash
# Comments and the texts beside the log: what is sent, kept, shown and to whom.
source "$(dirname "$0")/acts.sh"
source "$(dirname "$0")/expect.sh"

for person in reg sec officer adv; do expect 0 "$banchi" keygen "$person.pem"; done
expect 0 "$banchi" init ledger --origin audit.example/1 --registrar reg --key reg.pem \
    --name-th "นายทะเบียน" --name-en "Registrar"
registrar=(--actor reg --capacity registrar)
key=reg.pem
for person in sec officer adv; do
    title "$person" "$person"
    record --type person.registered --subject "person/$person" --data data.json "${registrar[@]}"
    printf '{"key":{"scheme":"ed25519","public_key":"%s"}}' "$(public_key "$person.pem")" >data.json
    expect 0 "$banchi" sign --basis-from ledger --key reg.pem --key "$person.pem" \
        --type key.enrolled --subject "person/$person" --data data.json "${registrar[@]}" \
        --cosigner "$person:new_key"
    cp out event.json
    expect 0 "$banchi" submit event.json ledger
done
printf '{"name":{"th":"กรอ.","en":"DIW"},"abbreviation":{"th":"กรอ.","en":"DIW"}}' >data.json
record --type agency.registered --subject agency/diw --data data.json "${registrar[@]}"
grant sec secretary ''
grant officer officer '"agency":"diw",'
grant adv adviser ''
constitute
regulate
printf '{"code":"DIW-69-01","kind":"functional","title":{"th":"ตัวชี้วัด","en":"indicator"},
 "unit":{"th":"ร้อยละ","en":"percent"},"method":"linear","direction":"higher","scale":0,
 "levels":[{"score":50,"value":"78"},{"score":75,"value":"82"},{"score":100,"value":"86"}]}' \
    >kpi.json
expect 0 "$banchi" propose-kpi ledger --agency diw --year 2569 --actor officer --key officer.pem \
    --kpi kpi.json --yes

# Guided: the words are shown before they are signed for, and never on stdout.
printf 'ค่าเป้าหมายต่ำกว่าผลปีก่อน\nToo easy.' >said.txt
adviser=(--actor adv --key adv.pem --text said.txt)
expect 1 "$banchi" comment ledger "${adviser[@]}"
errs "--about" "--answer"
expect 1 "$banchi" comment ledger --about agreement/diw/2569 "${adviser[@]}"
errs "Too easy." "commented on" "--yes"
expect 1 "$banchi" comment ledger --about change/c1 "${adviser[@]}" --yes
errs "--event"
printf '\xff' >broken.txt
expect 1 "$banchi" comment ledger --about agreement/diw/2569 --actor adv --key adv.pem \
    --text broken.txt --yes
errs "UTF-8"
expect 0 "$banchi" comment ledger --about agreement/diw/2569 --kpi DIW-69-01 --id k1 \
    "${adviser[@]}" --yes
says "KPI DIW-69-01"
! grep -qF "Too easy." out || fail "the words are no part of the receipt"

# Signed apart, the text goes with the envelope from hand to hand.
printf '{"about":"agreement/diw/2569","index":%s}' "$(($("$banchi" get ledger log -o json |
    grep -o '"size": [0-9]*' | grep -o '[0-9]*') - 2))" >data.json
expect 0 "$banchi" sign --basis-from ledger --type comment.made --subject comment/k2 \
    --data data.json --text said.txt --actor adv --capacity adviser --key adv.pem
cp out second.json
grep -q '"texts":\[{"salt":' second.json || fail "the text is not beside the envelope"
expect 0 "$banchi" submit second.json ledger
python3 -c 'import json; print(json.dumps(json.load(open("second.json"))["envelope"]))' >bare.json
expect 0 "$banchi" submit bare.json ledger
expect 0 "$banchi" sign --basis-from ledger --type comment.made --subject comment/k3 \
    --data data.json --text said.txt --actor adv --capacity adviser --key adv.pem
python3 -c 'import json,sys; print(json.dumps(json.load(sys.stdin)["envelope"]))' <out >bare.json
expect 1 "$banchi" submit bare.json ledger
errs "[text_missing]"

# Listed without the words; answered; and the words are read apart.
expect 0 "$banchi" get ledger "comments?fiscal_year=2569&answered=0" -o json
says '"k1"' '"k2"'
! grep -qF "Too easy." out || fail "a list shows no words"
text=$(grep -o '"text": "[0-9a-f]*"' out | head -1 | grep -o '[0-9a-f]\{64\}')
expect 0 "$banchi" get ledger "texts/$text" -o json
says "Too easy."
expect 0 "$banchi" get ledger waiting -o json
says '"comment/k1"' '"comment/k2"'
printf 'Raised to 88.' >answer.txt
expect 0 "$banchi" comment ledger --answer k1 --text answer.txt --actor officer --key officer.pem --yes
says "answered the comment"
expect 1 "$banchi" comment ledger --answer k1 --text answer.txt --actor officer --key officer.pem --yes
errs "[already_answered]"
expect 0 "$banchi" get ledger "comments?fiscal_year=2569&answered=1" -o json
says '"k1"' '"officer"'

# Served to everybody, texts still take a token of their own right.
token=$("$banchi" token add ledger --right texts -o json 2>err | grep -oE 'banchi_[A-Za-z0-9_-]+')
serve ledger --quiet --public-read
expect 5 "$banchi" get "$url" "texts/$text" -o json
expect 0 "$banchi" --token "$token" get "$url" "texts/$text" -o json
says "Too easy."
expect 0 "$banchi" comment "$url" --about agreement/diw/2569 --id k4 "${adviser[@]}" --yes
stop
expect 0 "$banchi" verify ledger --vkey "$("$banchi" get ledger log -o json |
    grep -o '"vkey": *"[^"]*"' | cut -d'"' -f4)"

done_well
