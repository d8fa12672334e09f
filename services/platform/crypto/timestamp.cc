#include "services/platform/crypto/timestamp.h"

#include <openssl/x509v3.h>

#include <algorithm>
#include <utility>

#include "services/platform/crypto/openssl_handle.h"
#include "services/platform/status/cause.h"
#include "services/platform/status/macros.h"

namespace vanthu::crypto {
namespace {

constexpr size_t kNonceBytes = 8;
constexpr size_t kTokenBytesMax = 128 * 1024;

using RequestHandle = std::unique_ptr<TS_REQ, Freer<TS_REQ_free>>;
using ImprintHandle = std::unique_ptr<TS_MSG_IMPRINT, Freer<TS_MSG_IMPRINT_free>>;
using AlgorithmHandle = std::unique_ptr<X509_ALGOR, Freer<X509_ALGOR_free>>;
using ResponseHandle = std::unique_ptr<TS_RESP, Freer<TS_RESP_free>>;
using InfoHandle = std::unique_ptr<TS_TST_INFO, Freer<TS_TST_INFO_free>>;
using VerifyContext = std::unique_ptr<TS_VERIFY_CTX, Freer<TS_VERIFY_CTX_free>>;

absl::Status NoTimestamp(status::Cause cause) { return status::CausedError(status::Reason::kBadTimestamp, std::move(cause)); }

std::string NumberBytes(const ASN1_INTEGER* number) {
  const BigNumber value(number == nullptr ? nullptr : ASN1_INTEGER_to_BN(number, nullptr));
  if (!value) return "";
  std::string bytes(static_cast<size_t>(BN_num_bytes(value.get())), '\0');
  BN_bn2bin(value.get(), reinterpret_cast<unsigned char*>(bytes.data()));
  return bytes;
}

// GeneralizedTime, whose fraction of a second OpenSSL's own reader gives up on.
absl::StatusOr<absl::Time> TimeOf(const ASN1_GENERALIZEDTIME* time) {
  const std::string text = BytesOf(time);
  absl::Time at;
  std::string error;
  if (text.size() >= 15 && text.back() == 'Z' &&
      absl::ParseTime("%E4Y%m%d%H%M%E*S", text.substr(0, text.size() - 1), absl::UTCTimeZone(), &at, &error)) {
    return at;
  }
  return NoTimestamp({"không đọc được thời gian của nó", "its time cannot be read"});
}

// Whether the token's signature holds, by the certificate that travels in it: trust in that is asked for apart.
bool SignatureHolds(PKCS7* token, X509* signer) {
  const X509StoreHandle store(X509_STORE_new());
  X509_STORE_add_cert(store.get(), signer);
  X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_NO_CHECK_TIME);
  const VerifyContext context(TS_VERIFY_CTX_new());
  TS_VERIFY_CTX_set_flags(context.get(), TS_VFY_VERSION | TS_VFY_SIGNATURE);
  X509_STORE_up_ref(store.get());
  TS_VERIFY_CTX_set_store(context.get(), store.get());
  const bool holds = TS_RESP_verify_token(context.get(), token) == 1;
  return holds;
}

absl::StatusOr<X509*> SignerOf(PKCS7* token) {
  if (!PKCS7_type_is_signed(token)) return NoTimestamp({"nó không được ký", "it is not signed"});
  STACK_OF(X509)* signers = PKCS7_get0_signers(token, nullptr, 0);
  X509* signer = sk_X509_num(signers) == 1 ? sk_X509_value(signers, 0) : nullptr;
  sk_X509_free(signers);
  if (signer == nullptr) return NoTimestamp({"không kèm chứng thư của dịch vụ ký", "its signer's certificate is not in it"});
  return signer;
}

bool IsImprint(TS_TST_INFO* info, const Digest& imprint) {
  TS_MSG_IMPRINT* stamped = TS_TST_INFO_get_msg_imprint(info);
  const ASN1_OBJECT* algorithm = nullptr;
  X509_ALGOR_get0(&algorithm, nullptr, nullptr, TS_MSG_IMPRINT_get_algo(stamped));
  return OBJ_obj2nid(algorithm) == NID_sha256 && BytesOf(TS_MSG_IMPRINT_get_msg(stamped)) == imprint.Bytes();
}

}  // namespace

