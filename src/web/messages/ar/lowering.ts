// SPDX-License-Identifier: Apache-2.0
/** صفة تحمي صاحبها تصير صفة أقل حماية: يقترحها شخص ويقررها آخر. */
export const loweringTexts = {
  'lowering.title': 'الصفة في القضية',
  'lowering.change': '{from} ← {to}',
  'lowering.takes': 'هذه الصفة أقل حماية للشخص. لا يتغير شيء حتى يقرر صاحب اعتماد أو مراجع قانوني لا يحقق في القضية.',
  'lowering.reason': 'لماذا تُخفض الصفة',
  'lowering.reason.why': 'يقرؤه كل من في القضية. اذكر ما يدل على أن الشخص ليس، أو لم يعد، بالصفة التي سُجّل بها.',
  'lowering.propose.open': 'اقترح صفة أقل حماية',
  'lowering.role': 'الصفة الجديدة',
  'lowering.elsewhere': 'الصفة الأقل حماية لا تُختار هنا: تُقترح تحت «الصفة في القضية» ويقرر شخص آخر.',
  'lowering.propose': 'اقترح الصفة',
  'lowering.proposed': 'اقتُرح خفض الصفة',
  'lowering.proposed.done': 'قُدّم الاقتراح. يحتفظ الهدف بصفته حتى يقرر شخص آخر.',
  'lowering.confirm': 'خُفضت الصفة',
  'lowering.refuse': 'رُفض خفض الصفة',
  'lowering.do.confirm': 'اخفض الصفة',
  'lowering.do.refuse': 'ارفض',
  'lowering.decide.reason': 'سبب قرارك',
  'lowering.decide.why':
    'إن خفضت الصفة فإن ما يُطلب عن هذا الشخص من بعد يخرج بلا الضمانات التي تسقط. أما الضمانات القائمة على الطلبات فتبقى.',
  'lowering.own': 'أنت من اقترح هذا: يقرر شخص آخر.',
  'lowering.waits': 'اقتُرح خفض الصفة',
  'lowering.protected-as': 'المعرّف نفسه مسجّل في هذه القضية بصفة: {role}. وتسري تلك الصفة على هذا الهدف أيضًا.',
  'lowering.see-other': 'اعرض ذلك الهدف',
  'lowering.request': 'شخص يُسأل عنه هنا كان أكثر حماية',
  'lowering.request.lead': 'خُفضت صفة هذا الشخص. وازن: هل يبقى المطلوب ضروريًا بعد سقوط تلك الضمانات؟',
};
