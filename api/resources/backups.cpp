#include "api/problem.hpp"
#include "api/resources/resources.hpp"

namespace banchi::api {
namespace {

Value to_json(const store::Backup& backup) {
    return Value::object()
        .set("number", backup.number)
        .set("size", static_cast<std::int64_t>(backup.size.value))
        .set("checkpoint", backup.checkpoint)
        .set("bytes", static_cast<std::int64_t>(backup.bytes))
        .set("files", static_cast<std::int64_t>(backup.files));
}

// The server's own process makes it: only the holder of the folder's lock sees one state of it.
void back_up(const Call& call, Reply reply) {
    const auto language = call.request.language;
    call.service.backups.begin(
        [reply = std::move(reply), language](const Result<store::Backup>& backup) {
            if (!backup) return reply(problem(backup.error(), language));
            auto response = json_response(201, to_json(*backup));
            response.headers.emplace_back("Cache-Control", "no-store");
            reply(std::move(response));
        });
}

}  // namespace

std::vector<Route> backup_routes() {
    return {{.pattern = "/v1/backups",
             .summary = {"ทำสำเนาสำรองไว้ในที่ที่เซิร์ฟเวอร์กำหนด",
                         "Make a backup in the place that the server was given"},
             .handler = back_up,
             .answer = json("Backup"),
             .right = Right::backup,
             .statuses = {201},
             .also = {409}}};
}

}  // namespace banchi::api
