#include "api/tls.hpp"

#include <boost/asio/ssl/context.hpp>
#include <ctime>
#include <fstream>
#include <iterator>

namespace banchi::api {
namespace {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

enum class Part { certificate, key };

Error bad_part(Part part, const std::filesystem::path& file, const Text& why) {
    const bool key = part == Part::key;
    return {ErrorKind::malformed,
            key ? "tls_key" : "tls_certificate",
            {(key ? "กุญแจ TLS " : "ใบรับรอง TLS ") + file.string() + " " + why.th,
             (key ? "the TLS key " : "the TLS certificate ") + file.string() + " " + why.en},
            {{"file", file.string()}}};
}

Result<std::string> contents(Part part, const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (in && !bytes.empty()) return bytes;
    return bad_part(part, file,
                    {"อ่านไม่ได้ ให้ตรวจชื่อ และสิทธิ์ของผู้ใช้ที่รันเซิร์ฟเวอร์",
                     "cannot be read: check its name, and that the server's user may read it"});
}

Error no_pem(Part part, const std::filesystem::path& file) {
    return part == Part::key ? bad_part(part, file,
                                        {"ไม่ใช่กุญแจส่วนตัวแบบ PEM (-----BEGIN PRIVATE KEY-----)",
                                         "is no private key in PEM (-----BEGIN PRIVATE KEY-----)"})
                             : bad_part(part, file,
                                        {"ไม่ใช่ใบรับรองแบบ PEM (-----BEGIN CERTIFICATE-----)",
                                         "is no certificate in PEM (-----BEGIN CERTIFICATE-----)"});
}

Error mismatch(const TlsFiles& files) {
    return {ErrorKind::malformed,
            "tls_mismatch",
            {"กุญแจ " + files.key.string() + " ไม่ใช่ของใบรับรอง " + files.certificate.string() +
                 " ให้ใช้คู่ที่ออกมาด้วยกัน",
             "the key " + files.key.string() + " is not that of the certificate " +
                 files.certificate.string() + ": give the two that belong together"},
            {}};
}

TlsContext context_of(ssl::context::method method) {
    auto context = std::make_shared<ssl::context>(method);
    context->set_options(ssl::context::default_workarounds | ssl::context::no_compression);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    return context;
}

Result<void> use_certificate(ssl::context& context, const std::filesystem::path& file) {
    const auto pem = contents(Part::certificate, file);
    if (!pem) return pem.error();
    error_code failed;
    context.use_certificate_chain(boost::asio::buffer(*pem), failed);
    if (failed) return no_pem(Part::certificate, file);
    return {};
}

Result<void> use_key(ssl::context& context, const TlsFiles& files) {
    const auto pem = contents(Part::key, files.key);
    if (!pem) return pem.error();
    // OpenSSL would ask for the pass phrase on the terminal.
    if (pem->find("ENCRYPTED") != std::string::npos)
        return bad_part(
            Part::key, files.key,
            {"มีรหัสผ่าน ให้ถอดด้วย openssl pkey -in FILE -out NEW แล้วให้เซิร์ฟเวอร์อ่านได้เพียงผู้เดียว",
             "has a pass phrase: take it off (openssl pkey -in FILE -out NEW) and let only the "
             "server read it"});
    error_code failed;
    context.use_private_key(boost::asio::buffer(*pem), ssl::context::pem, failed);
    if (!failed) return {};
    // The certificate is in already, so a key of another one is noticed here.
    return ERR_GET_LIB(failed.value()) == ERR_LIB_X509 ? mismatch(files)
                                                       : no_pem(Part::key, files.key);
}

Instant instant_of(const ASN1_TIME* time) {
    std::tm utc{};
    if (ASN1_TIME_to_tm(time, &utc) != 1) return {};
    return Instant{}.plus_seconds(::timegm(&utc));
}

}  // namespace

Result<TlsContext> server_tls(const TlsFiles& files) {
    auto context = context_of(ssl::context::tls_server);
    if (const auto used = use_certificate(*context, files.certificate); !used) return used.error();
    if (const auto used = use_key(*context, files); !used) return used.error();
    if (SSL_CTX_check_private_key(context->native_handle()) != 1) return mismatch(files);
    return context;
}

Result<TlsContext> client_tls(const std::string& ca_file) {
    auto context = context_of(ssl::context::tls_client);
    context->set_verify_mode(ssl::verify_peer);
    error_code failed;
    if (ca_file.empty()) {
        context->set_default_verify_paths(failed);
    } else {
        context->load_verify_file(ca_file, failed);
    }
    if (!failed) return context;
    return Error{ErrorKind::malformed,
                 "ca_file",
                 {"อ่านใบรับรองของผู้ออกใบรับรองจาก " + ca_file + " ไม่ได้ ต้องเป็นไฟล์ PEM",
                  "cannot read authorities' certificates from " + ca_file + ": it must be PEM"},
                 {{"file", ca_file}}};
}

Validity validity_of(ssl::context& context) {
    const auto* certificate = SSL_CTX_get0_certificate(context.native_handle());
    if (certificate == nullptr) return {};
    return {instant_of(X509_get0_notBefore(certificate)),
            instant_of(X509_get0_notAfter(certificate))};
}

Error untrusted(const std::string& host, long code) {
    const auto why = [code]() -> Text {
        switch (code) {
            case X509_V_ERR_CERT_HAS_EXPIRED:
                return {"หมดอายุแล้ว ผู้ดูแลเซิร์ฟเวอร์ต้องต่ออายุ",
                        "has expired: its operator must renew it"};
            case X509_V_ERR_CERT_NOT_YET_VALID:
                return {"ยังไม่เริ่มมีผล ให้ตรวจนาฬิกาของเครื่องนี้",
                        "is not valid yet: check this machine's clock"};
            case X509_V_ERR_HOSTNAME_MISMATCH:
            case X509_V_ERR_IP_ADDRESS_MISMATCH:
                return {"เป็นของชื่ออื่น ให้ตรวจที่อยู่", "is for another name: check the address"};
            case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
            case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
            case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
            case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
            case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
                return {"ออกโดยผู้ที่เครื่องนี้ไม่รู้จัก ให้ระบุใบรับรองของผู้ออกด้วย --ca-file",
                        "was issued by nobody that this machine knows: name the authority's own "
                        "certificate with --ca-file"};
            default:
                const std::string told = X509_verify_cert_error_string(code);
                return {"ใช้ไม่ได้: " + told, "does not hold: " + told};
        }
    }();
    return {ErrorKind::malformed,
            "certificate",
            {"ใบรับรองของ " + host + " " + why.th, "the certificate of " + host + " " + why.en},
            {{"host", host}}};
}

}  // namespace banchi::api
