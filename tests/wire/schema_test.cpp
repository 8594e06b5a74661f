#include <gtest/gtest.h>

#include "tests/wire/sample.hpp"

namespace banchi::wire {
namespace {

bool requires_member(const Value& schema, std::string_view name) {
    for (const auto& item : *schema["required"].items())
        if (*item.text() == name) return true;
    return false;
}

// Just enough of JSON Schema to know that what is written is described: objects name their
// members, and nothing required is missing.
void expect_described(const Value& schema, const Value& value, const std::string& path) {
    if (const auto* items = value.items()) {
        ASSERT_FALSE(schema["items"].is_null()) << path;
        for (const auto& item : *items) expect_described(schema["items"], item, path + "[]");
    }
    const auto* members = value.members();
    if (members == nullptr) return;
    const auto& open = schema["additionalProperties"];
    for (const auto& [name, member] : *members) {
        const auto& known = schema["properties"][name];
        const auto& found = known.is_null() ? open : known;
        ASSERT_NE(found.members(), nullptr) << path << "." << name;
        expect_described(found, member, path + "." + name);
    }
    if (schema["required"].is_null()) return;
    for (const auto& name : *schema["required"].items())
        EXPECT_EQ(members->count(*name.text()), 1U) << path << "." << *name.text();
}

TEST(Schema, DescribesThePayloadOfEveryType) {
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        for (const auto& event : sample::one_of_each(seed)) {
            const auto payload = sample::json(payload_of(event, sample::kOrigin));
            const auto& type = event.header.type;
            expect_described(payload_schema(type), payload, type);
            expect_described(data_schema(type), payload["data"], type + " data");
        }
    }
}

TEST(Schema, SaysItsDialectAndWhatIsFixed) {
    const auto schema = payload_schema("kpi.proposed");
    EXPECT_EQ(schema["$schema"], Value("https://json-schema.org/draft/2020-12/schema"));
    EXPECT_EQ(schema["properties"]["type"]["const"], Value("banchi.kpi.proposed.v1"));
    EXPECT_EQ(schema["additionalProperties"], Value(false));
    EXPECT_TRUE(requires_member(schema, "data"));
    EXPECT_TRUE(requires_member(schema, "capacity"));
    EXPECT_FALSE(requires_member(schema, "basissize"));
    EXPECT_EQ(schema["dependentRequired"]["basissize"], Value(Value::Array{"basisroot"}));
}

TEST(Schema, OfDataNamesTheCommonMembersAndDemandsNone) {
    const auto schema = data_schema("kpi.withdrawn");
    EXPECT_EQ(schema["$schema"], Value("https://json-schema.org/draft/2020-12/schema"));
    for (const auto* name : {"cosigners", "recorded_for", "attachments", "reason", "legal_basis"}) {
        EXPECT_FALSE(schema["properties"][name].is_null()) << name;
        EXPECT_FALSE(requires_member(schema, name)) << name;
    }
    EXPECT_TRUE(requires_member(schema, "code"));
}

TEST(Schema, OfAnUnknownTypeIsNull) {
    for (const auto* type : {"", "result.reported", "banchi.kpi.proposed.v1"}) {
        EXPECT_TRUE(data_schema(type).is_null()) << type;
        EXPECT_TRUE(payload_schema(type).is_null()) << type;
    }
}

}  // namespace
}  // namespace banchi::wire
