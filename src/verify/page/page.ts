// SPDX-License-Identifier: Apache-2.0
/** The check page: one HTML file without a server. What stands in files is only ever shown as text. */
import { type Language, languages } from '../../core/documents/document-text.ts';
import { bagFound } from '../../core/errors/sentences/found-in-bag.ts';
import { layWords } from '../../core/evidence/lay-questions.ts';
import { collectFindings, type Finding, reasonOf } from '../finding.ts';
import type { LayAnswer } from '../lay-answers.ts';
import { type Checked, checkFile, placeOf, type TrustFile, trustFrom } from './check-file.ts';
import { type FactName, factNames, words } from './words.ts';

const given = new Map<string, string>();
const checkedBlobs: { readonly name: string; readonly blob: Blob }[] = [];
let language: Language = languages.find((one) => navigator.language.startsWith(one)) ?? 'en';
let trusted: readonly TrustFile[] = [];
let results: readonly Checked[] = [];
/** Names of files that were given to one field and belong into the other. */
const misplaced: Record<'keys' | 'file', readonly string[]> = { keys: [], file: [] };
let own = '';
let busy = false;
/** What was given is taken one after the other: a check under fewer keys must never be told over one under more. */
let turn: Promise<void> = Promise.resolve();

function inTurn(work: () => Promise<void>): void {
  turn = turn.then(work).catch(nothingToTell);
}

/** A file that is gone meanwhile: what was told before it is not told of it. */
function nothingToTell(): void {
  results = [];
  busy = false;
  show();
}

function element(tag: string, attributes: Readonly<Record<string, string>> = {}, ...inside: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

/** A name, a key or a date: from left to right wherever it stands. */
const isolated = (text: string): HTMLElement => element('bdi', { dir: 'ltr' }, text);

function show(): void {
  const said = words[language];
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = said.title;
  const ownField = element('input', { id: 'own', type: 'text', value: own, autocomplete: 'off' }) as HTMLInputElement;
  ownField.addEventListener('input', () => {
    own = ownField.value;
  });
  ownField.addEventListener('change', () => inTurn(checkAll));
  const page = element(
    'main',
    {},
    languageChoice(),
    element('h1', {}, said.title),
    element('p', { class: 'lead' }, said.lead),
    element('p', { class: 'faint' }, said.offline),
    element(
      'section',
      {},
      element('h2', {}, said.keys),
      element('p', {}, said.keysWhy),
      chooser('keys', takeKeys),
      ...misplacedIn('keys'),
      element('p', { class: 'faint', id: 'given' }, `${said.given} `, ...givenNames()),
      element('label', { for: 'own' }, said.own),
      ownField,
      element('p', { class: 'faint' }, said.ownWhy),
    ),
    element(
      'section',
      {},
      element('h2', {}, said.file),
      element('p', {}, said.fileWhy),
      chooser('file', takeFiles),
      ...misplacedIn('file'),
    ),
    element('div', { id: 'results', role: 'status', 'aria-live': 'polite' }, ...(busy ? [said.checking] : results.map(resultOf))),
  );
  const leaving = document.activeElement;
  document.body.replaceChildren(page);
  keepPlace(leaving);
}

/** Whoever writes or goes by keys stays where they are when an answer comes meanwhile. */
function keepPlace(before: Element | null): void {
  const now = before?.id ? document.getElementById(before.id) : null;
  now?.focus({ preventScroll: true });
  if (now instanceof HTMLInputElement && before instanceof HTMLInputElement && now.type === 'text')
    now.setSelectionRange(before.selectionStart, before.selectionEnd);
}

function languageChoice(): HTMLElement {
  const names: Readonly<Record<Language, string>> = { en: 'English', ar: 'العربية', fr: 'Français' };
  const buttons = languages.map((one) => {
    const button = element(
      'button',
      { type: 'button', id: `language-${one}`, lang: one, 'aria-pressed': String(one === language) },
      names[one],
    );
    button.addEventListener('click', () => {
      language = one;
      show();
    });
    return button;
  });
  return element('nav', {}, ...buttons);
}

function chooser(id: string, take: (files: readonly File[]) => Promise<void>): HTMLElement {
  const input = element('input', { id, type: 'file', multiple: '' }) as HTMLInputElement;
  const zone = element('label', { class: 'zone', for: id }, words[language].choose, input);
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    inTurn(() => take(files));
  });
  zone.addEventListener('dragover', (event) => event.preventDefault());
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    inTurn(() => take(files));
  });
  return zone;
}

function givenNames(): (Node | string)[] {
  if (trusted.length === 0) return [words[language].none];
  return trusted.flatMap(({ name, usable }, n) => [
    ...(n === 0 ? [] : [', ']),
    isolated(name),
    ...(usable ? [] : [` (${words[language].unusable})`]),
  ]);
}

