// SPDX-License-Identifier: Apache-2.0
#include "services/demo/box.hpp"

#include <array>

#include "services/suggestions.hpp"

namespace gridward::services::demo {

void make_suggestions(Context& context, base::SetClock& clock, base::IdMaker& ids, const Ground& ground) {
  constexpr std::array<std::pair<domain::SuggestionKind, const char*>, 3> written = {{
      {domain::SuggestionKind::complaint, "同一家店一周里被不同部门要求填了三次表，能不能只填一次？"},
      {domain::SuggestionKind::suggestion, "地下车库没有信号，建议提前把检查表存在手机里。"},
      {domain::SuggestionKind::suggestion, "餐饮店中午最忙，建议把检查安排在下午两点以后。"},
  }};
  for (std::size_t i = 0; i < written.size() && i < ground.members.size(); ++i) {
    const auto& [kind, text] = written.at(i);
    const auto id = ids.make<domain::SuggestionId>(clock.now().ms());
    make_suggestion(context, ground.members[i], id, {kind, text, clock.now()});
    clock.set({clock.now().us + base::us_per_minute});
    if (i == 0) answer_suggestion(context, ground.safety, id, {"已与各科室说好：检查结果共用，不再另行填表。"});
  }
}

}  // namespace gridward::services::demo
