// SPDX-License-Identifier: Apache-2.0
export const hazards = {
  zh: {
    hazards: {
      title: '隐患', lead: '一处隐患一条线：发现、告知、整改、复查、销号。', filters: '筛选隐患', state: '状态', level: '等级', all_open: '未销号', place: '按场所名称查找', sort: '排序',
      sort_due: '按期限先后', sort_found: '最新发现在前', only_overdue: '只看超期', moved: '有 {n} 条变化，点击刷新', what: '隐患', where: '场所 / 区域', due: '整改期限', found: '发现时间',
      region: '所在网格', source: '来源', result: '判定', department: '移交部门', extensions: '已延期次数', reopened: '复查不通过次数', element: '综合判定要素', closed: '销号时间',
      actions: '可办理的事项', line: '办理经过', facts: '基本情况', photos: '整改前后', before: '整改前', after: '整改后', by_place: '场所自行整改', by_recorder: '记录人自行整改', by_me: '我自己整改', due_until: '期限到 {time}',
      item: '检查项', pass: '合格标准', look_at: '看什么', advice: '怎么改', basis: '依据', unconfirmed: '条款待核', who_fixed: '谁整改的', why: '理由（必填）', remark: '说明',
      limit: '整改期限', by_date: '指定日期', amount: '数量', choose_department: '选择部门', no_names: '请勿填写个人姓名、电话等信息。', add_photo: '选择照片', remove_photo: '移除照片 {n}', sending_photo: '正在上传照片…', step_saved: '已记录：{step}',
      photo_fault: { type: '只接受 JPEG、PNG、WebP 照片。', size: '单张照片不能超过 16 MB。', many: '一次最多 {n} 张照片。' },
      fault: { department: '请选择接收部门。', deadline: '请给出期限。', text: '请写明理由。' },
      do: {
        notice_given: '下发告知书', extended: '延长期限', handed_over: '移交部门', returned: '部门退回', done: '整改完成', fixed_on_the_spot: '当场整改', recheck_passed: '复查通过',
        recheck_failed: '复查不通过', major_confirmed: '确认为重大隐患', major_dismissed: '排除重大隐患', evacuated: '已疏散撤人', noted: '补充说明',
      },
      about: {
        notice_given: '告知场所隐患和整改期限，期限从现在起算。', extended: '只能在到期之前延期，并写明理由。', handed_over: '超出网格处置能力的，移交有职权的部门。', returned: '部门说明不属其职责，退回继续整改。',
        done: '记录已经整改好，随后由发现一方复查。', fixed_on_the_spot: '当场已经整改到位，直接销号。', recheck_passed: '现场复查，隐患已消除，销号。整改的人不能自己复查。', recheck_failed: '现场复查，隐患仍在，重新给出期限。',
        major_confirmed: '由有职权的人确认，按重大隐患督办。', major_dismissed: '认定不构成重大隐患，按一般隐患限期整改。', evacuated: '人员已经撤离危险区域。', noted: '补充情况，不改变状态。',
      },
    },
    deadline: {
      title: '期限怎么算的', preview: '新期限逐日说明', from: '从“{step}”起算：{time}', to: '到期：{time}', count: '共 {days} 天，其中工作日 {working} 天。', year_unknown: '节假日表里没有这一年，只扣除了周末。',
      mon: '一', tue: '二', wed: '三', thu: '四', fri: '五', sat: '六', sun: '日', weekend: '休', holiday: '假', adjusted_working: '班', working: '工作日',
    },
  },
  en: {
    hazards: {
      title: 'Hazards', lead: 'One line for each hazard: found, told, fixed, re-checked, closed.', filters: 'Filter hazards', state: 'State', level: 'Level', all_open: 'All open', place: 'Find by name of place', sort: 'Order',
      sort_due: 'By deadline', sort_found: 'Newest first', only_overdue: 'Overdue only', moved: '{n} changes, refresh', what: 'Hazard', where: 'Place / region', due: 'Deadline', found: 'Found',
      region: 'Grid', source: 'Source', result: 'Judgement', department: 'Department', extensions: 'Extensions', reopened: 'Failed re-checks', element: 'Comprehensive element', closed: 'Closed',
      actions: 'What you may do', line: 'What happened', facts: 'Facts', photos: 'Before and after', before: 'Before', after: 'After', by_place: "Fixed by the place's own people", by_recorder: 'Fixed by the one who recorded it', by_me: 'Fixed by me', due_until: 'Due {time}',
      item: 'Checklist item', pass: 'As it should be', look_at: 'What to look at', advice: 'How to fix it', basis: 'Basis', unconfirmed: 'clause not verified', who_fixed: 'Who fixed it', why: 'Reason (required)', remark: 'Remark',
      limit: 'Deadline', by_date: 'On a date', amount: 'Amount', choose_department: 'Choose a department', no_names: 'No names or phone numbers of persons, please.', add_photo: 'Choose photos', remove_photo: 'Remove photo {n}', sending_photo: 'Uploading photo…', step_saved: 'Recorded: {step}',
      photo_fault: { type: 'Only JPEG, PNG and WebP photos.', size: 'A photo may have at most 16 MB.', many: 'At most {n} photos at a time.' },
      fault: { department: 'Choose the department.', deadline: 'Give a deadline.', text: 'Give the reason.' },
      do: {
        notice_given: 'Give notice', extended: 'Extend deadline', handed_over: 'Hand over', returned: 'Returned', done: 'Fixed', fixed_on_the_spot: 'Fixed on the spot', recheck_passed: 'Re-check passed',
        recheck_failed: 'Re-check failed', major_confirmed: 'Confirm as major', major_dismissed: 'Not major', evacuated: 'People evacuated', noted: 'Add a note',
      },
      about: {
        notice_given: 'Tells the place of the hazard and its deadline, which runs from now.', extended: 'Only before it expires, and with a reason.', handed_over: 'What the grid cannot settle goes to the department in charge.', returned: 'The department says it is not theirs; rectification goes on here.',
        done: "Records that it is fixed; the finder's side re-checks next.", fixed_on_the_spot: 'Put right at once; the hazard is closed.', recheck_passed: 'Seen on site: the hazard is gone and is closed. Whoever fixed it may not re-check.', recheck_failed: 'Seen on site: it is still there; give a new deadline.',
        major_confirmed: 'Decided by somebody with the power to; supervised as a major hazard.', major_dismissed: 'Not a major hazard; to be fixed by a deadline as a general one.', evacuated: 'People have left the dangerous area.', noted: 'Adds information; the state stays.',
      },
    },
    deadline: {
      title: 'How the deadline is counted', preview: 'The new deadline day by day', from: 'Counted from "{step}": {time}', to: 'Ends {time}', count: '{days} days, {working} of them working days.', year_unknown: 'The holiday table lacks this year; only weekends were left out.',
      mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun', weekend: 'off', holiday: 'off', adjusted_working: 'worked', working: 'Working day',
    },
  },
}
