// SPDX-License-Identifier: Apache-2.0
export const companionTexts = {
  'case.tab.papers': 'Papers',
  'companions.title': 'Papers to be signed by hand',
  'companions.why': 'Filled in here, printed and signed. The scan comes back as evidence.',
  'companions.kind': 'Paper',
  'companions.item': 'About which item',
  'companions.receipt': 'Receipt and record of hand-over',
  'companions.seizure_report': 'Seizure and examination report',
  'companions.translators_certificate': 'Translator’s certificate',
  'companions.notice_to_person': 'Notice to the person',
  'companions.assurance_record': 'Record of an assurance',
  'companions.language': 'Language of the paper',
  'companions.format': 'Format',
  'companions.missing':
    '{count, plural, one {# required field is empty: the paper gets a watermark} other {# required fields are empty: the paper gets a watermark}}',
  'companions.make': 'Make the paper',
  'companions.made': 'The paper was made.',
};
