// SPDX-License-Identifier: Apache-2.0
// A checklist is data (checklists/<id>@<version>.json) and never changes once published. A place type's full list is the
// lists it includes, in order, then its own items.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "base/time.hpp"

namespace gridward::domain {

/// A advice only · G1 general, on the spot · G2 general, by a deadline · SM suspected major · IM imminent danger (§4).
enum class ResultClass { A, G1, G2, SM, IM };
BOOST_DESCRIBE_ENUM(ResultClass, A, G1, G2, SM, IM)

enum class PhotoPolicy { never, on_fail };
BOOST_DESCRIBE_ENUM(PhotoPolicy, never, on_fail)

/// What a failed item means. G2 has hours or days, never both; the others have neither.
struct Outcome {
  std::string id;                    ///< of a variant; empty for the item's own result
  std::optional<base::Text> when;    ///< of a variant: when it applies
  ResultClass result_class = ResultClass::G1;
  std::optional<std::int64_t> hours;
  std::optional<std::int64_t> days;
  std::optional<std::string> comprehensive_element;  ///< an SM that only adds to its place's tally (§3.1), e.g. "7.3.6"
};

struct Basis {
  std::string code;
  std::string edition;
  std::optional<std::string> article;
  std::optional<base::Date> from;
  std::optional<base::Date> to;
  bool confirmed = false;
};
BOOST_DESCRIBE_STRUCT(Basis, (), (code, edition, article, from, to, confirmed))

struct ChecklistItem {
  std::string id;
  std::string group;
  base::Text text;
  base::Text look_at;
  base::Text pass;
  Outcome result;
  std::vector<Outcome> variants;
  std::optional<std::string> refer;
  base::Text advice;
  std::vector<base::Text> phrases;
  std::vector<Basis> basis;
  PhotoPolicy photo = PhotoPolicy::never;
};

struct ChecklistGroup {
  std::string id;
  base::Text title;
};

struct ChecklistRef {
  std::string id;
  std::int64_t version = 0;
  auto operator<=>(const ChecklistRef&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChecklistRef, (), (id, version))

struct Checklist {
  std::string id;
  std::int64_t version = 0;
  base::Date published{};
  base::Text title;
  std::vector<std::string> place_types;
  std::vector<ChecklistRef> includes;
  std::vector<ChecklistGroup> groups;
  std::vector<ChecklistItem> items;
};

/// The outcome of an item, or of its variant; nullptr for an unknown variant.
const Outcome* outcome_of(const ChecklistItem& item, const std::optional<std::string>& variant);
/// Hours of an outcome's limit (days × 24), if it has one.
std::optional<std::int64_t> limit_hours(const Outcome& outcome);
/// All published lists.
class Checklists {
 public:
  /// Throws base::invalid("checklist.twice") if id@version stands twice.
  void add(Checklist checklist);
  /// Resolves all includes (depth ≤ 4, each list once); call once after the last add.
  /// Throws base::invalid("checklist.unknown" | "checklist.too_deep" | "checklist.item_twice").
  void resolve();
  /// The full list (includes first), or nullptr.
  const Checklist* find(const std::string& id, std::int64_t version) const;
  /// The newest published version.
  const Checklist* newest(const std::string& id) const;
  const std::vector<Checklist>& all() const { return m_resolved; }

 private:
  void collect(const Checklist& from, Checklist& into, std::vector<ChecklistRef>& seen, std::size_t depth) const;
  std::vector<Checklist> m_own;
  std::vector<Checklist> m_resolved;
};

}  // namespace gridward::domain
