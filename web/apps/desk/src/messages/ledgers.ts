// SPDX-License-Identifier: Apache-2.0
export const ledgers = {
  zh: {
    ledgers: {
      title: '台账', lead: '现成的表直接导入，需要的表直接导出，不用重复填报。', out: '导出', out_hint: '按台账格式导出 Excel，含标题、日期和打印区域。', export_hazards: '导出隐患台账', export_places: '导出场所台账', in: '导入', kind: '导入什么',
      kinds: { places: '场所', people: '人员', regions: '网格', divisions: '行政区划' },
      about: {
        places: '场所台账。表头可在第 1–3 行，列的顺序不限。', people: '人员名册：姓名、账号、岗位、负责区域、起止日期。', regions: '网格及边界：GeoJSON、Shapefile（压缩包）、GeoPackage 或表格。', divisions: '统计用区划代码表：代码、名称、级别、上级。',
      },
      drop: '选择文件，或拖到这里', formats: 'XLSX、CSV、GeoJSON、Shapefile（ZIP）、GeoPackage、KML，不超过 16 MB', reading: '正在读取，先不写入…', writing: '正在写入…', written: '已写入。', nothing: '没有可写入的变化。', commit: '写入 {n} 条',
      rows_read: '读取行数', new: '新增', changed: '修改', unchanged: '没有变化', refused: '不能接受', doubtful_count: '有疑问', columns: '识别的列', ignored: '不导入', no_header: '（无表头）', doubtful: '有疑问的行', row: '行', column: '列', message: '说明', more_doubtful: '还有 {n} 行没有列出。',
      fields: {
        serial: '序号', code: '代码', name: '名称', level: '级别', parent: '上级', kind: '类别', valid_from: '起始日期', valid_to: '截止日期', login: '账号', phone: '电话', role: '岗位', region: '区域', community: '社区', grid: '网格', type: '类型', address: '地址',
        credit_code: '信用代码', area: '面积', floors: '层数', staff: '从业人数', slept_in: '是否住人', gas: '用气类型', risk: '风险等级', contact: '负责人', contact_phone: '负责人电话', landlord: '房东', landlord_phone: '房东电话', longitude: '经度', latitude: '纬度', coordinates: '坐标', note: '备注',
      },
    },
  },
  en: {
    ledgers: {
      title: 'Ledgers', lead: 'Take in the tables that exist and give out those that are asked for, without typing anything twice.', out: 'Export', out_hint: 'Excel ledgers with title, date and print area.', export_hazards: 'Export hazard ledger', export_places: 'Export place ledger', in: 'Import', kind: 'What to import',
      kinds: { places: 'Places', people: 'People', regions: 'Grids', divisions: 'Divisions' },
      about: {
        places: 'A ledger of places. The header may stand in rows 1–3, columns in any order.', people: 'A staff list: name, account, post, region, dates.', regions: 'Grids with boundaries: GeoJSON, Shapefile (zipped), GeoPackage, or a table.', divisions: 'Statistical division codes: code, name, level, parent.',
      },
      drop: 'Choose a file or drop it here', formats: 'XLSX, CSV, GeoJSON, Shapefile (ZIP), GeoPackage, KML, up to 16 MB', reading: 'Reading, nothing is written yet…', writing: 'Writing…', written: 'Written.', nothing: 'Nothing to write.', commit: 'Write {n} rows',
      rows_read: 'Rows read', new: 'New', changed: 'Changed', unchanged: 'Unchanged', refused: 'Refused', doubtful_count: 'Doubtful', columns: 'Columns as understood', ignored: 'not imported', no_header: '(no header)', doubtful: 'Doubtful rows', row: 'Row', column: 'Column', message: 'What is doubtful', more_doubtful: '{n} more are not listed.',
      fields: {
        serial: 'No.', code: 'Code', name: 'Name', level: 'Level', parent: 'Parent', kind: 'Kind', valid_from: 'From', valid_to: 'Until', login: 'Account', phone: 'Phone', role: 'Post', region: 'Region', community: 'Community', grid: 'Grid', type: 'Type', address: 'Address',
        credit_code: 'Credit code', area: 'Area', floors: 'Floors', staff: 'Staff', slept_in: 'People sleep here', gas: 'Gas', risk: 'Risk', contact: 'Person in charge', contact_phone: 'Their phone', landlord: 'Landlord', landlord_phone: "Landlord's phone", longitude: 'Longitude', latitude: 'Latitude', coordinates: 'Coordinates', note: 'Note',
      },
    },
  },
}
