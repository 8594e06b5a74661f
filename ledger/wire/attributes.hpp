#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/domain/header.hpp"

namespace banchi::wire {

using namespace banchi::base;

// The CloudEvents attributes of a payload: all of its members but `data`. Names are the wire's.
struct Attributes {
    std::string specversion = "1.0";
    domain::EventId id;
    Line source;
    Line type;
    std::string subject;
    Instant time;
    Line datacontenttype;
    domain::Capacity capacity = domain::Capacity::holder;
    std::optional<Date> effective;
    std::optional<PersonId> onbehalfof;
    std::optional<domain::EventId> backfill;
    std::optional<std::int64_t> subjectversion;
    std::optional<std::int64_t> basissize;
    std::optional<Line> basisroot;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("specversion", self.specversion);
        m("id", self.id);
        m("source", self.source);
        m("type", self.type);
        m("subject", self.subject);
        m("time", self.time);
        m("datacontenttype", self.datacontenttype);
        m("capacity", self.capacity);
        m("effective", self.effective);
        m("onbehalfof", self.onbehalfof);
        m("backfill", self.backfill);
        m("subjectversion", self.subjectversion);
        m("basissize", self.basissize);
        m("basisroot", self.basisroot);
    }
};

// Reads the attributes of a payload into a header, all but `data`, `pae` and `signers`. `type` must
// be banchi.<name>.v1; whether <name> is known isn't asked here. Errors as in payload.hpp.
Result<domain::Header> read_attributes(const Value& payload, const std::string& origin);
// The payload without its `data`.
Value write_attributes(const domain::Header& header, std::string_view type,
                       const std::string& origin);

// "kpi.proposed" <-> "banchi.kpi.proposed.v1"
std::string wire_type(std::string_view type);
std::optional<std::string> from_wire_type(std::string_view text);
Error unknown_type(std::string_view given);

}  // namespace banchi::wire
