// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include "http/resources/api.hpp"
#include "services/export_ledger.hpp"
#include "services/import/import_ledger.hpp"

namespace gridward::http {

namespace {

constexpr std::size_t import_body_limit = 16u << 20;

/// A file of our own that is gone when the request is answered.
class ScratchFile {
 public:
  explicit ScratchFile(const std::string& ending) : m_path(std::filesystem::temp_directory_path() / ("gridward-" + base::random_ulid(base::SystemClock().now().ms()) + ending)) {}
  ~ScratchFile() {
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
  }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

struct DoubtView {
  std::int64_t row = 0;
  std::string column;
  std::string code;
  std::string message;
  bool row_left_out = false;
};
BOOST_DESCRIBE_STRUCT(DoubtView, (), (row, column, code, message, row_left_out))

struct ImportReport {
  domain::LedgerKind kind = domain::LedgerKind::places;
  std::string file;
  std::int64_t rows_read = 0;
  std::int64_t new_ = 0;
  std::int64_t changed = 0;
  std::int64_t unchanged = 0;
  std::int64_t refused = 0;
  std::int64_t doubtful_count = 0;
  std::vector<DoubtView> doubtful;
  std::vector<services::ImportColumn> columns;
  bool committed = false;
};
BOOST_DESCRIBE_STRUCT(ImportReport, (), (kind, file, rows_read, new_, changed, unchanged, refused, doubtful_count, doubtful, columns, committed))

ImportReport report_of(const services::ImportRequest& asked, services::ImportOutcome outcome, const Request& request) {
  ImportReport report;
  report.kind = asked.kind;
  report.file = text_query(request, "name");
  report.rows_read = outcome.counts.rows_read;
  report.new_ = outcome.counts.created;
  report.changed = outcome.counts.changed;
  report.unchanged = outcome.counts.unchanged;
  report.refused = outcome.counts.refused;
  report.doubtful_count = outcome.doubtful_count;
  for (const auto& doubt : outcome.doubtful)
    report.doubtful.push_back({doubt.row, doubt.column, doubt.code, base::Messages::shared().text(request.language, doubt.code, doubt.arguments), doubt.row_left_out});
  report.columns = std::move(outcome.columns);
  report.committed = asked.commit;
  return report;
}

Reply import(const Api& api, const Request& request) {
  const auto identity = signed_in(api, request);
  services::ImportRequest asked;
  if (!boost::describe::enum_from_string(request.parameter("kind").c_str(), asked.kind)) throw base::invalid("import.kind");
  const auto name = std::filesystem::path(text_query(request, "name"));
  const ScratchFile file(name.extension().string().size() <= 8 ? name.extension().string() : "");
  std::ofstream out(file.path(), std::ios::binary);
  out.write(request.body.data(), static_cast<std::streamsize>(request.body.size()));
  out.close();
  if (!out) throw base::unavailable("store.full", 60);
  asked.file = file.path();
  asked.commit = flag_query(request, "commit");
  asked.caller = &identity->caller;
  return reply(200, report_of(asked, services::import_ledger(api.context, asked), request));
}

Reply export_(const Api& api, const Request& request, services::LedgerName ledger) {
  const auto identity = signed_in(api, request);
  auto file = std::make_shared<ScratchFile>(".xlsx");
  services::export_ledger(api.context, {ledger, region_query(request), request.language, &identity->caller}, file->path());
  auto in = std::make_shared<std::ifstream>(file->path(), std::ios::binary);
  const std::string name = ledger == services::LedgerName::hazards ? "hazards.xlsx" : "places.xlsx";
  return Reply::download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name, [file, in]() -> std::optional<std::string> {
    std::string piece(64 * 1024, '\0');
    in->read(piece.data(), static_cast<std::streamsize>(piece.size()));
    piece.resize(static_cast<std::size_t>(in->gcount()));
    if (piece.empty()) return std::nullopt;
    return piece;
  });
}

}  // namespace

void add_ledgers(Router& router, Api& api) {
  auto imported = describe<void, ImportReport>(api, "ledgers", {"导入台账：先预演，commit=1 才写入", "Import a ledger: a rehearsal, written with commit=1"});
  imported.request_type = "application/octet-stream";
  imported.queries = {flag("commit", {"1 = 写入", "1 = write"}), {"name", {"文件名", "file name"}}};
  router.post("/v1/imports/{kind}", [&api](const Request& request) { return import(api, request); }, imported, import_body_limit);
  auto exported = describe<void, void>(api, "ledgers", {"导出台账（XLSX）", "Export a ledger (XLSX)"});
  exported.queries = {within_query()};
  exported.reply_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  router.get("/v1/exports/hazards.xlsx", [&api](const Request& request) { return export_(api, request, services::LedgerName::hazards); }, exported);
  router.get("/v1/exports/places.xlsx", [&api](const Request& request) { return export_(api, request, services::LedgerName::places); }, exported);
}

}  // namespace gridward::http
