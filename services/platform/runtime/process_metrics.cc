#include "services/platform/runtime/process_metrics.h"

#include <filesystem>
#include <utility>

#include "absl/status/status.h"
#include "services/platform/crypto/certificate.h"

namespace vanthu::runtime {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;
using Labels = std::vector<std::pair<std::string, std::string>>;

void Add(MetricFamily& family, const Labels& labels, double value) {
  ClientMetric& metric = family.metric.emplace_back();
  for (const auto& [name, text] : labels) metric.label.push_back({name, text});
  (family.type == MetricType::Counter ? metric.counter.value : metric.gauge.value) = value;
}

MetricFamily Family(std::string name, std::string help, MetricType type) {
  return {.name = std::move(name), .help = std::move(help), .type = type, .metric = {}};
}

MetricFamily Answers(const rpc::Door& door) {
  MetricFamily family = Family("vanthu_rpc_answers_total", "Answers by method and gRPC code.", MetricType::Counter);
  for (const rpc::MethodCount& count : door.Counts()) {
    Add(family, {{"method", count.method}, {"code", absl::StatusCodeToString(count.code)}}, static_cast<double>(count.count));
  }
  return family;
}

void AddPumps(PumpRunner& runner, std::vector<MetricFamily>& families) {
  MetricFamily runs = Family("vanthu_pump_runs_total", "How often each background pump was turned.", MetricType::Counter);
  MetricFamily failing = Family("vanthu_pump_failing", "1 while a pump's last turn failed; it tries again.", MetricType::Gauge);
  for (const PumpState& state : runner.States()) {
    Add(runs, {{"pump", state.name}}, static_cast<double>(state.runs));
    Add(failing, {{"pump", state.name}}, state.is_failing ? 1 : 0);
  }
  families.push_back(std::move(runs));
  families.push_back(std::move(failing));
}

MetricFamily DiskSpace(const ProcessPlan& plan) {
  MetricFamily family = Family("vanthu_disk_free_bytes", "Space left where the data folder is.", MetricType::Gauge);
  std::error_code error;
  const auto space = std::filesystem::space(plan.data_folder, error);
  if (!error) Add(family, {}, static_cast<double>(space.available));
  return family;
}

}  // namespace

MetricFamily CertificateEnd(const rpc::TlsFiles& tls, files::Disk& disk) {
  MetricFamily family =
      Family("vanthu_certificate_expires_timestamp_seconds", "The last instant of the process's certificate.", MetricType::Gauge);
  const auto pem = disk.Read(tls.key_and_chain, 0, kPemBytesMax);
  const auto chain = pem.ok() ? crypto::CertificatesFromPem(*pem) : pem.status();
  if (chain.ok() && !chain->empty()) Add(family, {}, absl::ToDoubleSeconds(chain->front().not_after - absl::UnixEpoch()));
  return family;
}

std::vector<MetricFamily> CollectMetrics(const ProcessPlan& plan, const rpc::Door& door, PumpRunner& runner, files::Disk& disk) {
  std::vector<MetricFamily> families;
  families.push_back(Answers(door));
  AddPumps(runner, families);
  families.push_back(DiskSpace(plan));
  families.push_back(CertificateEnd(plan.tls, disk));
  return families;
}

}  // namespace vanthu::runtime
