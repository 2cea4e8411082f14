// SPDX-License-Identifier: Apache-2.0
export const notice = {
  zh: {
    notice: {
      title: '隐患告知书', open: '打印告知书', short: '告知书', print: '打印', code: '告知书二维码', code_hint: '扫一扫，文字就在手机上，不用网络。', cut_hint: '内容较多，二维码里是摘要。',
      none: '这次检查没有发现问题，不需要告知书。', given_by: '网格员（签名）', received_by: '场所负责人（签收）', date: '日期', two: '一式两份，场所和社区各留一份。',
    },
  },
  en: {
    notice: {
      title: 'Hazard notice', open: 'Print the notice', short: 'Notice', print: 'Print', code: 'The notice as a QR code', code_hint: 'Scan it: the text is then on the phone, without any network.', cut_hint: 'There is a lot, so the code holds a short form.',
      none: 'Nothing was found on this visit; there is nothing to give notice of.', given_by: 'Grid member (signature)', received_by: 'Person in charge (received)', date: 'Date', two: 'Two copies: one for the place, one for the community.',
    },
  },
}