TimestampRequest MakeTimestampRequest(const Digest& imprint, Randomness& randomness) {
  TimestampRequest made{.imprint = imprint, .nonce = randomness.Bytes(kNonceBytes)};
  made.nonce[0] = static_cast<char>((static_cast<unsigned char>(made.nonce[0]) & 0x7F) | 0x40);
  const RequestHandle request(TS_REQ_new());
  const ImprintHandle message(TS_MSG_IMPRINT_new());
  const AlgorithmHandle algorithm(X509_ALGOR_new());
  X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
  TS_MSG_IMPRINT_set_algo(message.get(), algorithm.get());
  TS_MSG_IMPRINT_set_msg(message.get(), const_cast<unsigned char*>(imprint.bytes.data()), static_cast<int>(imprint.bytes.size()));
  TS_REQ_set_version(request.get(), 1);
  TS_REQ_set_msg_imprint(request.get(), message.get());
  TS_REQ_set_cert_req(request.get(), 1);
  const BigNumber number(BN_bin2bn(Unsigned(made.nonce), static_cast<int>(made.nonce.size()), nullptr));
  const std::unique_ptr<ASN1_INTEGER, Freer<ASN1_INTEGER_free>> nonce(BN_to_ASN1_INTEGER(number.get(), nullptr));
  TS_REQ_set_nonce(request.get(), nonce.get());
  made.der = DerOf(request.get(), i2d_TS_REQ);
  return made;
}

absl::StatusOr<Timestamp> ReadTimestampResponse(std::string_view der, const TimestampRequest& request) {
  if (der.size() > kTokenBytesMax) return NoTimestamp({"câu trả lời lớn hơn 128 KiB", "the answer is larger than 128 KiB"});
  const auto response = FromDer<ResponseHandle>(der, d2i_TS_RESP);
  if (!response) return NoTimestamp(LastOpensslError());
  const long state = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(response.get())));
  PKCS7* token = TS_RESP_get_token(response.get());
  if ((state != TS_STATUS_GRANTED && state != TS_STATUS_GRANTED_WITH_MODS) || token == nullptr) {
    return NoTimestamp({"dịch vụ từ chối yêu cầu", "the service refused the request"});
  }
  ASSIGN_OR_RETURN(Timestamp read, ReadTimestampToken(DerOf(token, i2d_PKCS7), request.imprint, {}));
  if (NumberBytes(TS_TST_INFO_get_nonce(TS_RESP_get_tst_info(response.get()))) != request.nonce) {
    return NoTimestamp({"câu trả lời là của yêu cầu khác", "it answers another request"});
  }
  return read;
}

absl::StatusOr<Timestamp> ReadTimestampToken(std::string_view der, const Digest& imprint,
                                             const std::vector<Certificate>& pinned) {
  if (der.size() > kTokenBytesMax) return NoTimestamp({"lớn hơn 128 KiB", "it is larger than 128 KiB"});
  const auto token = FromDer<Pkcs7Handle>(der, d2i_PKCS7);
  if (!token) return NoTimestamp(LastOpensslError());
  ASSIGN_OR_RETURN(X509* const signer, SignerOf(token.get()));
  const InfoHandle info(PKCS7_to_TS_TST_INFO(token.get()));
  if (!info) return NoTimestamp(LastOpensslError());
  if (!IsImprint(info.get(), imprint)) return NoTimestamp({"dấu thời gian đóng trên nội dung khác", "it is over something else"});
  if (!SignatureHolds(token.get(), signer)) return NoTimestamp(LastOpensslError());
  Timestamp read{.token = std::string(der)};
  ASSIGN_OR_RETURN(read.at, TimeOf(TS_TST_INFO_get_time(info.get())));
  ASSIGN_OR_RETURN(read.authority, ParseCertificate(DerOf(signer, i2d_X509)));
  if (!read.authority.IsValidAt(read.at))
    return NoTimestamp({"lúc đó chứng thư của dịch vụ không còn hiệu lực", "the service's certificate was not valid then"});
  read.is_trusted = std::any_of(pinned.begin(), pinned.end(), [&](const Certificate& trusted) {
    return trusted == read.authority || IsIssuedBy(read.authority, trusted);
  });
  return read;
}

}  // namespace vanthu::crypto
