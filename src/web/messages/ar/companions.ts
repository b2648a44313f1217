// SPDX-License-Identifier: Apache-2.0
export const companionTexts = {
  'case.tab.papers': 'الأوراق',
  'companions.title': 'أوراق تُوقع باليد',
  'companions.why': 'تُملأ هنا ثم تُطبع وتُوقع، ويعود مسحها الضوئي ضمن الأدلة.',
  'companions.kind': 'الورقة',
  'companions.item': 'عن أي عنصر',
  'companions.receipt': 'محضر تسليم وتسلم',
  'companions.seizure_report': 'محضر ضبط وفحص',
  'companions.translators_certificate': 'شهادة المترجم',
  'companions.notice_to_person': 'إخطار الشخص المعني',
  'companions.assurance_record': 'محضر تعهد',
  'companions.language': 'لغة الورقة',
  'companions.format': 'الصيغة',
  'companions.missing':
    '{count, plural, zero {لا حقول ناقصة} one {حقل إلزامي واحد فارغ: ستحمل الورقة علامة مائية} two {حقلان إلزاميان فارغان: ستحمل الورقة علامة مائية} few {# حقول إلزامية فارغة: ستحمل الورقة علامة مائية} many {# حقلًا إلزاميًا فارغًا: ستحمل الورقة علامة مائية} other {# حقل إلزامي فارغ: ستحمل الورقة علامة مائية}}',
  'companions.make': 'إعداد الورقة',
  'companions.made': 'أُعدت الورقة.',
};
