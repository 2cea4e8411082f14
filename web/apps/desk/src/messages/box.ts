// SPDX-License-Identifier: Apache-2.0
export const box = {
  zh: {
    box: {
      title: '投诉与建议', lead: '一线人员对系统和工作的意见。每一条都应有答复，答复只有本人看得到。', complaint: '投诉', suggestion: '建议', open: '待答复', answered: '已答复', filter: '是否已答复',
      answered_at: '{at} 答复', your_answer: '写下答复：怎么处理，什么时候', send_answer: '答复', empty: '还没有投诉和建议', empty_hint: '网格员在手机“我的”里可以写。',
    },
  },
  en: {
    box: {
      title: 'Complaints and suggestions', lead: 'What those in the field think of the system and the work. Each deserves an answer, which only its author sees.', complaint: 'Complaint', suggestion: 'Suggestion', open: 'Not answered', answered: 'Answered', filter: 'Answered or not',
      answered_at: 'Answered {at}', your_answer: 'Your answer: what will be done, and when', send_answer: 'Answer', empty: 'No complaints or suggestions yet', empty_hint: 'Grid members write them on the phone, under "Me".',
    },
  },
}
