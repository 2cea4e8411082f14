#!/usr/bin/env python3
"""Makes messy_places.xlsx: a place ledger as people keep them by hand, with obviously invented names and numbers.

Merged title, header in rows 3 and 4 under a merged group, shuffled columns, dates and phones of every kind, serial numbers
that restart, a subtotal, the header again at a page break, a total and a signature line. Run it here to make the file anew:
    python3 make_messy_places.py
"""
import pathlib
import zipfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
HEADER = ["序号", "店铺名称", "所属社区", "网格编码", "经营业态", "负责人", "", "详细地址", "营业执照号", "经营面积（㎡）", "层数",
          "从业人员", "是否有人住宿", "用气情况", "坐标（高德）", "最近检查日期", "备注"]
LOWER = ["", "", "", "", "", "姓名", "联系电话"] + [""] * 10
ROWS = [
    ["示例街道沿街场所安全台账"],
    ["填报单位：示例社区", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "2026.11.3"],
    HEADER,
    LOWER,
    [1, "示例餐馆甲", "东市社区", 320612001001001, "小吃店", "示例人甲", 13800000001, "示例路1号", "91350100M000100Y43", "约120㎡", "2层",
     "5人", "否", "瓶装液化气", "121.0742,32.0628", "2026.11.3", "无"],
    [2, "示例旅馆乙", "东市社区", "320612001001002", "宾馆", "示例人乙", "138 0000 0002", "示例路2号", "无", "３００", "三层", "—", "√", "管道天然气",
     "32.0631，121.0750", "2026年11月4日", ""],
    [3, "示例仓库丙", "东市社区", "320612001001002", "仓储", "示例人丙", "51300000003", "示例路3号", "91350100m000100y4x", "80-100", "1", "2", "无", "无",
     "/", 46000, "'二楼住人"],
    ["小计", "", "", "", "", "", "", "", "", 3],
    HEADER,
    [1, "示例商店丁", "南山社区", "320612001002001", "", "示例人丁", "13800000004/13800000005", "示例路4号", "", "45", "1", "1", "是?", "电磁炉", "", "11/3/2026", ""],
    [2, "", "南山社区", "", "餐饮", "示例人戊", "13800000006", "示例路5号", "", "", "", "", "", "", "", "", ""],
    [3, "示例所在己", "南山社区", "", "别的", "示例人己", "1.38E+10", "示例路6号", "", "", "", "", "", "", "", "", ""],
    [4, "=示例小吃店庚", "南山社区", "", "餐饮", "示例人庚", "8600000", "示例路7号", "320600000000001", "60", "1", "2", "否", "沼气", "", "", ""],
    ["合 计", "", "", "", "", "", "", "", "", 6],
    ["填表人：示例人甲        审核人："],
]
MERGED = ["A1:Q1", "F3:G3"]


def column(index):
    return chr(ord("A") + index)


def cell(row, index, value):
    name = f"{column(index)}{row}"
    if isinstance(value, (int, float)):
        return f'<c r="{name}"><v>{value}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>' if value else ""


def sheet():
    rows = "".join(f'<row r="{r}">' + "".join(cell(r, i, v) for i, v in enumerate(values)) + "</row>" for r, values in enumerate(ROWS, 1))
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in MERGED)
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f'<sheetData>{rows}</sheetData><mergeCells count="{len(MERGED)}">{merged}</mergeCells></worksheet>')


PARTS = {
    "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="场所台账" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": sheet(),
}

with zipfile.ZipFile(HERE / "messy_places.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
    for name, text in PARTS.items():
        archive.writestr(zipfile.ZipInfo(name, (2026, 11, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
