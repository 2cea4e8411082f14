// SPDX-License-Identifier: Apache-2.0
// What the sign-in page says, in both languages: it comes with the page. All else follows while somebody types.
import sharedEn from '@gridward/ui/messages/first.en'
import sharedZh from '@gridward/ui/messages/first.zh-CN'

export default {
  'zh-CN': {
    ...sharedZh,
    app: {
      title: '守格 · 巡查',
      slogan: '感知风险的第一触角，整治隐患的第一抓手，守护平安的第一防线',
      offline: '网络不通，显示的是 {at} 存下的内容',
      keeps_nothing: '这个浏览器不能保存内容（可能是隐私窗口）。没有网络时填的会丢失，请换用普通窗口。',
      session_over: '登录已过期。填的内容都在，重新登录后继续发送。',
      sign_in_again: '重新登录',
      not_found: '没有这个页面',
      back_home: '回到今天',
    },
    sign_in: {
      login: '账号', password: '密码', submit: '登录', busy: '正在登录', help: '忘记密码请联系社区管理员重设。',
      show: '显示密码', hide: '隐藏密码',
    },
  },
  en: {
    ...sharedEn,
    app: {
      title: 'Gridward · Field',
      slogan: 'First to sense a risk, first to fix a hazard, first line that keeps people safe',
      offline: 'No network. Shown as kept at {at}',
      keeps_nothing: 'This browser keeps nothing (a private window, perhaps). What is entered without a network would be lost: use an ordinary window.',
      session_over: 'Your session has ended. What you entered is kept and is sent once you sign in again.',
      sign_in_again: 'Sign in again',
      not_found: 'There is no such page',
      back_home: 'Back to today',
    },
    sign_in: {
      login: 'Account', password: 'Password', submit: 'Sign in', busy: 'Signing in',
      help: 'Forgot it? Ask the administrator of your community to reset it.', show: 'Show password', hide: 'Hide password',
    },
  },
}
