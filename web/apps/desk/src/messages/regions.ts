// SPDX-License-Identifier: Apache-2.0
export const regions = {
  zh: {
    regions: {
      title: '区域与人员', lead: '街道、社区（村）、网格，以及谁在什么时候负责。', tree: '区域', search: '查找区域名称或代码', code: '代码', level: '层级', kind: '网格类别', valid: '有效期', boundary: '有边界', children: '下级数',
      open_end: '长期', add_child: '新增下级', people: '人员', role: '岗位', all_roles: '全部岗位', add_person: '新增人员', nobody: '这里还没有人员', nobody_hint: '新增人员，或在“台账”里导入人员名册。',
      name: '姓名', posts: '岗位', phone: '电话', inactive: '已停用', active: '启用', add_post: '加岗位', edit_person: '编辑人员', edit_post: '编辑岗位', add_post_of: '为{name}新增岗位', login: '账号', new_password: '新密码（不改请留空）',
      login_hint: '账号为 3–32 位小写字母、数字、点或短横线，请勿使用姓名。', password_hint: '密码至少 10 位，含大小写字母、数字、符号中的三类。', first_post: '在{name}的岗位', from: '起始日期', to: '截止日期',
      edit: '编辑 {name}', add_below: '在{name}下新增', region_name: '名称', code_wrong: '代码须以上级代码开头：社区 12 位，网格 15 位，微网格 17 位。', boundary_hint: '边界请在“台账”里导入；这里保存不会改动已有边界。', unfold: '展开或收起 {name}',
      unsent: '还在手机上、没有送到的记录', unsent_of: '{name} 的手机上还有 {n} 条记录没有送到，最早一条是 {since} 的', unsent_heard: '手机最近一次联系：{at}', unsent_hint: '请问一问手机有没有网络、有没有打开应用；联网后会自动送到。这里只为帮忙，不作考核。', unsent_more: '只列出前 50 人。请问一问手机有没有网络；联网后会自动送到。这里只为帮忙，不作考核。',
      unsent_gone: '手机丢失或已清空', unsent_give_up: '不再等待', unsent_sure: '只有确定 {name} 的手机已丢失或已清空时才这样做：那 {n} 条记录将不再等待，这个决定会记入台账。如果手机还在，请先让它联网。',
    },
  },
  en: {
    regions: {
      title: 'Regions and people', lead: 'Sub-district, communities, grids, and who is responsible when.', tree: 'Regions', search: 'Find a name or code', code: 'Code', level: 'Level', kind: 'Kind of grid', valid: 'Valid', boundary: 'Boundary', children: 'Parts',
      open_end: 'open', add_child: 'Add below', people: 'People', role: 'Post', all_roles: 'All posts', add_person: 'Add person', nobody: 'Nobody here yet', nobody_hint: 'Add a person, or import a staff list under "Ledgers".',
      name: 'Name', posts: 'Posts', phone: 'Phone', inactive: 'Not active', active: 'Active', add_post: 'Add post', edit_person: 'Edit person', edit_post: 'Edit post', add_post_of: 'New post for {name}', login: 'Account', new_password: 'New password (empty = keep)',
      login_hint: "Accounts have 3–32 lower-case letters, digits, dots or hyphens; not a person's name.", password_hint: 'Passwords have at least 10 characters of three classes: lower, upper, digit, other.', first_post: 'Post in {name}', from: 'From', to: 'Until',
      edit: 'Edit {name}', add_below: 'Add below {name}', region_name: 'Name', code_wrong: "The code starts with its parent's: 12 digits for communities, 15 for grids, 17 for micro-grids.", boundary_hint: 'Boundaries are imported under "Ledgers"; saving here keeps the stored one.', unfold: 'Unfold or fold {name}',
      unsent: 'Work that is still on a phone', unsent_of: '1 entry is still on the phone of {name}, made {since} | {n} entries are still on the phone of {name}, the oldest made {since}', unsent_heard: 'The phone was last heard of {at}', unsent_hint: 'Ask whether the phone has a network and the app is open; it then sends by itself. This is here to help, not to judge.', unsent_more: 'Only the first 50 people are listed. Ask whether the phones have a network; they then send by themselves. This is here to help, not to judge.',
      unsent_gone: 'Phone lost or wiped', unsent_give_up: 'Wait no more', unsent_sure: 'Only if the phone of {name} is certainly lost or wiped: its entry will not be waited for any more, and the decision is recorded. If the phone is there, let it reach the network first. | Only if the phone of {name} is certainly lost or wiped: its {n} entries will not be waited for any more, and the decision is recorded. If the phone is there, let it reach the network first.',
    },
  },
}
