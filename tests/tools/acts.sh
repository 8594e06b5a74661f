# Acts on the folder `ledger`, for tests that need one with people and rules in it: each is signed with
# $key and must be taken. Sourced before expect.sh, which leaves this folder.

sign() {
    expect 0 "$banchi" sign --basis-from ledger --key "$key" "$@"
    cp out event.json
}
record() {
    sign "$@"
    expect 0 "$banchi" submit event.json ledger
}
title() { printf '{"name":{"th":"%s","en":"%s"}}' "$1" "$2" >data.json; }
public_key() { openssl pkey -in "$1" -pubout -outform DER | tail -c 32 | od -An -tx1 | tr -d ' \n'; }

order='{"document":"'$(printf '%064d' 0)'","title":"order","date":"2025-01-01"}'
grant() {
    printf '{"role":"%s",%s"holding":"substantive","from":"2020-01-01","order":%s}' \
        "$2" "$3" "$order" >data.json
    record --type role.granted --subject "person/$1" --data data.json "${registrar[@]}"
}

# The committee, whose one seat and chair is the person `officer`.
constitute() {
    printf '{"name":{"th":"ค","en":"c"},"seats":[{"person":"officer","office":{"th":"ก","en":"o"}}],
 "chair":"officer","vice_chairs":[],"quorum_base":1,"representatives":{"count":true,"vote":false},
 "order":%s}' "$order" >data.json
    record --type committee.constituted --subject committee/main --data data.json "${registrar[@]}"
}

# The rules of fiscal year 2569: the person `sec` enters them, the chair cosigns.
regulate() {
    printf '{"title":{"th":"ก","en":"f"},"authority":%s,"committee":"main","fiscal_years":[2569],
 "components":[{"id":"performance","name":{"th":"ก","en":"p"},"weight_bp":10000}],
 "kpi_kinds":["functional","strategic","joint","monitor"],"kpi_count":{"min":1,"max":9},
 "kpi_weight_bp":{"min":500,"max":10000},
 "scoring":"levels-50-75-100","bands":[{"name":{"th":"ก","en":"b"},"from":"0","below":"100"}],
 "rounds":[],"proposal_period":{"id":"p","from":"2020-01-01","until":"2099-01-01"},
 "change_windows":[],"reasons_permitted":[],"reasons_refused":[],
 "quorum":{"part":1,"whole":2,"more_than":false},"majority":{"part":1,"whole":2,"more_than":true},
 "separate_duties":[],"recordable":[],"own_signatures":0,"cosigned_by":"present",
 "minutes_days":30,"notice_days":0,"refusing":[]}' "$order" >data.json
    key=sec.pem
    sign --type framework.published --subject framework/2569/1 --data data.json --actor sec \
        --capacity secretary --cosigner officer:chair
    expect 0 "$banchi" sign --add event.json --key officer.pem
    cp out both.json
    expect 0 "$banchi" submit both.json ledger
}

# A ledger with the agency diw, its officer (who is the committee too), a secretary and the rules.
begin() {
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
}

# The draft of diw: DIW-69-01 to -03, weighing 50, 30 and 20 per cent.
propose_three() {
    for code in DIW-69-01 DIW-69-02 DIW-69-03; do
        printf '{"code":"%s","kind":"functional","title":{"th":"ตัวชี้วัด","en":"indicator"},
         "unit":{"th":"ร้อยละ","en":"percent"},"method":"linear","direction":"higher","scale":0,
         "levels":[{"score":50,"value":"78"},{"score":75,"value":"82"},{"score":100,"value":"86"}]}' \
            "$code" >kpi.json
        expect 0 "$banchi" propose-kpi ledger --kpi kpi.json --agency diw --year 2569 --actor officer \
            --key officer.pem --yes
    done
    expect 0 "$banchi" propose-weights ledger DIW-69-01=5000 DIW-69-02=3000 DIW-69-03=2000 \
        --agency diw --year 2569 --actor officer \
            --key officer.pem --yes
}

act() { # act PERSON CAPACITY TYPE SUBJECT [FLAG...]
    key=$1.pem
    record --type "$3" --subject "$4" --data data.json --actor "$1" --capacity "$2" "${@:5}"
}

# Has the committee approve the draft of diw, in the meeting m1 of today.
approve() {
    digest=$("$banchi" get ledger agreements/diw/2569/content | sha256sum | cut -d' ' -f1)
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
    # From the first day of the year: today, whenever that is, may be past its end.
    act sec secretary item.concluded item/m1/1 --cosigner officer:present --key officer.pem \
        --effective 2025-10-01
}
