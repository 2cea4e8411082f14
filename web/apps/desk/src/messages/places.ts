// SPDX-License-Identifier: Apache-2.0
export const places = {
  zh: {
    places: {
      title: '场所', lead: '辖区里要检查的每一处场所。', add: '新增场所', edit: '编辑场所', filters: '筛选场所', search: '场所名称', type: '场所类型', has_open: '有未销号隐患', due: '应当检查',
      name: '场所名称', address: '地址', risk: '风险等级', open: '未销号', last: '最近检查', next: '下次检查', never: '尚未检查', outside: '不在网格内', inactive: '已停用', active: '在用',
      credit_code: '统一社会信用代码', area: '面积', area_m2: '面积（平方米）', floors: '层数', staff: '从业人数', slept_in: '是否住人', gas: '用气类型', note: '备注', in_charge: '负责人',
      open_hazards: '未销号隐患', no_hazards: '没有未销号的隐患。', extinguishers: '灭火器寿命', no_extinguishers: '还没有登记灭火器', visits: '最近检查', no_visits: '还没有检查记录',
      visit_at: '检查时间', inspector: '检查人', faults: '有问题', not_seen: '没看到', where: '场所位置', doubt: '有疑问的信息（{code}），请核对。',
      doubts: { credit_code_check: '统一社会信用代码的校验位不符，请与营业执照核对。', credit_code_pilot: '这可能是早期试点代码，校验位不符，请与营业执照核对。', credit_code_shape: '统一社会信用代码应为 18 位数字和大写字母，请与营业执照核对。' },
      obsolete: { chemical_foam: '化学泡沫型（已淘汰）', acid_alkali: '酸碱型（已淘汰）', cartridge_powder: '储气瓶式干粉（已淘汰）' }, no_spot: '未写位置', removed: '已移除',
      no_month: '看不清生产日期，应当报废。', mark: { made: '生产', serviced: '上次维修', first_due: '首次维修', next_due: '维修到期', scrap: '报废' },
      position: '经纬度', lng: '经度', lat: '纬度', datum: '坐标系', datums: { wgs84: 'WGS-84 / CGCS2000', gcj02: 'GCJ-02（高德、腾讯）', bd09: 'BD-09（百度）' }, position_hint: '填了经纬度，系统会自动找到所在网格；坐标会换算到 CGCS2000。',
      contact_name: '负责人姓名', contact_phone: '负责人电话', contact_hint: '负责人不填则保持不变。',
      fault: { name: '请填写场所名称。', type: '请选择场所类型。', where: '请选择所在网格，或填写经纬度。', position: '经度和纬度要一起填。', contact: '有电话时也要填写姓名。' },
    },
  },
  en: {
    places: {
      title: 'Places', lead: 'Every place of the area that is inspected.', add: 'Add place', edit: 'Edit place', filters: 'Filter places', search: 'Name of place', type: 'Type of place', has_open: 'With open hazards', due: 'Inspection due',
      name: 'Name', address: 'Address', risk: 'Risk', open: 'Open', last: 'Last inspected', next: 'Next due', never: 'Never', outside: 'In no grid', inactive: 'Out of use', active: 'In use',
      credit_code: 'Credit code', area: 'Area', area_m2: 'Area (m²)', floors: 'Floors', staff: 'Staff', slept_in: 'People sleep here', gas: 'Gas', note: 'Note', in_charge: 'Person in charge',
      open_hazards: 'Open hazards', no_hazards: 'No open hazards.', extinguishers: "Extinguishers' lives", no_extinguishers: 'No extinguishers recorded yet', visits: 'Last inspections', no_visits: 'Not inspected yet',
      visit_at: 'When', inspector: 'Inspector', faults: 'Faults', not_seen: 'Not seen', where: 'Where the place is', doubt: 'Doubtful entry ({code}), please check.',
      doubts: { credit_code_check: 'The check character of the credit code does not fit; compare it with the licence.', credit_code_pilot: 'This looks like a credit code of the early pilot; compare it with the licence.', credit_code_shape: 'A credit code has 18 digits and capital letters; compare it with the licence.' },
      obsolete: { chemical_foam: 'Chemical foam (obsolete)', acid_alkali: 'Acid-alkali (obsolete)', cartridge_powder: 'Cartridge-operated powder (obsolete)' }, no_spot: 'Spot not given', removed: 'Removed',
      no_month: 'Month of manufacture unreadable: must be scrapped.', mark: { made: 'Made', serviced: 'Serviced', first_due: 'First service', next_due: 'Service due', scrap: 'Scrap' },
      position: 'Coordinates', lng: 'Longitude', lat: 'Latitude', datum: 'Datum', datums: { wgs84: 'WGS-84 / CGCS2000', gcj02: 'GCJ-02 (Amap, Tencent)', bd09: 'BD-09 (Baidu)' }, position_hint: 'With coordinates the grid is found by itself; they are converted to CGCS2000.',
      contact_name: 'Name of person in charge', contact_phone: 'Phone of person in charge', contact_hint: 'Leave the person in charge empty to keep what is stored.',
      fault: { name: 'Give the name of the place.', type: 'Choose the type of place.', where: 'Choose the grid or give coordinates.', position: 'Longitude and latitude belong together.', contact: 'A phone number needs a name.' },
    },
  },
}