function misplacedIn(field: 'keys' | 'file'): HTMLElement[] {
  if (misplaced[field].length === 0) return [];
  const names = misplaced[field].map((name) => element('p', {}, isolated(name)));
  return [element('div', { class: 'misplaced', id: `misplaced-${field}`, role: 'alert' }, ...names, words[language].misplaced[field])];
}

/** What of these belongs into `field`; what belongs into the other is named there and neither read nor checked. */
async function sorted(field: 'keys' | 'file', files: readonly File[]): Promise<readonly File[]> {
  const places = await Promise.all(files.map(placeOf));
  const strays = files.filter((_, n) => places[n] !== undefined && places[n] !== field);
  misplaced[field] = strays.map(({ name }) => name);
  return files.filter((file) => !strays.includes(file));
}

async function takeKeys(files: readonly File[]): Promise<void> {
  for (const file of await sorted('keys', files)) given.set(file.name, await file.text());
  await checkAll();
}

async function takeFiles(files: readonly File[]): Promise<void> {
  const taken = await sorted('file', files);
  checkedBlobs.splice(0, checkedBlobs.length, ...taken.map((blob) => ({ name: blob.name, blob })));
  await checkAll();
}

async function checkAll(): Promise<void> {
  const { trust, files } = trustFrom(given, own);
  trusted = files;
  busy = checkedBlobs.length > 0;
  show();
  const checked: Checked[] = [];
  for (const { name, blob } of checkedBlobs)
    try {
      checked.push(await checkFile(blob, name, trust));
    } catch (error) {
      const findings = collectFindings();
      findings.bad('BAG_FORM', bagFound('not-read', { why: reasonOf(error) }), name);
      checked.push({ name, verdict: 'not-genuine', findings: findings.all, answers: [], paper: undefined, key: undefined });
    }
  results = checked;
  busy = false;
  show();
}

const TONES: Readonly<Record<Checked['verdict'], string>> = {
  genuine: 'good',
  whole: 'good',
  'unknown-key': 'unsure',
  'not-for-you': 'bad',
  withdrawn: 'bad',
  'not-genuine': 'bad',
  unreadable: 'unsure',
};

function resultOf({ name, verdict, findings, answers, paper, key }: Checked): HTMLElement {
  const said = words[language];
  const [head, more] = said.verdicts[verdict];
  const facts = paper === undefined ? {} : factsOf(paper, key);
  const rows = factNames.flatMap((fact) =>
    facts[fact] === undefined ? [] : [element('dt', {}, said.facts[fact]), element('dd', {}, isolated(facts[fact]))],
  );
  return element(
    'section',
    { class: `result ${TONES[verdict]}`, 'data-verdict': verdict },
    element('p', {}, isolated(name)),
    element('h2', {}, head),
    element('p', { class: 'strong' }, more),
    element('p', { class: 'strong lawful' }, said.lawful),
    element('dl', {}, ...rows),
    ...answers.map(answerOf),
    element(
      'details',
      verdict === 'genuine' || verdict === 'whole' ? {} : { open: '' },
      element('summary', {}, said.findings),
      list(findings),
    ),
  );
}

/** One question of a lawyer with its answer; what it rests on stands among the findings. */
function answerOf({ question, state }: LayAnswer): HTMLElement {
  const words = layWords[language][question];
  return element('div', { class: `answer ${state}` }, element('h3', {}, words.asked), element('p', {}, words[state]));
}

function factsOf(
  { desk, paper, loggedAt, entry, code }: NonNullable<Checked['paper']>,
  key: string | undefined,
): Partial<Record<FactName, string>> {
  return {
    desk,
    authority: paper.document.authority,
    ...(key !== undefined && { key }),
    request: `${paper.number}, ${paper.document.title}, v${paper.version}`,
    addressee: `${paper.addressee.name} (${paper.addressee.country})`,
    approved: `${paper.approved.by}, ${paper.approved.role}, ${paper.approved.at}`,
    logged: `${loggedAt} (${entry})`,
    code,
    ...(paper.training && { training: 'training' }),
  };
}

/** A hostile file gives as many as it likes; a person reads the first. */
const MOST_ROWS = 500;

/** The sentences are those of `rogatory verify`, with the code for who speaks another language with the desk. */
function list(findings: readonly Finding[]): HTMLElement {
  const told = words[language];
  const sorted = [...findings].sort((a, b) => Number(a.good) - Number(b.good));
  const rows = sorted.slice(0, MOST_ROWS).map(({ good, note, code, said, place }) => {
    const tone = !good ? 'bad' : note ? 'note' : 'good';
    return element(
      'li',
      { class: tone },
      element('strong', {}, told[tone]),
      ' ',
      element('bdi', { class: 'place', dir: document.documentElement.dir }, place[language]),
      element('p', {}, said[language]),
      element('code', { class: 'faint', dir: 'ltr' }, code),
    );
  });
  const more = sorted.length - rows.length;
  return element('div', {}, element('ul', {}, ...rows), ...(more > 0 ? [element('p', {}, `${told.more} ${more}`)] : []));
}

show();
