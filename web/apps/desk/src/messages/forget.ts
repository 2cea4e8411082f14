// SPDX-License-Identifier: Apache-2.0
export const forget = {
  zh: {
    forget: {
      open: '删除个人信息', title: '永久删除“{who}”的个人信息', gone: '姓名和电话将永久删除，无法恢复。', account: '账号同时停用，本人不能再登录。', stays: '工作记录和账本不受影响：做过的事仍然保留，只显示编号。',
      backups: '以前的备份里仍有这些信息，备份到期删除后才会消失。', sure: '我已核实，确定要删除', go: '永久删除', nobody: '个人信息已删除',
    },
  },
  en: {
    forget: {
      open: 'Forget personal data', title: 'Forget the personal data of "{who}"', gone: 'Name and phone number are deleted for good. Nobody can bring them back.', account: 'The account ends with it: this person can no longer sign in.',
      stays: 'The record and its ledger stay whole: what was done is kept, under a number alone.', backups: 'Back-ups made earlier still hold the data until they are deleted in their turn.', sure: 'I have checked this and want it deleted', go: 'Delete for good', nobody: 'Personal data deleted',
    },
  },
}
