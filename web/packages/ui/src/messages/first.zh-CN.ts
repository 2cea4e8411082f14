// SPDX-License-Identifier: Apache-2.0
// What already the first page of an app may have to say.
export default {
  ui: {
    brand: '守格',
    language: '语言',
    language_missing: '连上网络后才能换',
    retry: '重试',
    close: '关闭',
    back: '返回',
    photo: '照片 {n}',
    photos: '照片',
    no_photo: '没有照片',
    empty: '这里还没有内容',
    system: '系统',
    sent_for: '{maker} 记录，{sender} 代发',
    trace: '编号 {trace}',
    loading: '正在加载',
  },
  problem: {
    unreachable: '网络不通，请检查网络后重试。',
    phone_full: '手机存满了，这一条还没有保存。请别关掉这一页：先让“待发送”里的发出去，或清出一些空间，再点一次。',
    phone_not_kept: '这个浏览器没能把这一条存下来。请别关掉这一页，换用普通（非隐私）窗口，或等有网络时再点一次。',
    torn: '回复在路上断了，请重试。',
    not_ours: '这个网络要先登录（例如宾馆、商场的认证页面），或被别的网页挡住了。内容还在手机里。',
    timeout: '服务器迟迟没有回应，请稍后重试。',
    unexpected: '页面出了意外的错误：{detail}',
    server: '服务器出了问题（{status}），请稍后重试。',
    refused: '请求未被接受（{code}）。',
  },
}
