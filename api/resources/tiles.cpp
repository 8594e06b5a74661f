#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

Error no_tile() {
    return no_such({"ไม่มี tile นี้ในบัญชีขณะนี้ ดูขนาดของบัญชีที่ /checkpoint",
                    "the log has no such tile now; /checkpoint tells its size"});
}

Result<Response> checkpoint(const Call& call) {
    auto note = call.service.ledger.log().checkpoint();
    if (!note) return note.error();
    auto response = text_response(std::move(*note));
    response.headers.emplace_back("Cache-Control", revalidated(call.service));
    return response;
}

Result<std::string> bundle(const store::LogReader& log, const merkle::TileId& tile) {
    const auto leaves = log.leaves({tile.number * 256}, tile.width);
    if (!leaves) return leaves.error();
    if (leaves->size() != tile.width) return no_tile();
    std::string bytes;
    for (const auto& leaf : *leaves) merkle::append_entry(bytes, leaf);
    return bytes;
}

// A tile never changes once it is served. A partial one is soon of no more use than its full one,
// so nobody keeps it long.
std::string kept(const Service& service, bool full) {
    const std::string who = service.public_read() ? "public" : "private";
    return who + (full ? ", max-age=31536000, immutable" : ", max-age=60");
}

// c2sp.org/tlog-tiles. Only what is below the durable checkpoint exists; any narrower partial tile
// of it may be asked for.
Result<Response> tile(const Call& call) {
    // The path as sent: a percent-encoded spelling is no second name of a tile.
    const auto path = merkle::parse_tile_path(std::string_view(call.request.path).substr(1));
    if (!path) return no_tile();
    const auto& ledger = call.service.ledger;
    const auto width =
        merkle::tile_width(path->tile.level, path->tile.number, ledger.position().size);
    if (path->tile.width > width) return no_tile();
    auto bytes = path->entries ? bundle(ledger.log(), path->tile) : ledger.log().tile(path->tile);
    if (!bytes) return bytes.error();
    auto response = octets_response(std::move(*bytes));
    response.headers.emplace_back("Cache-Control", kept(call.service, path->tile.width == 256));
    return response;
}

}  // namespace

std::vector<Route> tile_routes() {
    return {{.pattern = "/checkpoint",
             .summary = {"checkpoint ที่ลงนามล่าสุด (C2SP)", "The newest signed checkpoint (C2SP)"},
             .handler = checkpoint,
             .answer = kPlainText},
            {.pattern = "/tile/{path...}",
             .summary = {"tile ของแฮช หรือของรายการ (C2SP tlog-tiles)",
                         "A tile of hashes or of entries (C2SP tlog-tiles)"},
             .handler = tile,
             .answer = kOctets}};
}

}  // namespace banchi::api
