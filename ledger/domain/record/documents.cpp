#include "ledger/domain/record/documents.hpp"

#include "ledger/domain/registry/registry.hpp"

namespace banchi::domain {

Result<Marks> decide(const Judging& judging, const DocumentRegistered& event) {
    if (has(judging.state, judging.header.subject, "title"))
        return broken("document_registered",
                      {"เอกสารนี้จดทะเบียนไว้แล้ว ให้อ้างค่าแฮชได้เลย",
                       "this document is registered already; cite its digest"},
                      {{"subject", judging.header.subject}});
    if (event.bytes && *event.bytes < 0)
        return broken("document_bytes",
                      {"ขนาดของเอกสารต้องไม่ติดลบ ให้ระบุจำนวนไบต์ หรือเอา bytes ออก",
                       "a document's size is not negative; state its bytes, or take `bytes` out"});
    return Marks{};
}

void evolve(const Judging& judging, const DocumentRegistered& event, Changes& changes) {
    const auto& subject = judging.header.subject;
    changes.put("index/documents", subject.substr(subject.find('/') + 1), true);
    changes.put(subject, "title", to_value(event.title));
    changes.put(subject, "media_type", to_value(event.media_type));
    if (event.bytes) changes.put(subject, "bytes", *event.bytes);
    if (event.published) changes.put(subject, "published", to_value(*event.published));
}

Text tell(const Judging& judging, const DocumentRegistered& event) {
    const auto actor = name_of(judging.state, judging.header.actor);
    return {actor.th + " จดทะเบียนเอกสาร “" + event.title.th + "”",
            actor.en + " registered the document “" + event.title.en + "”"};
}

}  // namespace banchi::domain
