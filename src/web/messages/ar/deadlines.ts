// SPDX-License-Identifier: Apache-2.0
export const deadlineTexts = {
  'reminders.title': 'ذُكّرت بـ',
  'reminders.away': 'أخفِ',
  'calendar.title': 'في تقويمك',
  'calendar.why':
    'يقرأ برنامج التقويم المواعيد من عنوان سري: ما يحين ورقم الطلب، دون المخاطَب أو الهدف. وكل من لديه العنوان يستطيع قراءتها.',
  'calendar.since': 'مفتوح منذ',
  'calendar.make': 'افتح التقويم',
  'calendar.renew': 'أعطه عنوانًا جديدًا',
  'calendar.close': 'أغلق التقويم',
  'calendar.made': 'التقويم مفتوح على هذا العنوان. يظهر مرة واحدة.',
  'calendar.closed': 'أُغلق التقويم.',
  'account.mail': 'التذكير بالبريد',
  'account.mail.address': 'عنوان البريد',
  'account.mail.why': 'تذكر الرسائل عدد المواعيد ولا شيء عن أي قضية. اتركه فارغًا إن لم ترد.',
  'account.mail.save': 'احفظ',
  'deadlines.as': 'طريقة العرض',
  'deadlines.as.list': 'قائمة',
  'deadlines.as.calendar': 'تقويم',
  'deadlines.calendar': 'المواعيد بحسب آخر يوم',
  'deadlines.month.before': 'الشهر السابق',
  'deadlines.month.after': 'الشهر التالي',
};
