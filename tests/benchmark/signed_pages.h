#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/drafting/draft/draft.h"
#include "services/drafting/layout/page_setter.h"
#include "services/platform/crypto/certificate_maker.h"

namespace vanthu::benchmark {

// Our side of the rendering: a draft in memory becomes a PDF/A that is signed twice (B-B, P-256), on the calling thread.
class SignedPages {
 public:
  static absl::StatusOr<std::unique_ptr<SignedPages>> Open(drafting::Draft draft);
  // The `number`-th dispatch, signed.
  absl::StatusOr<std::string> Make(int64_t number);

 private:
  SignedPages(drafting::Draft draft, std::unique_ptr<drafting::PageSetter> setter);
  absl::StatusOr<std::string> Sign(std::string pdf, std::string_view field, const crypto::CertifiedKey& key,
                                   const std::string& appearance);

  const drafting::Draft draft_;
  const std::unique_ptr<drafting::PageSetter> setter_;
  const crypto::CertifiedKey authority_;
  const crypto::CertifiedKey signer_;
  const crypto::CertifiedKey seal_;
};

}  // namespace vanthu::benchmark
