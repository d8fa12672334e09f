#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_format.h"
#include "grpcpp/security/tls_certificate_provider.h"
#include "grpcpp/security/tls_credentials_options.h"
#include "gtest/gtest.h"
#include "openssl/evp.h"
#include "openssl/pem.h"
#include "openssl/x509v3.h"
#include "services/platform/rpc/service_channel.h"
#include "services/platform/rpc/testing/desk_house.h"

namespace vanthu::rpc::testing {
namespace {

// A certificate authority of the test, and what it signs: EC keys, valid for an hour, for the loopback address.
class Authority {
 public:
  explicit Authority(const std::string& name)
      : key_(EVP_EC_gen("P-256")), certificate_(Made("ca-" + name, key_, nullptr, nullptr)) {
    Folder();
    authorities_ = Path(name + "-ca.pem");
    WritePem(authorities_, nullptr, {certificate_});
  }
  ~Authority() {
    X509_free(certificate_);
    EVP_PKEY_free(key_);
  }

  TlsFiles FilesFor(const std::string& service) {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = Made(service, key, certificate_, key_);
    const std::string path = Path(std::filesystem::path(authorities_).stem().string() + "-" + service + ".pem");
    WritePem(path, key, {certificate});
    X509_free(certificate);
    EVP_PKEY_free(key);
    return {.key_and_chain = path, .authorities = authorities_};
  }

 private:
  static std::filesystem::path Folder() {
    const auto folder = std::filesystem::path(::testing::TempDir()) / absl::StrFormat("vanthu-tls-%d", getpid());
    std::filesystem::create_directories(folder);
    return folder;
  }
  static std::string Path(const std::string& name) { return (Folder() / name).string(); }

  static void Extend(X509* certificate, int nid, const char* value) {
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
  }

  static X509* Made(const std::string& common_name, EVP_PKEY* key, X509* issuer, EVP_PKEY* issuer_key) {
    static int serial = 0;
    X509* certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_NAME* subject = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(common_name.c_str()), -1, -1,
                               0);
    X509_set_issuer_name(certificate, issuer == nullptr ? subject : X509_get_subject_name(issuer));
    X509_set_pubkey(certificate, key);
    if (issuer == nullptr) Extend(certificate, NID_basic_constraints, "critical,CA:TRUE");
    if (issuer != nullptr) Extend(certificate, NID_subject_alt_name, ("DNS:" + common_name).c_str());
    X509_sign(certificate, issuer_key == nullptr ? key : issuer_key, EVP_sha256());
    return certificate;
  }

  static void WritePem(const std::string& path, EVP_PKEY* key, const std::vector<X509*>& chain) {
    FILE* file = std::fopen(path.c_str(), "w");
    if (key != nullptr) PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    for (X509* certificate : chain) PEM_write_X509(file, certificate);
    std::fclose(file);
  }

  EVP_PKEY* key_;
  X509* certificate_;
  std::string authorities_;
};

class ServiceChannelTest : public ::testing::Test {
 protected:
  ServiceChannelTest() : authority_("home") {
    const TlsFiles files = authority_.FilesFor("desk");
    grpc::experimental::TlsServerCredentialsOptions options(std::make_shared<grpc::experimental::FileWatcherCertificateProvider>(
        files.key_and_chain, files.key_and_chain, files.authorities, 60));
    options.watch_root_certs();
    options.watch_identity_key_cert_pairs();
    options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
    grpc::ServerBuilder builder;
    EXPECT_TRUE(ConfigureServer(*house_.door, builder).ok());
    builder.AddListeningPort("127.0.0.1:0", grpc::experimental::TlsServerCredentials(options), &house_.port);
    house_.tcp = builder.BuildAndStart();
  }

  absl::StatusOr<Note> GetWith(const TlsFiles& files, CallOptions options = {}) {
    options.timeout = absl::Seconds(5);
    const auto stub = Desk::NewStub(ServiceChannel(absl::StrFormat("127.0.0.1:%d", house_.port), files, "desk"));
    return CallUnary(*stub, &Desk::Stub::Get, GetOf("agencies/so-a/notes/1"), options);
  }

  DeskHouse house_;
  Authority authority_;
};

TEST_F(ServiceChannelTest, SaysWhoIsCallingByItsCertificate) {
  const auto note = GetWith(authority_.FilesFor("drafting"));
  ASSERT_TRUE(note.ok()) << note.status();
  EXPECT_EQ(note->text(), "services/drafting");
  EXPECT_TRUE(absl::IsPermissionDenied(GetWith(authority_.FilesFor("numbering")).status()));
}

TEST_F(ServiceChannelTest, CarriesAPersonsTokenForItsPresenterOnly) {
  PersonClaims claims = house_.Claims({type::v1::ROLE_CLERK});
  claims.presenter = "gateway";
  EXPECT_TRUE(GetWith(authority_.FilesFor("gateway"), house_.As(claims)).ok());
  EXPECT_TRUE(absl::IsUnauthenticated(GetWith(authority_.FilesFor("drafting"), house_.As(claims)).status()));
}

TEST_F(ServiceChannelTest, ReachesNobodyWithACertificateOfAForeignAuthority) {
  Authority stranger("foreign");
  TlsFiles files = stranger.FilesFor("drafting");
  files.authorities = authority_.FilesFor("drafting").authorities;
  EXPECT_FALSE(GetWith(files).ok());
  EXPECT_TRUE(house_.door->Counts().empty());
}

}  // namespace
}  // namespace vanthu::rpc::testing
