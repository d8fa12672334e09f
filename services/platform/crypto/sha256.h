#pragma once

#include <memory>
#include <string_view>

#include "services/platform/vocabulary/digest.h"
#include "services/platform/vocabulary/dispatch.h"
#include "services/platform/vocabulary/identifier.h"

namespace vanthu::crypto {

Digest Sha256(std::string_view bytes);

// The same, piece by piece. Not copyable; Finish ends it.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(Sha256Stream&&) noexcept;
  Sha256Stream& operator=(Sha256Stream&&) noexcept;
  void Update(std::string_view bytes);
  Digest Finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A delivery is (dispatch, recipient): its id is a hash of both, so whatever is repeated after a loss meets its own name.
DeliveryId DeliveryIdOf(const DispatchId& dispatch, const Recipient& recipient);

}  // namespace vanthu::crypto
