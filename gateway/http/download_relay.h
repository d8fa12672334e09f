#pragma once

#include <memory>

#include "gateway/http/visit.h"

namespace vanthu::gateway {

// A server stream of raw bytes as one HTTP body, piece by piece: the next message is asked for when the network has taken the
// last. Where the contract tells size and offset (FileFacts), ranges, lengths and entity tags are served; a stream that fails in
// the middle cuts the connection, so that no client takes a part for the whole.
void RelayDownload(std::shared_ptr<Visit> visit);

}  // namespace vanthu::gateway
