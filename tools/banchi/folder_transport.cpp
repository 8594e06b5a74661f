#include <future>

#include "api/service.hpp"
#include "tools/banchi/reading_ledger.hpp"
#include "tools/banchi/transport.hpp"

namespace banchi::tools {
namespace {

Error with_a_server(const Error& error) {
    if (error.name != "in_use") return error;
    auto told = error;
    told.detail = {
        "มีโปรเซสอื่นเปิดบัญชีนี้อยู่ (เช่น banchi serve) ให้ส่งไปที่ URL ของเซิร์ฟเวอร์แทนโฟลเดอร์ หรือหยุดเซิร์ฟเวอร์ก่อน",
        "another process has this ledger open (banchi serve?): give the server's URL instead of "
        "the folder, or stop the server first"};
    return told;
}

class FolderTransport : public Transport {
  public:
    FolderTransport(std::unique_ptr<Clock> clock, std::unique_ptr<ledger::Ledger> ledger,
                    const std::filesystem::path& folder, api::Language language)
        : clock_(std::move(clock)),
          ledger_(std::move(ledger)),
          // Whoever can open the folder may read all of it: there is nobody to ask for a token.
          service_(*ledger_, folder, true, language),
          language_(language) {
        service_.open = {api::Right::read, api::Right::texts, api::Right::drafts};
    }
    ~FolderTransport() override { ledger_->drain(); }

    Result<api::Response> send(const std::string& target, const std::string* body) override {
        api::Head head;
        head.method = body != nullptr ? "POST" : "GET";
        head.target = target;
        head.fields = {{"host", "localhost"},
                       {"accept-language", std::string(api::code(language_))}};
        if (body != nullptr) {
            head.fields.emplace_back("content-type", "application/json");
            head.content_length = body->size();
        }
        auto request = api::make_request(std::move(head), language_);
        if (!request) return request.error();
        if (body != nullptr) request->body = *body;
        // Shared: the answering thread may still be leaving set_value when get has returned.
        const auto answered = std::make_shared<std::promise<api::Response>>();
        auto response = answered->get_future();
        api::answer(*request, service_,
                    [answered](api::Response made) { answered->set_value(std::move(made)); });
        return response.get();
    }

  private:
    const std::unique_ptr<Clock> clock_;
    const std::unique_ptr<ledger::Ledger> ledger_;
    api::Service service_;
    const api::Language language_;
};

}  // namespace

Result<std::unique_ptr<Transport>> open_folder(const std::filesystem::path& folder, Access access,
                                               const Session& session) {
    auto clock = clock_of(folder);
    if (!clock) return clock.error();
    ledger::Options options;
    options.folder = folder;
    auto ledger =
        access == Access::read ? open_to_read(folder) : ledger::Ledger::open(options, **clock);
    if (!ledger) return with_a_server(ledger.error());
    std::unique_ptr<Transport> made = std::make_unique<FolderTransport>(
        std::move(*clock), std::move(*ledger), folder, session.language);
    return made;
}

}  // namespace banchi::tools
