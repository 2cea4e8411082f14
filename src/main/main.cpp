// SPDX-License-Identifier: Apache-2.0
// The command line. Errors go to standard error, the reason on the last line, in the language of LANG.
#include <CLI/CLI.hpp>
#include <iostream>

#include "base/messages.hpp"
#include "main/commands/commands.hpp"
#include "main/commands/terminal_language.hpp"
#include "main/house.hpp"
#include "main/process_limits.hpp"

namespace {

void print(const gridward::base::Problem& problem) {
  const auto& messages = gridward::base::Messages::shared();
  const auto language = gridward::commands::terminal_language();
  for (const auto& field : problem.fields()) std::cerr << field.path << ": " << messages.text(language, field.code, field.arguments) << '\n';
  std::cerr << messages.text(language, problem) << '\n';
}

struct CommandLine {
  std::string data, config, listen, tls_cert, tls_key, web, clock_file;
  gridward::commands::CheckOptions check;
  gridward::commands::DemoOptions demo;
  gridward::commands::ImportOptions import;
  gridward::commands::ExportOptions export_;
  gridward::commands::UserOptions user;
  gridward::commands::BackupOptions backup;
  gridward::commands::RestoreOptions restore;
  std::string new_key;
  gridward::commands::BenchOptions bench;
  gridward::commands::WitnessOptions witness;
  gridward::commands::LedgerOptions ledger;

