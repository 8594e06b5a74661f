#!/usr/bin/env bash
# A change requested by guided steps: what is applied is read, the vector proposed, asked, recorded.
source "$(dirname "$0")/acts.sh"
source "$(dirname "$0")/expect.sh"

for person in reg sec officer; do expect 0 "$banchi" keygen "$person.pem"; done
key=reg.pem
registrar=(--actor reg --capacity registrar)
expect 0 "$banchi" init ledger --origin audit.example/1 --registrar reg --key reg.pem \
    --name-th "นายทะเบียน" --name-en "Registrar"
printf '{"name":{"th":"ก","en":"Works"},"abbreviation":{"th":"ก","en":"DIW"}}' >data.json
record --type agency.registered --subject agency/diw --data data.json "${registrar[@]}"
for person in sec officer; do
    title "คน $person" "Person $person"
    record --type person.registered --subject "person/$person" --data data.json "${registrar[@]}"
    printf '{"key":{"scheme":"ed25519","public_key":"%s"}}' "$(public_key "$person.pem")" >data.json
    record --type key.enrolled --subject "person/$person" --data data.json "${registrar[@]}" \
        --cosigner "$person:new_key" --key "$person.pem"
done
grant sec secretary ''
grant officer officer '"agency":"diw",'
constitute
regulate

officer=(--agency diw --year 2569 --actor officer --key officer.pem)
for code in DIW-69-01 DIW-69-02 DIW-69-03; do
    printf '{"code":"%s","kind":"functional","title":{"th":"ตัวชี้วัด","en":"indicator"},
     "unit":{"th":"ร้อยละ","en":"percent"},"method":"linear","direction":"higher","scale":0,
     "levels":[{"score":50,"value":"78"},{"score":75,"value":"82"},{"score":100,"value":"86"}]}' \
        "$code" >kpi.json
    expect 0 "$banchi" propose-kpi ledger --kpi kpi.json "${officer[@]}" --yes
done
expect 0 "$banchi" propose-weights ledger DIW-69-01=5000 DIW-69-02=3000 DIW-69-03=2000 \
    "${officer[@]}" --yes
change=(ledger "${officer[@]}" --effective 2026-04-01 --reason "the law changed")
expect 1 "$banchi" request-change "${change[@]}" --cancel DIW-69-03 --yes
errs "[not_approved]"

# Approved by whoever sits on the committee beside the proposer.
digest=$("$banchi" get ledger agreements/diw/2569/content | sha256sum | cut -d' ' -f1)
act() { # act PERSON CAPACITY TYPE SUBJECT [FLAG...]
    key=$1.pem
    record --type "$3" --subject "$4" --data data.json --actor "$1" --capacity "$2" "${@:5}"
}
printf '{"digest":"%s"}' "$digest" >data.json
act officer officer proposal.submitted agreement/diw/2569
printf '{"committee":"main","fiscal_year":2569,"title":{"th":"ก","en":"m"},"date":"%s",
 "place":{"th":"ก","en":"p"},"agenda":[{"number":1,"purpose":"consideration",
 "title":{"th":"ก","en":"t"},"subject":"agreement/diw/2569","digest":"%s"}]}' \
    "$(date -u -d '+7 hours' +%Y-%m-%d)" "$digest" >data.json
act sec secretary meeting.convened meeting/m1
printf '{"attendees":[{"person":"officer","capacity":"chair","mode":"room"}]}' >data.json
act sec secretary attendance.recorded meeting/m1 --cosigner officer:present --key officer.pem
printf '{"outcome":"approved","mode":"consensus","digest":"%s","conditions":[],"dissents":[]}' \
    "$digest" >data.json
act sec secretary item.concluded item/m1/1 --cosigner officer:present --key officer.pem

# A cancelled KPI: the vector is the proportional one, told before anybody is asked.
expect 0 "$banchi" request-change "${change[@]}" --cancel DIW-69-03 --explain --dry-run
errs "DIW-69-01  50.00% → 62.50%" "DIW-69-02  30.00% → 37.50%" "cancels DIW-69-03" \
    "The exact bytes that you sign:" "outside_change_window" "reason_code"
expect 1 "$banchi" request-change "${change[@]}" --cancel DIW-69-03
errs "there is nobody to ask"
expect 0 "$banchi" request-change "${change[@]}" --cancel DIW-69-03 --id c1 --yes
expect 0 "$banchi" get ledger changes/c1 -o json
says '"proportional": true' '"DIW-69-01": 6250' '"reason": "the law changed"' '"not_stated"'
expect 0 "$banchi" request-change "${change[@]}" --cancel DIW-69-03 --weight DIW-69-01=70% \
    --weight DIW-69-02=30% --id c1 --yes
expect 0 "$banchi" get ledger changes/c1 -o json
says '"proportional": false'

# Weights alone, targets and fields; what is mistyped is told, and nothing is recorded.
expect 1 "$banchi" request-change "${change[@]}" --weight DIW-69-01=6000 --yes
errs "[weights_sum]"
expect 0 "$banchi" request-change "${change[@]}" --weight DIW-69-01=4000 --weight DIW-69-02=4000 \
    --id c2 --yes
errs "DIW-69-02  30.00% → 40.00%" "DIW-69-03  20.00%"
expect 0 "$banchi" request-change "${change[@]}" --target DIW-69-02:100=90 \
    --set "DIW-69-02:formula=a / b" --reason-code DISASTER --id c3 --yes
expect 0 "$banchi" get ledger changes/c3 -o json
says '"value": "90"' '"formula": "a / b"' '"reason_code": "DISASTER"' '"proportional": null'
expect 1 "$banchi" request-change "${change[@]}" --target DIW-69-02:90=90 --yes
errs "CODE:SCORE=VALUE"
expect 1 "$banchi" request-change "${change[@]}" --target DIW-69-09:100=90 --yes
errs "no KPI DIW-69-09"
expect 1 "$banchi" request-change "${change[@]}" --set DIW-69-02:nothing=1 --yes
expect 1 "$banchi" request-change "${change[@]}" --yes
errs "[nothing_changed]"
expect 0 "$banchi" get ledger "changes?fiscal_year=2569&status=requested"
says c1 c2 c3
digest=$("$banchi" get ledger changes/c3/content | sha256sum | cut -d' ' -f1)
expect 0 "$banchi" get ledger changes/c3 -o json
says "$digest"
expect 0 "$banchi" replay ledger
says equal
done_well
