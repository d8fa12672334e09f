#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/numbering/transparency/open_log.h"
#include "services/numbering/transparency/published_logs.h"
#include "services/numbering/transparency/tile.h"
#include "services/platform/files/disk.h"
#include "services/platform/sql/database.h"
#include "services/platform/vocabulary/pump.h"

namespace vanthu::numbering {

// Writes the logs into a folder, as a web server could offer them (c2sp.org/tlog-tiles): <root>/<agency>/<epoch>/checkpoint and
// tile/…. Tiles first, the checkpoint when they are durable, and never a smaller one over a larger one: what was public once
// stays so. It only writes files: numbers do not wait for it. Threads: as a pump.
class LogPublisher : public Pump {
 public:
  // All outlive the publisher.
  LogPublisher(sql::Database& database, const LogHouse& house, files::Disk& disk, const PublishedLogs& published)
      : database_(database), house_(house), disk_(disk), folder_(published) {}

  // At start, before a number is given: where the published files know more than the database, or something else, the agency's
  // books are held (the database is older than what the world has seen).
  absl::Status CompareWithPublished(absl::Time now);

  std::string_view name() const override { return "numbering.log_publisher"; }
  absl::Time RunOnce(absl::Time now) override;

  absl::Status last_failure() const override { return failure_; }

 private:
  absl::StatusOr<int64_t> PublishedSize(const LogId& log);
  absl::Status CompareAgency(const AgencyId& agency, absl::Time now);
  absl::Status Publish(const LogHead& head, absl::Time now);
  absl::Status WriteTiles(const LogId& log, int64_t older, int64_t newer);
  absl::StatusOr<std::string> TileBytes(sql::Transaction& tx, const LogId& log, const Tile& tile);
  absl::Status WriteTile(const LogId& log, const Tile& tile, std::string_view bytes);

  sql::Database& database_;
  const LogHouse& house_;
  files::Disk& disk_;
  const PublishedLogs& folder_;
  std::map<LogId, int64_t> published_;  // by this process: all tiles of that size are there
  absl::Time last_run_ = absl::InfinitePast();
  absl::Status failure_;
};

}  // namespace vanthu::numbering
