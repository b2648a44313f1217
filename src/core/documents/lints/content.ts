// SPDX-License-Identifier: Apache-2.0
/** Rules on what is asked for which offence. */
import { wordingsOfLaw } from '../../routes/offences-of.ts';
import { providerFor } from '../../routes/provider-for.ts';
import { nameIn } from '../../routes/service-names.ts';
import { categoriesOf, holdsById } from '../conditions.ts';
import { isFilled, saidText } from '../values.ts';
import { pointsOf } from '../write-value.ts';
import { codesInWords, partsInWords } from './in-words.ts';
import type { LintRule } from './rules.ts';

const CONTENT = ['content', 'stored_files', 'location'];

const contentWithoutProcess: LintRule = (linted) => {
  const { values, about } = linted;
  const provider = providerFor(about.knowledge, saidText(values.service_name));
  const asked = categoriesOf(values).filter((one) => CONTENT.includes(one));
  if (provider?.home !== 'US' || asked.length === 0) return undefined;
  const held = provider.data.filter((one) => asked.includes(one.cat)).map((one) => `held/${provider.id}/${one.cat}`);
  return {
    facts: [...held, 'rule/v-content-us'].filter(Boolean),
    said: { provider: nameIn(provider, linted.lang), categories: codesInWords(linted, asked) },
  };
};

const contentWithoutGrounds: LintRule = ({ values, about }) =>
  holdsById('if-US-content', values, about) && !isFilled(values.standard_of_proof_section) ? {} : undefined;

/** Written point by point, some are empty; as one text a person judges it. */
const causeIncomplete: LintRule = (linted) => {
  const { values, form, lang } = linted;
  const empty = pointsOf(values.standard_of_proof_section).filter(({ text }) => text.trim() === '');
  const { choices } = form.words[lang];
  const points = empty.map(({ id }) => choices[`point_${id}`] ?? id);
  return points.length === 0 ? undefined : { said: { points: partsInWords(linted, points) } };
};

/** Words of offences that are the expression of an opinion, or mere belonging. */
const SPEECH =
  /\b(insult\w*|blasphem\w*|false news|defam\w*|contempt of religion|debauchery|immoral\w*|outrage|blasphème|diffamation|fausses nouvelles|injure)\b|ازدراء|أخبار كاذبة|إهانة|سب وقذف|قيم الأسرة|خدش الحياء|فجور|تحريض على الفسق/iu;

const speechOffence: LintRule = ({ values, about }) => {
  const text = ['offence_name', 'offence', 'offence_and_penalty', 'statute_and_text', 'subject_of_the_case']
    .map((field) => saidText(values[field]))
    .join(' ');
  const marked = [...about.knowledge.countries.values()].flatMap((country) =>
    Object.entries(country.offences ?? {})
      .filter(([, one]) => (one.marks ?? []).some((mark) => mark !== 'death'))
      .filter(([, { law, art }]) => art !== undefined && text.includes(art) && wordingsOfLaw(law).some((wording) => text.includes(wording)))
      .map(([id]) => `offence/${country.iso}/${id}`),
  );
  return SPEECH.test(text) || marked.length > 0 ? { facts: [...marked, 'safeguard/press_speech'] } : undefined;
};

const POLITICAL = /\b(political offence|rebellion|sedition|coup|délit politique|sédition)\b|جريمة سياسية|قلب نظام الحكم/iu;

const politicalWording: LintRule = ({ values }) =>
  POLITICAL.test([values.offence_name, values.facts, values.facts_summary, values.subject_of_the_case].map(saidText).join(' '))
    ? {}
    : undefined;

/** A letter that only asks to keep must not read as one that asks to hand over. */
const DISCLOSES =
  /\b(disclose|hand over|provide us|produce the|send us the (data|records)|communiquer les données|remettre les données)\b|الإفصاح عن|موافاتنا ببيانات|تسليم البيانات/iu;

const disclosureWording: LintRule = ({ values }) =>
  DISCLOSES.test([values.reason_data_may_vanish, values.snapshot_scope].map(saidText).join(' ')) ? {} : undefined;

const propertyOnly: LintRule = ({ values }) => {
  const text = [values.nature_of_danger, values.who_is_in_danger].map(saidText).join(' ');
  const life =
    /\b(life|lives|death|die|drown\w*|injur\w*|kill\w*|suicid\w*|kidnap\w*|hostage|child\w*|people|person\w*|vie|mort|mourir|bless\w*|noy\w*|enfant\w*)\b|حياة|أرواح|موت|وفاة|غرق|إصابة|قتل|خطف|رهينة|طفل|أشخاص/iu;
  const property = /\b(money|funds|property|asset\w*|bank|financial|argent|biens|fonds)\b|أموال|ممتلكات|مالي/iu;
  return property.test(text) && !life.test(text) ? {} : undefined;
};

const noTimeElement: LintRule = ({ values }) => {
  const text = saidText(values.why_imminent);
  const time =
    /\d|\b(now|today|tonight|tomorrow|hour\w*|minute\w*|immediate\w*|at once|already|maintenant|aujourd|demain|heure\w*|immédiat\w*)\b|الآن|اليوم|الليلة|غدًا|غدا|ساع|دقيق|فور/iu;
  return text !== '' && !time.test(text) ? {} : undefined;
};

const noTreatyNoReciprocity: LintRule = ({ values, about }) =>
  holdsById('if-no-treaty', values, about) && !isFilled(values.reciprocity_statement) ? {} : undefined;

const deathWithoutAssurance: LintRule = ({ values, about }) =>
  holdsById('if-flag', values, about) && !isFilled(values.death_penalty_assurance)
    ? { facts: ['gate/g-death', 'safeguard/death_penalty'] }
    : undefined;

/** What the convention against organised crime wants in a request, by our field ids (its article on mutual assistance, paragraph 15). */
const UNTOC = ['authority_conducting_investigation', 'subject_of_the_case', 'facts', 'assistance_sought', 'persons', 'necessity'];

const untocIncomplete: LintRule = (linted) => {
  const { values, form, lang } = linted;
  if (!/untoc|organi[sz]ed crime|الجريمة المنظمة|criminalité (transnationale )?organisée/iu.test(saidText(values.treaty_basis_and_article)))
    return undefined;
  const missing = UNTOC.filter((field) => !isFilled(values[field]));
  return missing.length === 0
    ? undefined
    : {
        facts: ['instrument/untoc'],
        said: {
          missing: partsInWords(
            linted,
            missing.map((field) => form.words[lang].labels[field] ?? field),
          ),
        },
      };
};

export const contentRules: Readonly<Record<string, LintRule>> = {
  'content-without-process': contentWithoutProcess,
  'content-without-grounds': contentWithoutGrounds,
  'untoc-incomplete': untocIncomplete,
  'cause-incomplete': causeIncomplete,
  'speech-offence': speechOffence,
  'political-wording': politicalWording,
  'disclosure-wording': disclosureWording,
  'danger-to-property-only': propertyOnly,
  'no-time-element': noTimeElement,
  'no-treaty-no-reciprocity': noTreatyNoReciprocity,
  'death-penalty-without-assurance': deathWithoutAssurance,
};
