// SPDX-License-Identifier: Apache-2.0
export const slip = {
  zh: {
    slip: {
      title: '每日台账凭证', about: '把当天的账本检查点印在纸上保存。日后任何人都能凭这张纸核对记录有没有被改动。', open: '打开凭证', back: '返回台账', print: '打印', day: '日期', of_day: '{day} 工作情况', now: '打印时的隐患情况', printed: '打印时间',
      opened: '新发现隐患', closed: '销号', inspections: '检查', open_now: '未销号', overdue: '超期', suspected_major: '疑似重大',
      ledger: '账本检查点', ledger_about: '以下两个检查点概括了打印时账本中的全部记录（含当天）。', suite: { sha256: 'SHA-256 / Ed25519', sm3: '国密 SM3 / SM2' }, origin: '账本名称', size: '记录条数', root: '根散列', key: '公钥', qr: '检查点二维码，{size} 条', none: '账本中还没有记录，有了第一条记录再来打印。',
      check: '怎样核对', check_scan: '用手机扫描二维码，把得到的文字原样存为文件 kept。', check_house: '在服务器上执行：gridward verify --checkpoint kept。记录被改动、删除或截断时会指出来。', check_witness: '不登录服务器也能核对：下载 /ledger/checkpoint、/ledger/keys 和 /ledger/consistency?older={size}，执行 gridward witness --older kept --consistency …。', kept_by: '保管人', date: '日期',
    },
  },
  en: {
    slip: {
      title: 'Daily ledger slip', about: 'Keep the day\'s checkpoint of the ledger on paper. With it anybody can see later whether the record was altered.', open: 'Open the slip', back: 'Back to ledgers', print: 'Print', day: 'Day', of_day: 'Work of {day}', now: 'Hazards when printed', printed: 'Printed',
      opened: 'Hazards found', closed: 'Closed', inspections: 'Inspections', open_now: 'Open', overdue: 'Overdue', suspected_major: 'Suspected major',
      ledger: 'Checkpoints of the ledger', ledger_about: 'These two stand for every record that was in the ledger when this was printed, the day\'s included.', suite: { sha256: 'SHA-256 / Ed25519', sm3: 'SM3 / SM2' }, origin: 'Ledger', size: 'Records', root: 'Root hash', key: 'Public key', qr: 'Checkpoint as a QR code, {size} records', none: 'The ledger holds nothing yet. Come back when there is a first record.',
      check: 'How to check', check_scan: 'Scan a code with a phone and save the text as it is in a file, kept.', check_house: 'On the server: gridward verify --checkpoint kept. It names what was altered, removed or cut off.', check_witness: 'Without the server: download /ledger/checkpoint, /ledger/keys and /ledger/consistency?older={size}, then gridward witness --older kept --consistency …', kept_by: 'Kept by', date: 'Date',
    },
  },
}
