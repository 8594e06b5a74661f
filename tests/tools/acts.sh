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
