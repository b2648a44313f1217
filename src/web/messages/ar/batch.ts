// SPDX-License-Identifier: Apache-2.0
export const batchTexts = {
  'batch.new': 'عدة أهداف دفعة واحدة',
  'batch.new.lead': 'تتحول القائمة إلى طلبات من نوع واحد وفق قاعدة كل مزود خدمة. تُعد كلها أو لا يُعد منها شيء.',
  'batch.document': 'الوثيقة',
  'batch.file': 'ملف CSV',
  'batch.list': 'أو القائمة نفسها',
  'batch.list.why':
    'يسمي السطر الأول الأعمدة: written وrelevance مطلوبان، ويجوز أن يليهما service وkind وrole وat وzone وport. ولكل هدف صلته الخاصة بالجريمة.',
  'batch.read':
    '{count, plural, zero {لم تُقرأ أهداف} one {هدف واحد كما قُرئ} two {هدفان كما قُرئا} few {# أهداف كما قُرئت} many {# هدفًا كما قُرئت} other {# هدف كما قُرئت}}',
  'batch.draft': 'إعداد الطلبات',
  'batch.title': 'أُعدت معًا: {title}',
  'batch.counts':
    '{targets, plural, zero {لا أهداف} one {هدف واحد} two {هدفان} few {# أهداف} many {# هدفًا} other {# هدف}} في {requests, plural, zero {لا طلبات} one {طلب واحد} two {طلبين} few {# طلبات} many {# طلبًا} other {# طلب}}',
  'batch.together': 'أُعدت معًا',
  'batch.targets': 'الأهداف، ولكل منها صلته',
  'batch.each': 'عدد الأهداف يتجاوز ما يُعتمد دفعة واحدة: يعتمد كلَّ هدف على حدة الشخصُ الذي يعتمد الطلب بعد ذلك.',
  'batch.loose':
    '{count, plural, zero {لا معرّفات خارج أهداف الطلب.} one {معرّف واحد في الوثيقة ليس هدفًا للطلب.} two {معرّفان في الوثيقة ليسا هدفًا للطلب.} few {# معرّفات في الوثيقة ليست هدفًا للطلب.} many {# معرّفًا في الوثيقة ليست هدفًا للطلب.} other {# معرّف في الوثيقة ليست هدفًا للطلب.}}',
  'batch.target.approve': 'اعتماد هذا الهدف',
  'batch.target.approve-one': 'اعتماد الهدف {target}',
  'batch.target.approved': 'اعتُمد الهدف.',
  'batch.target.mine': 'اعتمدتَه أنت',
  'batch.submit-all': 'تقديم {count} للاعتماد',
  'batch.approve-all': 'اعتماد {count}',
  'batch.done': 'تم، ولكل منها قيد خاص به.',
  'batch.missing':
    '{count, plural, zero {لا ينقص شيء} one {ينقص حقل واحد} two {ينقص حقلان} few {تنقص # حقول} many {ينقص # حقلًا} other {ينقص # حقل}}',
  'batch.gates':
    '{count, plural, zero {لا ضمانات مغلقة} one {ضمانة واحدة مغلقة} two {ضمانتان مغلقتان} few {# ضمانات مغلقة} many {# ضمانة مغلقة} other {# ضمانة مغلقة}}',
  'batch.fill': 'نقل ما في هذا الطلب إلى المسودات الأخرى',
  'batch.filled': 'صارت المسودات الأخرى تقول الشيء نفسه، وتبقى لكل منها حساباته وصلاته والمرسل إليه.',
  'batch.fault.line': 'السطر {line}:',
  'batch.fault.too-long': 'القائمة أطول من مليون حرف.',
  'batch.fault.empty': 'القائمة فارغة. يسمي سطرها الأول الأعمدة.',
  'batch.fault.unknown-column': 'هناك عمود غير معروف.',
  'batch.fault.column-twice': 'ورد اسم عمود مرتين.',
  'batch.fault.column-missing': 'العمود written أو relevance غير موجود.',
  'batch.fault.too-many': 'الأهداف أكثر من 200.',
  'batch.fault.cells': 'عدد الخلايا يختلف عن السطر الأول.',
  'batch.fault.no-account': 'لم يُذكر حساب ولا عنوان ولا رقم.',
  'batch.fault.no-link': 'لا يذكر ما يربط هذا الهدف بالجريمة.',
  'batch.fault.port': 'المنفذ ليس رقمًا.',
  'batch.fault.quote': 'فُتحت علامة تنصيص ولم تُغلق.',
  'alike.title': 'أسباب تشبه أسبابًا سابقة',
  'alike.none': 'لا يشبه أي سبب ما كتبه هذا المسؤول من قبل.',
  'alike.lead': 'تشبه هذه أسبابًا كتبها المسؤول نفسه من قبل. تحقق من أنها تخص هذه القضية؛ فالتشابه لا يثبت شيئًا.',
  'alike.percent': 'تشابه {share}',
  'alike.to': 'كما في',
  'alike.link': 'الصلة بالجريمة',
  'alike.others':
    '{count, plural, zero {لا أسباب أخرى.} one {سبب آخر واحد لا يشبه ما سبق.} two {سببان آخران لا يشبهان ما سبق.} few {# أسباب أخرى لا تشبه ما سبق.} many {# سببًا آخر لا تشبه ما سبق.} other {# سبب آخر لا تشبه ما سبق.}}',
};