  gridward::Configuration configuration() const {
    auto configuration = config.empty() ? gridward::Configuration{} : gridward::read_configuration(config);
    if (!data.empty()) configuration.data = data;
    const auto override_with = [](const std::string& from, std::string& to) { if (!from.empty()) to = from; };
    override_with(listen, configuration.listen);
    override_with(tls_cert, configuration.tls_cert);
    override_with(tls_key, configuration.tls_key);
    override_with(web, configuration.web);
    override_with(clock_file, configuration.clock_file);
    return configuration;
  }
};

CLI::App* command(CLI::App& app, CommandLine& line, const char* name, const char* what) {
  auto* sub = app.add_subcommand(name, what);
  sub->add_option("--data", line.data, "folder of the database, photos and keys");
  sub->add_option("--config", line.config, "configuration file (TOML)");
  return sub;
}

void add_backup_commands(CLI::App& app, CommandLine& line, int& exit_code) {
  using namespace gridward;
  auto* key = app.add_subcommand("backup-key", "make the key that locks back-ups");
  key->add_option("--new", line.new_key, "the file to write; never overwritten")->required();
  key->callback([&] { exit_code = commands::backup_key(line.new_key); });

  auto* backup = command(app, line, "backup", "back up database, photos and keys while the house is served");
  backup->add_option("--to", line.backup.to, "folder of back-ups; what is in it already is not stored again")->required();
  backup->add_option("--key", line.backup.key, "file of the operator's key (gridward backup-key --new FILE)");
  backup->add_flag("--plain", line.backup.plain, "without encryption: whoever reads the folder reads everything");
  backup->add_flag("--prove", line.backup.prove, "restore it into a scratch folder, verify it there, remove the scratch");
  backup->add_option("--scratch", line.backup.scratch, "where --prove restores to; in the data folder when absent");
  backup->add_option("--keep", line.backup.keep, "forget all but the newest N back-ups")->check(CLI::Range(1, 10000));
  backup->callback([&] { exit_code = commands::backup(line.configuration(), line.backup); });

  auto* restore = command(app, line, "restore", "make a house out of a back-up, into nothing");
  restore->add_option("--from", line.restore.from, "folder of back-ups")->required();
  restore->add_option("--at", line.restore.at, "name of the back-up; the newest when absent");
  restore->add_option("--key", line.restore.key, "file of the operator's key");
  restore->add_flag("--list", line.restore.list, "only name the back-ups of the folder");
  restore->add_flag("--leave-out-damaged-photos", line.restore.leave_out_damaged_photos, "restore the rest when photos are damaged or missing");
  restore->callback([&] { exit_code = commands::restore(line.configuration(), line.restore); });
}

void add_ledger_commands(CLI::App& app, CommandLine& line, int& exit_code) {
  using namespace gridward;
  auto* witness = app.add_subcommand("witness", "check a checkpoint and proofs of the ledger, without database");
  witness->add_option("--keys", line.witness.keys, "file with the ledger's public keys (/ledger/keys)")->required();
  witness->add_option("--key-notes", line.witness.key_notes, "notes that lead from those keys to newer ones (/ledger/key-notes)");
  witness->add_option("--checkpoint", line.witness.checkpoint, "file with a checkpoint")->required();
  witness->add_option("--proof", line.witness.proof, "proof that an event is in it (/v1/ledger/proof)");
  auto* older = witness->add_option("--older", line.witness.older, "file with an older checkpoint");
  auto* growth = witness->add_option("--consistency", line.witness.consistency, "proof that the ledger only grew in between (/ledger/consistency)");
  older->needs(growth);
  growth->needs(older);
  witness->callback([&] { exit_code = commands::witness(line.witness); });

  auto* ledger = app.add_subcommand("ledger", "the keys and the newest signed head of the Merkle ledger");
  ledger->require_subcommand(1);
  const auto part = [&](const char* name, const char* what) {
    auto* sub = command(*ledger, line, name, what);
    sub->callback([&exit_code, &line, name] {
      line.ledger.what = name;
      exit_code = commands::ledger(line.configuration(), line.ledger);
    });
    return sub;
  };
  part("rotate", "put new keys in the place of those that sign")->add_flag("--distrust-old", line.ledger.distrust_old, "the old key is lost or stolen: it endorses nothing and signs no longer");
  part("keys", "print the published keys")->add_flag("--notes", line.ledger.notes, "print the notes by which they hand over instead");
  auto* checkpoint = part("checkpoint", "print the newest signed head, to be kept elsewhere");
  checkpoint->add_flag("--sm3", line.ledger.sm3, "of the SM3 log");
  checkpoint->add_option("--svg", line.ledger.svg, "write it to this file as a QR code instead");
}

int run(int argc, char** argv) {
  CLI::App app{"守格 Gridward"};
  app.require_subcommand(1);
  app.failure_message([](const CLI::App*, const CLI::Error& error) { return std::string("Run with --help for more information.\n") + error.what() + '\n'; });
  app.set_version_flag("--version", gridward::commands::version_text);
  CommandLine line;
  int exit_code = 0;
  using namespace gridward;

  auto* serve = command(app, line, "serve", "answer requests and run the jobs");
  serve->add_option("--listen", line.listen, "HOST:PORT, 127.0.0.1:8080 when absent");
  serve->add_option("--tls-cert", line.tls_cert, "certificate chain (PEM)");
  serve->add_option("--tls-key", line.tls_key, "private key (PEM)");
  serve->add_option("--web", line.web, "folder of the built web apps");
  serve->add_option("--clock-file", line.clock_file, "for drills: a file with the seconds by which the clock is moved");
  serve->callback([&] { exit_code = commands::serve(line.configuration()); });

  auto* check = command(app, line, "check", "look whether all is well here: configuration, disk, database, keys, TLS, back-ups; changes nothing");
  check->add_option("--backups", line.check.backups, "folder of back-ups whose age is looked at");
  check->callback([&] { exit_code = commands::check(line.configuration(), line.check); });

  command(app, line, "migrate", "bring the database to this program's schema")->callback([&] { exit_code = commands::migrate(line.configuration()); });
  auto* verify = command(app, line, "verify", "prove that state, tallies, photos and ledger agree with the log");
  std::vector<std::string> checkpoints;
  verify->add_option("--checkpoint", checkpoints, "file with checkpoints that were kept elsewhere");
  verify->callback([&] { exit_code = commands::verify(line.configuration(), checkpoints); });

  auto* demo = command(app, line, "demo", "make Jinsha sub-district with ninety days of work");
  demo->add_option("--days", line.demo.days, "days of history")->check(CLI::Range(1, 366));
  demo->add_option("--seed", line.demo.seed, "the same seed makes the same demo");
  demo->add_option("--accounts", line.demo.accounts_file, "write the logins to this file (JSON) instead of printing them");
  demo->callback([&] { exit_code = commands::demo(line.configuration(), line.demo); });

  auto* import = command(app, line, "import", "read a ledger: shows what it would do, writes with --commit");
  import->add_option("kind", line.import.kind, "divisions, regions, people, places or basemap")->required();
  import->add_option("file", line.import.file, "CSV, XLSX, GeoJSON, Shapefile or GeoPackage; a base map also .osm.pbf")->required();
  import->add_flag("--commit", line.import.commit, "write");
  import->add_option("--source", line.import.source, "basemap: whose data it is, shown on every map");
  import->add_option("--taken-on", line.import.taken_on, "basemap: the day of the data, 2026-11-30");
  import->add_option("--datum", line.import.datum, "basemap: wgs84, cgcs2000, gcj02 or bd09")->check(CLI::IsMember({"wgs84", "cgcs2000", "gcj02", "bd09"}));
  import->callback([&] { exit_code = commands::import(line.configuration(), line.import); });

  auto* export_ = command(app, line, "export", "write a ledger as XLSX");
  export_->add_option("kind", line.export_.kind, "hazards or places")->required();
  export_->add_option("file", line.export_.file, "the XLSX file")->required();
  export_->add_option("--within", line.export_.within, "code of a region; all of it when absent");
  export_->callback([&] { exit_code = commands::export_ledger(line.configuration(), line.export_); });

  auto* user = command(app, line, "user", "accounts from the server room: add, password, token, forget");
  user->add_option("what", line.user.what, "add, password, token, or forget: name and number for good")->required()->check(CLI::IsMember({"add", "password", "token", "forget"}));
  user->add_option("login", line.user.login, "account name")->required();
  user->add_option("--role", line.user.role, "role of a new account's post");
  user->add_option("--region", line.user.region, "region of a new account's post");
  user->callback([&] { exit_code = commands::user(line.configuration(), line.user); });

  add_backup_commands(app, line, exit_code);
  add_ledger_commands(app, line, exit_code);
  auto* bench = app.add_subcommand("bench", "measure every budget of the design beside its reference");
  bench->add_flag("--quick", line.bench.quick, "under five minutes");
  bench->add_flag("--full", line.bench.full, "ten million inspections too: some 50 GB and half an hour");
  bench->add_flag("--smoke", line.bench.smoke, "tiny sizes, nothing judged");
  bench->callback([&] { exit_code = commands::bench(line.bench); });

  app.add_subcommand("openapi", "print the API's description")->callback([&] { exit_code = commands::openapi(); });
  CLI11_PARSE(app, argc, argv);
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  gridward::ignore_fatal_write_signals();
  try {
    gridward::load_messages();
    return run(argc, argv);
  } catch (const gridward::base::Problem& problem) {
    print(problem);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
  }
  return 1;
}
