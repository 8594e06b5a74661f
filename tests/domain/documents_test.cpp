#include "tests/domain/staff.hpp"

namespace banchi::domain {
namespace {

Event document(World& world, const std::string& content,
               std::optional<std::int64_t> bytes = std::nullopt) {
    return world.event("ann", Capacity::holder, "document/" + sha256(content).hex(),
                       DocumentRegistered{title("paper"),
                                          {"application/pdf"},
                                          bytes,
                                          Line{"the ministry's page, 23 September 2568"}});
}

TEST(Document, IsRegisteredOnce) {
    auto world = staffed_world();
    world.accepts(document(world, "a"));
    world.refuses(document(world, "a"), "document_registered");
    auto by_another = document(world, "a");
    by_another.header.actor = PersonId{"bob"};
    world.refuses(by_another, "document_registered");
    world.accepts(document(world, "b"));
}

TEST(Document, HasASizeThatIsNotNegative) {
    auto world = staffed_world();
    world.refuses(document(world, "a", -1), "document_bytes");
    world.accepts(document(world, "a", 0));
    world.accepts(document(world, "b", 1'234'567));
}

TEST(Document, IsKeptAsRegistered) {
    auto world = staffed_world();
    world.accepts(document(world, "a", 12));
    const auto state = world.memory.now();
    const auto subject = "document/" + sha256("a").hex();
    EXPECT_EQ(get<Title>(state, subject, "title")->en, "paper");
    EXPECT_EQ(get<std::int64_t>(state, subject, "bytes"), 12);
    EXPECT_TRUE(has(state, "index/documents", sha256("a").hex()));
    EXPECT_EQ(world.sentence(world.log.back()).en, "ann registered the document “paper”");
}

TEST(Document, ItsSubjectIsItsDigestInLowerCase) {
    auto world = staffed_world();
    auto event = document(world, "a");
    event.header.subject = "document/" + sha256("a").hex().substr(1);
    world.refuses(event, "subject");
    auto hex = sha256("a").hex();
    for (auto& c : hex)
        if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 'a' + 'A');
    event.header.subject = "document/" + hex;
    world.refuses(event, "subject");
    world.accepts(document(world, "a"));
}

}  // namespace
}  // namespace banchi::domain
