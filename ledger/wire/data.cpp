#include "ledger/wire/data.hpp"

#include <algorithm>

#include "ledger/wire/attributes.hpp"

namespace banchi::wire {
namespace {

using domain::Body;
using domain::Common;

// domain::Common as it stands in JSON, where every member may be absent.
struct Shared {
    std::optional<std::vector<domain::Cosigner>> cosigners;
    std::optional<domain::RecordedFor> recorded_for;
    std::optional<std::vector<Digest>> attachments;
    std::optional<Line> reason;
    std::optional<Line> legal_basis;
    template <class Self, class M>
    static void members(Self& self, M& m) {
        m("cosigners", self.cosigners);
        m("recorded_for", self.recorded_for);
        m("attachments", self.attachments);
        m("reason", self.reason);
        m("legal_basis", self.legal_basis);
    }
};

template <class T>
Result<Body> read_body(const Value& value) {
    auto body = from_value<T>(value);
    if (!body) return body.error();
    return Body(std::move(*body));
}

// What is to be known of one type of the catalogue.
struct Codec {
    std::string_view type;
    Result<Body> (*read)(const Value& value);
    Value (*schema)();
};

template <class... Types>
constexpr auto codecs_of(const std::variant<Types...>*) {
    return std::to_array<Codec>({{Types::type, &read_body<Types>, &schema_of<Types>}...});
}
constexpr auto kCodecs = codecs_of(static_cast<const Body*>(nullptr));

const Codec* find_codec(std::string_view type) {
    const auto found = std::find_if(kCodecs.begin(), kCodecs.end(),
                                    [type](const Codec& codec) { return codec.type == type; });
    return found == kCodecs.end() ? nullptr : &*found;
}

// Moves the members that a struct names out of `from`, into an object of their own.
struct Mover {
    Value::Object& from;
    Value out = Value::object();
    template <class T>
    void operator()(const char* name, const T&) {
        auto node = from.extract(name);
        if (!node.empty()) out.set(name, std::move(node.mapped()));
    }
};

Result<Common> read_common(const Value& value) {
    auto shared = from_value<Shared>(value);
    if (!shared) return shared.error();
    Common common;
    if (shared->cosigners) common.cosigners = std::move(*shared->cosigners);
    if (shared->attachments) common.attachments = std::move(*shared->attachments);
    common.recorded_for = std::move(shared->recorded_for);
    common.reason = std::move(shared->reason);
    common.legal_basis = std::move(shared->legal_basis);
    return common;
}

Value write_common(const Common& common) {
    Shared shared;
    if (!common.cosigners.empty()) shared.cosigners = common.cosigners;
    if (!common.attachments.empty()) shared.attachments = common.attachments;
    shared.recorded_for = common.recorded_for;
    shared.reason = common.reason;
    shared.legal_basis = common.legal_basis;
    return to_value(shared);
}

}  // namespace

Result<Data> read_data(std::string_view type, const Value& data) {
    const auto* codec = find_codec(type);
    if (codec == nullptr) return unknown_type(wire_type(type));
    if (data.members() == nullptr)
        return shape::bad_member("data", {"ต้องเป็นวัตถุ {...}", "must be an object"});
    auto own = *data.members();
    Mover shared{own};
    const Shared names;
    Shared::members(names, shared);
    auto common = read_common(shared.out);
    if (!common) return common.error();
    auto body = codec->read(Value(std::move(own)));
    if (!body) return body.error();
    return Data{std::move(*common), std::move(*body)};
}

Value write_data(const Common& common, const Body& body) {
    auto data = std::visit([](const auto& own) { return to_value(own); }, body);
    const auto shared = write_common(common);
    for (const auto& [name, value] : *shared.members()) data.set(name, value);
    return data;
}

std::string_view type_of(const Body& body) {
    return kCodecs[body.index()].type;
}

std::optional<Value> data_shape(std::string_view type) {
    const auto* codec = find_codec(type);
    if (codec == nullptr) return std::nullopt;
    auto schema = codec->schema();
    auto properties = schema["properties"];
    const auto shared = schema_of<Shared>();
    for (const auto& [name, value] : *shared["properties"].members()) properties.set(name, value);
    return schema.set("properties", std::move(properties));
}

}  // namespace banchi::wire
