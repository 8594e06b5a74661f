#!/usr/bin/env bash
# Papers as a committee holds them: printed by a browser, their Thai found again in the print, and
# every QR code read from the printed pages, with the digest that the ledger's view gives.
source "$(dirname "$0")/expect.sh"

# print NAME: NAME.html by a browser on A4: NAME.pdf, its text in NAME.txt, its pages' number in
# $pages, what its QR codes say in NAME.codes.
print() {
    local profile
    profile=$(mktemp -d -p "$work")
    expect 0 timeout 180 chromium --headless --no-sandbox --disable-gpu --disable-quic \
        --no-first-run --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$profile" --no-pdf-header-footer --print-to-pdf="$work/$1.pdf" \
        "file://$work/$1.html"
    pdftotext -layout "$1.pdf" "$1.txt"
    pages=$(pdfinfo "$1.pdf" | awk '$1 == "Pages:" { print $2 }')
    pdfinfo "$1.pdf" | grep -q "(A4)" || fail "$1 is not on A4"
    pdftoppm -r 150 -gray "$1.pdf" "$work/$1-page"
    # 4 says that a page has none.
    zbarimg -q --nodbus --raw "$work/$1"-page-*.pgm >"$1.codes" || [ $? = 4 ] || fail "zbarimg"
    rm "$work/$1"-page-*.pgm
}
# printed NAME TEXT...: the text of the print has each of these, whatever lines were broken.
printed() {
    local name=$1 all
    shift
    all=$(tr -d ' \n\f' <"$name.txt")
    for text in "$@"; do
        grep -qF -- "$(tr -d ' ' <<<"$text")" <<<"$all" || fail "the print of $name lacks: $text"
    done
    checks=$((checks + 1))
}
# codes_fit NAME LEDGER MEETING: one QR code an item, each with the digest of the ledger's view.
codes_fit() {
    "$banchi" get "$2" "meetings/$3" -o json >view.json
    python3 - "$3" >wanted <<'PY'
import json, sys
meeting = json.load(open('view.json'))
for item in meeting['agenda']:
    print('banchi:demo.banchi.example/2569/item/%s/%d?digest=sha256:%s'
          % (sys.argv[1], item['number'], item['digest']))
PY
    diff <(sort wanted) <(sort "$1.codes") >&2 || fail "the QR codes of $1"
    checks=$((checks + 1))
}

expect 0 "$banchi" demo demo
seed=(demo --meeting 2568-09-19)
expect 0 "$banchi" paper "${seed[@]}" --out seed.html
silent
print seed
[ "$pages" -ge 8 ] && [ "$pages" -le 14 ] || fail "$pages pages"
codes_fit seed demo 2568-09-19
printed seed "เอกสารประกอบการประชุม" "19 กันยายน 2568" "ห้องประชุม อก.1 ชั้น 2 และออนไลน์ (Zoom)" \
    "ระเบียบวาระที่ 4 เรื่องเพื่อพิจารณา: ตัวชี้วัดและค่าเป้าหมายของกรมโรงงานอุตสาหกรรม" \
    "DIW-69-03" "สมมุติ" "บัญชีสาธิต: นาฬิกาจำลอง" "หน้า 1 จาก $pages"

# What is printed as the way to check is the way: the same digest comes out.
item=$(grep -o 'banchi get URL agreements/diw/2569/content --at [0-9]*' seed.html | head -1)
[ -n "$item" ] || fail "no way to check"
digest=$("$banchi" get demo ${item#banchi get URL } | sha256sum | cut -d' ' -f1)
grep -qF "item/2568-09-19/4?digest=sha256:$digest" seed.codes || fail "the check gives another digest"

# A folder and a server give the same paper; English is asked for.
serve demo --public-read
expect 0 "$banchi" paper "$url" --meeting 2568-09-19
cmp out seed.html || fail "a server's paper differs from the folder's"
expect 0 "$banchi" paper "$url" --meeting 2568-09-19 --lang en
says '<html lang="en">' "Item 4. For consideration" "19 September 2025"
stop

# The minutes of a meeting that nobody certified: a draft on every page, with what the record lacks.
expect 0 "$banchi" paper "${seed[@]}" --minutes --out minutes.html
print minutes
codes_fit minutes demo 2568-09-19
printed minutes "ร่างรายงานการประชุม" "ร่าง ยังไม่ได้รับรอง" "ผู้มาประชุม" "ไม่ระบุฐานะ" \
    "ไม่มีบันทึกว่าผู้ใดทำหน้าที่ประธาน" "รับการนำเสนอ (ยังไม่เห็นชอบ)" "framework/2569/1" "ผู้ตรวจรายงานการประชุม"

# The story: every meeting has papers, and minutes where it was held.
expect 0 "$banchi" demo story --story
"$banchi" get story meetings -o json | python3 -c '
import json, sys
for each in json.load(sys.stdin)["items"]:
    print(each["id"], "cancelled" if each["cancelled"] else "held")' >meetings
while read -r meeting state; do
    expect 0 "$banchi" paper story --meeting "$meeting" --out "story-$meeting.html"
    if [ "$state" = held ]; then
        expect 0 "$banchi" paper story --meeting "$meeting" --minutes --out "held-$meeting.html"
    else
        expect 1 "$banchi" paper story --meeting "$meeting" --minutes
        errs "[meeting_cancelled]"
    fi
done <meetings
first=2568-10-27
print "story-$first"
codes_fit "story-$first" story "$first"
printed "story-$first" "(ประธานกรรมการ) เป็นหัวหน้าส่วนราชการของสำนักงานปลัดกระทรวงอุตสาหกรรม" \
    "ส่วนที่ต่างจากฉบับที่ที่ประชุมพิจารณาครั้งก่อน"
print "held-$first"
codes_fit "held-$first" story "$first"
printed "held-$first" "เห็นชอบตามที่แก้ไข" "สิ่งที่ที่ประชุมแก้ไข" "DIPROM-69-06" "ลงนามเอง 3 บันทึกแทน 0" \
    "ความเห็นต่าง" "ค่าเป้าหมายยังต่ำ" "งดร่วมพิจารณา" "องค์ประชุม" "เงื่อนไข" "อำนาจยกเว้น" "เจ้าตัวคัดค้าน"
# A requested change: each field before and after, why, and from when.
changes=2569-01-28
print "story-$changes"
codes_fit "story-$changes" story "$changes"
printed "story-$changes" "สิ่งที่ขอเปลี่ยน เดิมและใหม่" "เหตุผลตามรหัส" "มีผลตั้งแต่"

# Faults are told.
expect 1 "$banchi" paper demo --meeting 2568-09-20
errs "[unknown_meeting]" "/v1/meetings lists them"
expect 1 "$banchi" paper "${seed[@]}" --at 3
errs "[unknown_meeting]"
expect 1 "$banchi" paper "${seed[@]}" --lang fr
errs "--lang"
expect 1 "$banchi" paper "${seed[@]}" --out seed.html
errs "[exists]"
done_well
