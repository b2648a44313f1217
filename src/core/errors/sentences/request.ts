// SPDX-License-Identifier: Apache-2.0
import { sentences } from '../say.ts';

/** Steps of a request, its fields, batches, and what is said of the log, readings and mappings. */
export const requestSays = sentences({
  'request-why': {
    en: 'Request: {why}',
    ar: 'الطلب: {why}',
    fr: 'Demande : {why}',
  },
  'gate-closed': {
    en: 'Gate {gates} is closed. The legal reviewer lifts it with a written reason.',
    ar: 'ضمانة مغلقة ({gates}). المراجع القانوني يرفعها بسبب مكتوب.',
    fr: 'Une garantie est fermée ({gates}). Le réviseur juridique la lève avec un motif écrit.',
  },
  'four-eyes': {
    en: 'Who drafted a version does not decide on it (four eyes). Ask another approver of this case.',
    ar: 'من صاغ نسخة لا يبتّ فيها (مبدأ العيون الأربع). اطلب ذلك من صاحب اعتماد آخر في هذه القضية.',
    fr: 'Qui a rédigé une version ne statue pas sur elle (quatre yeux). Demandez à un autre approbateur de cette affaire.',
  },
  'lifter-apart': {
    en: 'You lifted a gate of this request; the approval is another person’s.',
    ar: 'رفعتَ إحدى ضمانات هذا الطلب؛ والاعتماد لشخص آخر.',
    fr: 'Vous avez levé une garantie de cette demande ; l’approbation revient à une autre personne.',
  },
  'keeper-apart': {
    en: 'You wrote why this request keeps what the facts say no longer; whoever writes a reason to depart from a rule does not approve it (four eyes). Ask another approver of this case, or send it back.',
    ar: 'أنت من كتب سبب إبقاء الطلب على ما لم تعد المعلومات تقوله؛ ومن يكتب سبب الخروج على قاعدة لا يعتمده (مبدأ العيون الأربع). اطلب ذلك من صاحب اعتماد آخر في هذه القضية، أو أعد الطلب إلى المحرر.',
    fr: 'Vous avez écrit pourquoi cette demande garde ce que les faits ne disent plus ; qui motive un écart à une règle ne l’approuve pas (quatre yeux). Demandez à un autre approbateur de cette affaire, ou renvoyez-la.',
  },
  'loose-identifiers': {
    en: '{count} identifiers on the paper are no target of the case. Add each as a target with its link to the offence.',
    ar: 'معرّفات في الورقة ليست أهدافًا في القضية (عددها {count}). أضف كلًّا منها هدفًا مع صلته بالجريمة.',
    fr: 'Des identifiants du papier ne sont pas des cibles de l’affaire (au nombre de {count}). Ajoutez chacun comme cible avec son lien à l’infraction.',
  },
  'targets-left': {
    en: '{left} of {of} targets are not approved yet by whoever approves the request. Approve each by itself.',
    ar: 'لم يُعتمد بعد {left} من {of} من الأهداف ممن يعتمد الطلب. اعتمد كلًّا منها على حدة.',
    fr: '{left} cibles sur {of} ne sont pas encore approuvées par qui approuve la demande. Approuvez chacune séparément.',
  },
  'fields-empty': {
    en: 'Fields without a value: {fields}. Fill them in first.',
    ar: 'حقول بلا قيمة: {fields}. املأها أولًا.',
    fr: 'Champs sans valeur : {fields}. Remplissez-les d’abord.',
  },
  'comment-missing': {
    en: 'This step needs a reason in words. Write one and try again.',
    ar: 'تحتاج هذه الخطوة إلى سبب مكتوب. اكتبه ثم حاول مجددًا.',
    fr: 'Cette étape exige un motif écrit. Rédigez-en un, puis réessayez.',
  },
  'reason-code-missing': {
    en: 'A refusal is recorded with one of the reason codes of the catalogue.',
    ar: 'يُسجَّل الرفض بأحد رموز الأسباب في الفهرس. اختر واحدًا.',
    fr: 'Un refus s’enregistre avec l’un des codes de motif du catalogue. Choisissez-en un.',
  },
  'version-not-approved': {
    en: 'Version {version} is not approved. An earlier approval does not carry over.',
    ar: 'النسخة {version} غير معتمدة. والاعتماد السابق لا ينتقل إليها.',
    fr: 'La version {version} n’est pas approuvée. Une approbation antérieure ne s’y étend pas.',
  },
  'channel-unconfirmed': {
    en: 'The address rests on a stale, changed or unverified fact. A second person confirms it first.',
    ar: 'يستند العنوان إلى معلومة قديمة أو متغيرة أو غير متحقق منها. يؤكدها شخص ثانٍ أولًا.',
    fr: 'L’adresse repose sur un fait périmé, modifié ou non vérifié. Une seconde personne le confirme d’abord.',
  },
  'facts-changed': {
    en: 'The facts it was drafted from say something else now. Take over what they say, or keep what stands there with a written reason.',
    ar: 'تغيّرت المعلومات التي أُعد منها الطلب. خذ بما تقوله الآن، أو أبقِ ما هو قائم بسبب مكتوب.',
    fr: 'Les faits dont elle est issue disent maintenant autre chose. Reprenez ce qu’ils disent, ou gardez ce qui est écrit avec un motif écrit.',
  },
  'no-operator': {
    en: 'it is an address, and nothing says in which State its operator sits. Look it up in the register of addresses, and write it into the column “holder”.',
    ar: 'هذا عنوان، ولا شيء يقول في أي دولة مقر مشغله. ابحث عنه في سجل العناوين واكتبها في العمود «holder».',
    fr: 'c’est une adresse, et rien ne dit dans quel État siège son opérateur. Cherchez-le dans le registre des adresses, et écrivez-le dans la colonne « holder ».',
  },
  'named-unanswered': {
    en: 'Texts name people whom the case protects ({count}). For each, a drafter says whether data on them are asked for, or takes them out of the text.',
    ar: 'تذكر النصوص أشخاصًا تحميهم القضية (عددهم {count}). يقول محرر الطلب عن كلٍّ منهم هل تُطلب بياناته، أو يحذفه من النص.',
    fr: 'Des textes nomment des personnes que l’affaire protège ({count}). Pour chacune, un rédacteur dit si ses données sont demandées, ou la retire du texte.',
  },
  'named-changed': {
    en: 'Request: the texts that name this person, or their role, are not what was read. Load it again, and answer what stands there now.',
    ar: 'الطلب: النصوص التي تذكر هذا الشخص، أو صفته، ليست ما قُرئ. أعد تحميله، وأجب عما هو قائم الآن.',
    fr: 'Demande : les textes qui nomment cette personne, ou sa qualité, ne sont pas ce qui a été lu. Rechargez-la, et répondez à ce qui y figure maintenant.',
  },
  'named-needs-reason': {
    en: 'Why somebody protected is named whose data are not asked for is written down for the approver, in ten letters or more.',
    ar: 'يُكتب لصاحب الاعتماد لماذا ذُكر شخص محمي لا تُطلب بياناته، في عشرة أحرف على الأقل.',
    fr: 'Le motif pour lequel est nommée une personne protégée dont les données ne sont pas demandées s’écrit pour l’approbateur, en dix lettres au moins.',
  },
  'difference-changed': {
    en: 'Request: what the facts say of it is not what was read. Load it again, and decide on what stands there now.',
    ar: 'الطلب: ما تقوله المعلومات عنه غير ما قُرئ. أعد تحميله، واحسم على أساس ما هو قائم الآن.',
    fr: 'Demande : ce que les faits en disent n’est pas ce qui a été lu. Rechargez-la, et décidez de ce qui y figure maintenant.',
  },
  'road-closed': {
    en: 'Request: the facts open this road no longer. Ask the advisor again and take another, or keep this one with a reason.',
    ar: 'الطلب: لم تعد المعلومات تتيح هذا الطريق. اسأل المرشد من جديد وخذ طريقًا آخر، أو أبقِ هذا مع ذكر السبب.',
    fr: 'Demande : les faits n’ouvrent plus cette voie. Interrogez de nouveau le conseiller et prenez-en une autre, ou gardez celle-ci avec un motif.',
  },
  'targets-part': {
    en: 'Request: its targets no longer go to one addressee by one road on one law. Draft each way anew, or keep this one with a reason.',
    ar: 'الطلب: لم تعد أهدافه تتجه إلى جهة واحدة بطريق واحد وقانون واحد. صُغ لكل وجهة طلبًا جديدًا، أو أبقِ هذا مع ذكر السبب.',
    fr: 'Demande : ses cibles ne vont plus à un seul destinataire par une seule voie et une seule loi. Rédigez à nouveau chaque voie, ou gardez celle-ci avec un motif.',
  },
  'being-sent': {
    en: 'A dispatch is under way or may have left. Say first whether it was sent.',
    ar: 'هناك إرسال جارٍ أو ربما خرج. قل أولًا هل أُرسل.',
    fr: 'Un envoi est en cours ou est peut-être parti. Dites d’abord s’il est parti.',
  },
  'only-takes-away': {
    en: 'Narrowing only takes away: identifiers, categories or time. To ask for anything else, amend.',
    ar: 'التضييق لا يكون إلا بالحذف: معرّفات أو فئات أو مدة. ولطلب أي شيء آخر عدّل الطلب.',
    fr: 'Restreindre, c’est seulement retrancher : identifiants, catégories ou temps. Pour demander autre chose, modifiez la demande.',
  },
  'only-emergency-first': {
    en: 'Only an emergency request goes before it is approved. Submit this one for approval.',
    ar: 'طلب الطوارئ وحده يُرسل قبل اعتماده. قدّم هذا الطلب للاعتماد.',
    fr: 'Seule une demande d’urgence part avant d’être approuvée. Soumettez celle-ci à l’approbation.',
  },
  'danger-not-stated': {
    en: 'The danger, to whom, and why it is imminent are not stated. Fill them in first.',
    ar: 'لم يُذكر الخطر ولا من يهدده ولا سبب وشوكه. املأ ذلك أولًا.',
    fr: 'Le danger, qui il menace et pourquoi il est imminent ne sont pas indiqués. Remplissez-les d’abord.',
  },
  'review-overdue': {
    en: 'An earlier emergency request was not reviewed within 72 hours. Have it reviewed, or submit this one for approval.',
    ar: 'لم يُراجَع طلب طوارئ سابق خلال 72 ساعة. اطلب مراجعته، أو قدّم هذا الطلب للاعتماد.',
    fr: 'Une demande d’urgence antérieure n’a pas été revue dans les 72 heures. Faites-la revoir, ou soumettez celle-ci à l’approbation.',
  },
  'no-review-due': {
    en: 'No emergency review is due on this request.',
    ar: 'لا مراجعة طوارئ مستحقة على هذا الطلب.',
    fr: 'Aucune revue d’urgence n’est due sur cette demande.',
  },
  'review-due': {
    en: 'The emergency review is still due. It comes before closing.',
    ar: 'ما زالت مراجعة الطوارئ مستحقة، وهي تسبق الإغلاق.',
    fr: 'La revue d’urgence est encore due. Elle vient avant la clôture.',
  },
  'asks-for-nothing': {
    en: 'A document of this kind asks for nothing, so no answer is recorded. Close it.',
    ar: 'وثيقة من هذا النوع لا تطلب شيئًا، فلا جواب يُسجَّل. أغلقها.',
    fr: 'Un document de ce type ne demande rien ; aucune réponse ne s’enregistre. Clôturez-le.',
  },
  'awaits-answer': {
    en: 'This request awaits an answer. Record the answer, withdraw it, or let it lapse.',
    ar: 'هذا الطلب ينتظر جوابًا. سجّل الجواب، أو اسحب الطلب، أو دعه ينقضي.',
    fr: 'Cette demande attend une réponse. Enregistrez la réponse, retirez la demande, ou laissez-la devenir caduque.',
  },
  'only-hold-lapses': {
    en: 'Only a hold lapses by itself. Withdraw the request instead.',
    ar: 'الحفظ وحده ينقضي من تلقاء نفسه. اسحب الطلب بدلًا من ذلك.',
    fr: 'Seule une conservation devient caduque d’elle-même. Retirez plutôt la demande.',
  },
  'not-here': {
    en: '"{event}" is not possible while the request is {state}. Possible now: {possible}.',
    ar: 'هذه الخطوة غير ممكنة والطلب في حالة «{state}». أعد تحميله لترى ما يمكن الآن.',
    fr: 'Cette étape n’est pas possible quand la demande est dans l’état « {state} ». Rechargez-la pour voir ce qui est possible maintenant.',
  },
  'targets-while-submitted': {
    en: 'Request: its targets are approved while it is submitted, and it is {state}.',
    ar: 'الطلب: تُعتمد أهدافه وهو بانتظار الاعتماد، وحالته الآن «{state}».',
    fr: 'Demande : ses cibles s’approuvent tant qu’elle attend l’approbation, et elle est dans l’état « {state} ».',
  },
  'target-changed': {
    en: 'Request: its text, or what ties this target to the offence, is another one than was read. Load it again.',
    ar: 'الطلب: نصه أو صلة هذا الهدف بالجريمة غير ما قُرئ. أعد تحميله.',
    fr: 'Demande : son texte, ou ce qui lie cette cible à l’infraction, n’est plus celui qui a été lu. Rechargez-la.',
  },
  'text-changed': {
    en: 'Request: its text is another one than the one that was read. Load it again, and decide on what stands there now.',
    ar: 'الطلب: نصه غير النص الذي قُرئ. أعد تحميله، وابتّ فيما هو مكتوب الآن.',
    fr: 'Demande : son texte n’est plus celui qui a été lu. Rechargez-la, et statuez sur ce qui y figure maintenant.',
  },
  'no-such-field': {
    en: 'Request: the form has no field {fields}. Its fields are in the answer of the request.',
    ar: 'الطلب: لا يوجد في النموذج الحقل {fields}. أعد تحميل الصفحة؛ الحقول معروضة فيها.',
    fr: 'Demande : le formulaire n’a pas le champ {fields}. Rechargez la page ; ses champs y figurent.',
  },
  'too-large': {
    en: 'Request: the fields hold more than 256 KB. Put long texts into an annex.',
    ar: 'الطلب: تتجاوز الحقول 256 كيلوبايت. ضع النصوص الطويلة في ملحق.',
    fr: 'Demande : les champs dépassent 256 Ko. Mettez les longs textes en annexe.',
  },
  unbroken: {
    en: 'Fields: {fields} hold more than {most} letters without a blank. No paper can be printed of that.',
    ar: 'الحقول {fields}: فيها أكثر من {most} حرف متصل بلا مسافة. لا تُطبع بذلك ورقة؛ قسّم النص أو ضعه في ملحق.',
    fr: 'Champs {fields} : plus de {most} lettres sans espace. Aucun papier ne s’imprime ainsi ; coupez le texte ou mettez-le en annexe.',
  },
  'batch-key': {
    en: 'Batch: its key was used in this case for another list. Take another key for another list; the same list is not drafted twice.',
    ar: 'الدفعة: استُعمل مفتاحها في هذه القضية لقائمة أخرى. خذ مفتاحًا آخر لقائمة أخرى؛ والقائمة نفسها لا تُصاغ مرتين.',
    fr: 'Lot : sa clé a servi dans cette affaire pour une autre liste. Prenez une autre clé pour une autre liste ; la même liste n’est pas rédigée deux fois.',
  },
  'not-offered': {
    en: 'Batch: for target {number} of the list the advisor offers no "{document}". Ask it on that target alone: its reasons say what to do. Nothing was drafted.',
    ar: 'الدفعة: لا يعرض المرشد هذه الوثيقة ({document}) للهدف {number} من القائمة. اسأله عن ذلك الهدف وحده: أسبابه تبيّن ما يُفعل. لم يُصغ شيء.',
    fr: 'Lot : pour la cible {number} de la liste, le conseiller n’offre pas ce document ({document}). Interrogez-le sur cette cible seule : ses raisons disent quoi faire. Rien n’a été rédigé.',
  },
  'batch-line': {
    en: 'Batch: target {number} of the list: {what}. Nothing was drafted.',
    ar: 'الدفعة: الهدف {number} من القائمة: {what}. لم يُصغ شيء.',
    fr: 'Lot : cible {number} de la liste : {what}. Rien n’a été rédigé.',
  },
  'same-target': {
    en: 'it names the same target as target {number} of the list',
    ar: 'يسمّي الهدف نفسه الذي يسميه الهدف {number} من القائمة',
    fr: 'elle nomme la même cible que la cible {number} de la liste',
  },
  'other-link': {
    en: 'the case knows this target with another link to the offence; write the same, or change it on the target first',
    ar: 'تعرف القضية هذا الهدف بصلة أخرى بالجريمة؛ اكتب الصلة نفسها أو غيّرها على الهدف أولًا',
    fr: 'l’affaire connaît cette cible avec un autre lien à l’infraction ; écrivez le même, ou changez-le d’abord sur la cible',
  },
  'nothing-recognised': {
    en: 'no account, address or number is recognised in it',
    ar: 'لا يُتعرَّف فيه على حساب أو عنوان أو رقم',
    fr: 'aucun compte, adresse ni numéro n’y est reconnu',
  },
  'does-not-follow': {
    en: 'Request: "{kind}" does not follow from a "{from}" that is {state}. Possible now: {possible}.',
    ar: 'الطلب: لا تتبع هذه الوثيقة ({kind}) طلبًا ({from}) في حالة «{state}». أعد تحميله لترى ما يمكن الآن.',
    fr: 'Demande : ce document ({kind}) ne fait pas suite à une demande ({from}) dans l’état « {state} ». Rechargez-la pour voir ce qui est possible maintenant.',
  },
  'no-such-option': {
    en: 'Request: the advice has no option {index} among {list}. Choose one that it offers; greyed ones cannot be taken.',
    ar: 'الطلب: لا يوجد في المشورة الخيار {index} ({list}). اختر مما تعرضه؛ والخيارات المعتمة لا تُؤخذ.',
    fr: 'Demande : le conseil n’a pas d’option {index} ({list}). Choisissez-en une qu’il offre ; les options grisées ne se prennent pas.',
  },
  'no-document': {
    en: 'Request: the option "{option}" is taken without a document of this desk ({document}). Its reasons say what to do.',
    ar: 'الطلب: يُسلك الخيار «{option}» بلا وثيقة من هذا المكتب ({document}). أسبابه تبيّن ما يُفعل.',
    fr: 'Demande : l’option « {option} » se prend sans document de ce bureau ({document}). Ses raisons disent quoi faire.',
  },
  'no-such-form': {
    en: 'Request: there is no form "{kind}". "rogatory requirements" lists the forms.',
    ar: 'الطلب: لا يوجد النموذج «{kind}». الأمر «rogatory requirements» يسرد النماذج.',
    fr: 'Demande : il n’y a pas de formulaire « {kind} ». « rogatory requirements » énumère les formulaires.',
  },
  'step-needs': {
    en: 'Request: this step needs {what}.',
    ar: 'الطلب: تحتاج هذه الخطوة إلى {what}.',
    fr: 'Demande : cette étape exige {what}.',
  },
  'values-by-put': {
    en: 'fields are changed by PUT on the values of the request',
    ar: 'تغيير الحقول من شاشة الصياغة',
    fr: 'que les champs soient changés dans l’éditeur',
  },
  'digest-read': {
    en: 'the digest of the version that was read',
    ar: 'بصمة النسخة التي قُرئت',
    fr: 'l’empreinte de la version qui a été lue',
  },
  'sent-too-early': {
    en: 'Request: version {version} cannot have left at {sentAt}; it was not there, or not approved, before {earliest}.',
    ar: 'الطلب: لا يمكن أن تكون النسخة {version} قد خرجت في {sentAt}؛ لم تكن موجودة أو لم تكن معتمدة قبل {earliest}. صحّح وقت الإرسال.',
    fr: 'Demande : la version {version} n’a pu partir le {sentAt} ; elle n’existait pas, ou n’était pas approuvée, avant le {earliest}. Corrigez le moment de l’envoi.',
  },
  'no-secrecy': {
    en: 'Secrecy: the request asked for none, the person was told, or it was decided before. The clocks and the history of the request say which.',
    ar: 'السرية: لم يطلبها الطلب، أو أُبلغ الشخص، أو سبق البت فيها. تبيّن ذلك مواعيد الطلب ومجرياته.',
    fr: 'Secret : la demande n’en a pas demandé, la personne a été informée, ou il a déjà été statué. Les échéances et l’historique de la demande le disent.',
  },
  'secrecy-not-later': {
    en: 'Secrecy: the day is expected to be later than {after} and is {until}.',
    ar: 'السرية: المنتظر يوم بعد {after} والموجود {until}.',
    fr: 'Secret : un jour postérieur au {after} est attendu, {until} a été trouvé.',
  },
  'day-expected': {
    en: 'Retention: a day such as 2028-01-31 is expected and is "{day}".',
    ar: 'مدة الحفظ: المنتظر يوم مثل 2028-01-31 والموجود «{day}».',
    fr: 'Conservation : un jour tel que 2028-01-31 est attendu, « {day} » a été trouvé.',
  },
  'register-cursor': {
    en: 'Register: expected a cursor that a page of the register gave, found another. Begin at the first page.',
    ar: 'السجل: كانت المنتظرة علامة أعطتها صفحة من سجل الطلبات، والموجودة غيرها. ابدأ من الصفحة الأولى.',
    fr: 'Registre : un repère donné par une page du registre était attendu, un autre a été trouvé. Commencez à la première page.',
  },
  'log-cursor': {
    en: 'Log: expected a cursor that a page of the log gave, found another. Begin at the first page.',
    ar: 'السجل: كانت المنتظرة علامة أعطتها صفحة من السجل، والموجودة غيرها. ابدأ من الصفحة الأولى.',
    fr: 'Journal : un repère donné par une page du journal était attendu, un autre a été trouvé. Commencez à la première page.',
  },
  'zone-expected': {
    en: 'Reading: zone is expected to be one such as Africa/Cairo or UTC.',
    ar: 'القراءة: يُنتظر أن تكون المنطقة الزمنية مثل Africa/Cairo أو UTC.',
    fr: 'Lecture : le fuseau doit en être un tel que Africa/Cairo ou UTC.',
  },
  'mapping-faults': {
    en: 'Mapping: {faults}',
    ar: 'المطابقة: {faults}',
    fr: 'Correspondance : {faults}',
  },
});
