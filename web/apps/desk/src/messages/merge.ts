// SPDX-License-Identifier: Apache-2.0
export const merge = {
  zh: {
    merge: {
      open: '并入另一个', title: '重复登记：并入另一个场所', about: '同一家店登记了两次时使用：“{name}”停用，并注明并入了哪里。它的隐患、检查和灭火器不变，在两边都看得到；门口的码会打开另一个场所。不能撤回。',
      go_there: '打开', into: '正确的是哪一个', hint: '按名称查找，例如输入其中几个字。', go: '并入', same: '和这个场所不在同一网格，请再核对。',
      merged: '重复登记，已并入“{name}”。', merged_elsewhere: '重复登记，已并入你看不到的另一个场所。', took: '并入这里的重复登记：',
    },
  },
  en: {
    merge: {
      open: 'Merge into another', title: 'Registered twice: merge into another place', about: 'For one shop that stands here twice: “{name}” is closed and says what it was merged into. Its hazards, visits and extinguishers stay as they are and are seen on both pages; the code at its door opens the other place. There is no way back.',
      go_there: 'Open it', into: 'Which one is right', hint: 'Search by name; a few characters of it will do.', go: 'Merge', same: 'It lies in another grid than this one. Please check again.',
      merged: 'Registered twice; merged into “{name}”.', merged_elsewhere: 'Registered twice; merged into another place that you may not see.', took: 'Registered twice and merged into this one:',
    },
  },
}
