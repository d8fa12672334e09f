#pragma once

#include <vector>

#include "prometheus/metric_family.h"
#include "services/platform/files/disk.h"
#include "services/platform/rpc/door.h"
#include "services/platform/runtime/process_plan.h"
#include "services/platform/runtime/pump_runner.h"

namespace vanthu::runtime {

// What every service process tells Prometheus, read afresh at each scrape: answers by method and code, how its pumps fare, the
// space on its disk, how long its certificate lasts. docs/operations.md says what each means. Threads: any.
std::vector<prometheus::MetricFamily> CollectMetrics(const ProcessPlan& plan, const rpc::Door& door, PumpRunner& runner,
                                                     files::Disk& disk);

// The last of them alone: of a process with a certificate and nothing of its own.
prometheus::MetricFamily CertificateEnd(const rpc::TlsFiles& tls, files::Disk& disk);

}  // namespace vanthu::runtime
