// SPDX-License-Identifier: Apache-2.0
export const mailTexts = {
  'mail.title': 'أرسل بالبريد',
  'mail.why': 'يرسل المكتب الأوراق بنفسه، ويوقّع بمفتاحه إن كان له مفتاح.',
  'mail.to': 'صندوق البريد',
  'mail.to.why': 'لا يُقبل إلا عنوان ضمن نطاقات المخاطَب نفسه.',
  'mail.protection': 'الحماية',
  'mail.protection.openpgp': 'OpenPGP',
  'mail.protection.smime': 'S/MIME',
  'mail.protection.transport': 'بين الخوادم فقط (TLS)',
  'mail.protection.none': 'لم يؤكد أحد مفتاحًا لهذا الصندوق: يستطيع من يدير خادمه قراءة الأوراق.',
  'mail.send': 'أرسل الآن',
  'mail.done': 'أُرسل.',
  'mail.perhaps': 'ربما أُرسل',
  'mail.perhaps.why': 'انقطع الاتصال أثناء تسليم هذه الرسالة. اسأل المخاطَب هل وصلت ثم سجّل ذلك هنا. لا يعيد المكتب إرسالها من تلقاء نفسه.',
  'mail.perhaps.how': 'كيف عرفت',
  'mail.perhaps.yes': 'وصلت',
  'mail.perhaps.no': 'لم تصل',
};
