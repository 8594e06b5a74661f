#include "tools/banchi/signing/ssh_keygen.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "ledger/envelope/sshsig.hpp"

extern "C" char** environ;

namespace banchi::tools::signing {
namespace {

Error failed(const std::string& why) {
    return {ErrorKind::denied,
            "ssh_keygen",
            {"ssh-keygen ไม่ลงนาม (" + why +
                 ") ดูสิ่งที่ ssh-keygen แจ้งไว้ข้างต้น เช่น รหัสผ่านผิด ไม่ได้แตะกุญแจ หรือยังไม่ได้ติดตั้ง "
                 "openssh-client แล้วลองใหม่",
             "ssh-keygen did not sign (" + why +
                 "); see what it says above, as a wrong pass phrase, a key not touched, or "
                 "openssh-client not installed, and try again"},
            {}};
}

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

  private:
    int number_;
};

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

std::string read_all(int descriptor) {
    std::string bytes;
    std::array<char, 4096> part{};
    while (true) {
        const auto count = ::read(descriptor, part.data(), part.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return bytes;
        bytes.append(part.data(), static_cast<std::size_t>(count));
    }
}

// Nothing where it could not be started. What it says to people goes to our own stderr.
std::optional<pid_t> start(const std::string& key_file, int input, int output) {
    std::array<std::string, 8> words{
        "ssh-keygen", "-q",     "-Y", "sign",
        "-f",         key_file, "-n", std::string(envelope::kSshNamespace)};
    std::array<char*, 9> arguments{};  // ends with a null
    for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t child = 0;
    const int code =
        ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (code == 0) return child;
    errno = code;
    return std::nullopt;
}

// The armoured signature of the message on its stdout. The message is a file in memory, so that
// neither side ever waits for the other to read.
Result<std::string> run(const std::string& key_file, std::string_view message) {
    const Descriptor input(::memfd_create("message", MFD_CLOEXEC));
    std::array<int, 2> pipe{-1, -1};
    if (input.number() < 0 || !write_all(input.number(), message) ||
        ::lseek(input.number(), 0, SEEK_SET) != 0 || ::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return failed(std::strerror(errno));
    const Descriptor answers(pipe[0]);
    Descriptor output(pipe[1]);
    const auto child = start(key_file, input.number(), output.number());
    if (!child) return failed(std::strerror(errno));
    output.close();  // or its end would never come
    auto signature = read_all(answers.number());
    int status = 0;
    while (::waitpid(*child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return failed("exit code " + std::to_string(WEXITSTATUS(status)));
    return signature;
}

class SshKeygen : public envelope::Signer {
  public:
    SshKeygen(std::string file, domain::PublicKey key)
        : file_(std::move(file)), key_(std::move(key)) {}
    domain::PublicKey public_key() const override { return key_; }
    Result<std::string> sign(std::string_view message) override {
        const auto armoured = run(file_, message);
        if (!armoured) return armoured.error();
        return envelope::read_sshsig(*armoured);
    }

  private:
    const std::string file_;
    const domain::PublicKey key_;
};

}  // namespace

Result<std::unique_ptr<envelope::Signer>> open_with_ssh_keygen(const std::string& file,
                                                               domain::PublicKey key,
                                                               domain::Scheme scheme) {
    if (scheme == domain::Scheme::sshsig)
        return std::unique_ptr<envelope::Signer>(std::make_unique<SshKeygen>(file, std::move(key)));
    return Error{ErrorKind::malformed,
                 "key_scheme",
                 {file + " ใช้ลงนามผ่าน ssh-keygen ซึ่งลงนามแบบ sshsig เท่านั้น ให้เอา ed25519: ออก "
                         "หรือเพิ่มกุญแจด้วย ssh-add แล้วใช้ ed25519:agent:",
                  file + " is used through ssh-keygen, which signs as sshsig alone; leave ed25519: "
                         "out, or add the key with ssh-add and name ed25519:agent:"},
                 {}};
}

}  // namespace banchi::tools::signing
