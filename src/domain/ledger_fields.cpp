// SPDX-License-Identifier: Apache-2.0
#include "domain/ledger_fields.hpp"

#include <array>

#include "base/text.hpp"

namespace gridward::domain {

namespace {

using F = LedgerField;

const std::vector<FieldNames>& division_fields() {
  static const std::vector<FieldNames> fields = {
      {F::serial, false, {"序号", "编号", "no", "no."}},
      {F::code, true, {"代码", "区划代码", "行政区划代码", "统计用区划代码", "统计代码", "编码", "区划编码", "code", "divisioncode"}},
      {F::name, true, {"名称", "区划名称", "行政区划名称", "单位名称", "地区", "name"}},
      {F::level, false, {"级别", "层级", "等级", "行政级别", "level"}},
      {F::parent, false, {"上级", "上级代码", "上级区划", "上级区划代码", "父级", "父级代码", "父代码", "parent", "parentcode", "parent_code"}},
  };
  return fields;
}

const std::vector<FieldNames>& region_fields() {
  static const std::vector<FieldNames> fields = {
      {F::serial, false, {"序号", "fid", "no", "no."}},
      {F::code, false, {"网格编码", "网格代码", "网格编号", "微网格编码", "编码", "代码", "区划代码", "code", "gridcode", "grid_code", "grid_id", "gridid"}},
      {F::name, false, {"网格名称", "网格", "网格名", "微网格名称", "名称", "name", "gridname", "grid_name"}},
      {F::community, false, {"所属社区", "社区", "社区名称", "社区村", "社区/村", "村社区", "村/社区", "所属村社区", "村居", "所属村居", "上级",
                             "上级代码", "社区代码", "社区编码", "community", "village", "parent", "community_code"}},
      {F::level, false, {"级别", "层级", "level"}},
      {F::kind, false, {"网格类型", "网格类别", "类型", "类别", "kind", "type", "gridtype", "grid_type"}},
      {F::valid_from, false, {"启用日期", "生效日期", "开始日期", "设立日期", "from", "valid_from"}},
      {F::valid_to, false, {"停用日期", "失效日期", "结束日期", "撤销日期", "to", "valid_to"}},
  };
  return fields;
}

const std::vector<FieldNames>& person_fields() {
  static const std::vector<FieldNames> fields = {
      {F::serial, false, {"序号", "编号", "no", "no."}},
      {F::login, true, {"登录名", "账号", "帐号", "用户名", "登录账号", "登录帐号", "系统账号", "工号", "login", "account", "username"}},
      {F::name, true, {"姓名", "名字", "人员姓名", "网格员姓名", "网格员", "name"}},
      {F::phone, false, {"电话", "联系电话", "手机", "手机号", "手机号码", "联系方式", "电话号码", "移动电话", "phone", "mobile", "tel"}},
      {F::role, true, {"岗位", "职务", "角色", "岗位名称", "人员类型", "类别", "身份", "role", "post", "position"}},
      {F::region, true, {"区域", "负责区域", "所属区域", "管辖区域", "区域代码", "区域编码", "网格", "网格编码", "网格代码", "所属网格", "负责网格",
                         "网格名称", "region", "regioncode", "region_code", "grid", "grid_code"}},
      {F::community, false, {"社区", "所属社区", "村居", "社区村", "社区/村", "community", "village"}},
      {F::valid_from, false, {"起", "自", "起始日期", "开始日期", "上岗日期", "任职日期", "到岗日期", "from", "start", "valid_from"}},
      {F::valid_to, false, {"止", "至", "截止日期", "结束日期", "离岗日期", "到期日期", "to", "until", "end", "valid_to"}},
  };
  return fields;
}

const std::vector<FieldNames>& place_fields() {
  static const std::vector<FieldNames> fields = {
      {F::serial, false, {"序号", "编号", "no", "no."}},
      {F::community, false, {"社区", "所属社区", "社区名称", "社区村", "社区/村", "村社区", "村/社区", "村居", "所属村居", "村", "所属村",
                             "社区/网格", "community", "village"}},
      {F::grid, false, {"网格", "所属网格", "网格名称", "网格编码", "网格代码", "网格编号", "所在网格", "grid", "gridcode", "grid_code", "gridname"}},
      {F::name, true, {"场所名称", "单位名称", "名称", "店名", "店铺名称", "商铺名称", "商户名称", "门店名称", "企业名称", "单位场所名称",
                       "单位", "场所", "商户", "字号", "招牌名称", "门头名称", "name", "placename", "place_name", "place"}},
      {F::credit_code, false, {"统一社会信用代码", "信用代码", "社会信用代码", "统一信用代码", "营业执照号", "营业执照编号", "营业执照号码",
                               "执照号", "执照编号", "creditcode", "credit_code"}},
      {F::address, false, {"地址", "详细地址", "经营地址", "场所地址", "单位地址", "经营场所", "所在地址", "门牌号", "门牌地址", "注册地址", "address"}},
      {F::type, false, {"场所类型", "类型", "行业", "业态", "行业类别", "行业类型", "场所类别", "单位类型", "类别", "经营类型", "经营业态",
                        "经营范围", "type", "placetype", "place_type", "category"}},
      {F::area, false, {"面积", "建筑面积", "经营面积", "使用面积", "场所面积", "营业面积", "area", "area_m2"}},
      {F::floors, false, {"层数", "楼层", "总层数", "建筑层数", "层数/所在层", "floors"}},
      {F::staff, false, {"从业人数", "员工人数", "从业人员", "人数", "员工数", "职工人数", "从业人员数", "工作人员数", "staff", "employees"}},
      {F::slept_in, false, {"是否住人", "住人", "是否有人住宿", "是否留宿", "有无住人", "是否三合一", "夜间住人", "sleptin", "slept_in"}},
      {F::gas, false, {"用气类型", "用气", "用气情况", "燃气类型", "燃气", "燃气种类", "燃料", "燃料类型", "用火用气", "gas"}},
      {F::risk, false, {"风险等级", "风险级别", "安全风险等级", "风险", "risk", "risklevel", "risk_level"}},
      {F::contact, false, {"负责人", "责任人", "联系人", "负责人姓名", "联系人姓名", "责任人姓名", "经营者", "经营者姓名", "法人", "法定代表人",
                           "店主", "业主", "老板", "安全负责人", "安全责任人", "contact", "owner", "contactname", "contact_name"}},
      {F::contact_phone, false, {"电话", "联系电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "负责人电话", "联系人电话", "责任人电话",
                                 "负责人联系电话", "责任人联系电话", "经营者电话", "店主电话", "法人电话", "负责人手机", "联系人手机",
                                 "phone", "mobile", "tel", "contactphone", "contact_phone"}},
      {F::landlord, false, {"房东", "房东姓名", "出租人", "产权人", "房主", "房东/出租人", "landlord"}},
      {F::landlord_phone, false, {"房东电话", "房东联系电话", "出租人电话", "房主电话", "产权人电话", "landlordphone", "landlord_phone"}},
      {F::longitude, false, {"经度", "lng", "lon", "longitude", "x"}},
      {F::latitude, false, {"纬度", "lat", "latitude", "y"}},
      {F::coordinates, false, {"坐标", "经纬度", "位置坐标", "地理坐标", "gps坐标", "gps", "坐标位置", "coordinates", "lnglat", "position"}},
      {F::note, false, {"备注", "说明", "其他", "备注说明", "note", "notes", "remark", "remarks"}},
  };
  return fields;
}

struct Brackets {
  std::string_view open, close;
};
constexpr std::array<Brackets, 4> brackets = {{{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}}};
constexpr std::array<std::string_view, 9> ignored = {" ", "\t", "\r", "\n", "*", ":", "\u00A0", "\uFEFF", "\u3000"};

void drop_bracketed(std::string& text) {
  for (const auto& pair : brackets) {
    for (std::size_t open = text.find(pair.open); open != std::string::npos; open = text.find(pair.open)) {
      const std::size_t close = text.find(pair.close, open);
      // An unclosed bracket hides nothing but itself.
      if (close == std::string::npos) text.erase(open, pair.open.size());
      else text.erase(open, close + pair.close.size() - open);
    }
  }
}

}  // namespace

std::span<const FieldNames> fields_of(LedgerKind kind) {
  switch (kind) {
    case LedgerKind::divisions: return division_fields();
    case LedgerKind::regions: return region_fields();
    case LedgerKind::people: return person_fields();
    case LedgerKind::places: break;
  }
  return place_fields();
}

std::string header_key(std::string_view header) {
  std::string key = base::lower_ascii(base::half_width(header));
  drop_bracketed(key);
  for (const auto space : ignored)
    for (std::size_t at = key.find(space); at != std::string::npos; at = key.find(space)) key.erase(at, space.size());
  // "面积㎡" and "面积" are one column; a unit in brackets went with its brackets.
  for (const std::string_view unit : {"㎡", "m²", "平方米"})
    if (key.size() > unit.size() && key.compare(key.size() - unit.size(), unit.size(), unit) == 0) key.erase(key.size() - unit.size());
  return key;
}

bool is_dropped(LedgerField field) {
  return field == F::serial || field == F::landlord || field == F::landlord_phone;
}

}  // namespace gridward::domain
