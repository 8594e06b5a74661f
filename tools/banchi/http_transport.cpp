#include "tools/banchi/transport.hpp"

namespace banchi::tools {
namespace {

class HttpTransport : public Transport {
  public:
    HttpTransport(std::string url, api::HttpClient client)
        : url_(std::move(url)), client_(std::move(client)) {}

    Result<api::Response> send(const std::string& target, const std::string* body) override {
        auto answer =
            body == nullptr ? client_.get(target) : client_.post(target, "application/json", *body);
        if (!answer && answer.error().name == "connection")
            return unreachable(url_, answer.error());
        return answer;
    }

  private:
    const std::string url_;
    api::HttpClient client_;
};

}  // namespace

Error unreachable(const std::string& url, const Error& why) {
    return unavailable(
        {"ติดต่อ " + url +
             " ไม่ได้ ให้ตรวจว่าเซิร์ฟเวอร์ทำงานอยู่ (banchi serve) และที่อยู่ถูกต้อง: " + why.detail.th,
         "cannot reach " + url +
             "; check that the server runs (banchi serve) and its address: " + why.detail.en});
}

Error not_a_ledger(const std::string& what) {
    return {ErrorKind::io,
            "not_a_ledger",
            {"ที่อยู่นี้ตอบสิ่งที่ไม่ใช่บัญชี banchi ให้ตรวจที่อยู่และพอร์ต: " + what,
             "what answers there is no banchi ledger; check the address and the port: " + what},
            {}};
}

bool is_url(const std::string& ledger) {
    return ledger.find("://") != std::string::npos;
}

api::ClientOptions client_options(const Session& session) {
    api::ClientOptions options;
    options.token = session.token;
    options.language = session.language;
    options.ca_file = session.ca_file;
    return options;
}

Result<std::unique_ptr<Transport>> connect_to(const std::string& url, const Session& session) {
    auto client = api::HttpClient::make(url, client_options(session));
    if (!client) return client.error();
    std::unique_ptr<Transport> made = std::make_unique<HttpTransport>(url, std::move(*client));
    return made;
}

}  // namespace banchi::tools
