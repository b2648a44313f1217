// SPDX-License-Identifier: Apache-2.0
/** The knowledge as a site of plain pages: a directory of providers, one of jurisdictions, and the treaties between any two states. */
import type { Language } from '../advice.ts';
import type { Fact } from '../fact-index.ts';
import { factWord } from '../fact-words/index.ts';
import { freshnessOf } from '../freshness.ts';
import type { Country, Knowledge, Provider } from '../knowledge.ts';
import { type Say, sayIn } from '../messages/index.ts';
import { nameIn } from '../service-names.ts';
import { bound } from '../treaties.ts';
import { type FactRow, factRows } from './fact-rows.ts';
import { factTitle } from './fact-title.ts';
import { type Labels, labels } from './labels.ts';
import { code, englishProse, escapeHtml, page, style } from './page.ts';
import { countrySections, providerSections } from './sections.ts';

interface Edition {
  readonly knowledge: Knowledge;
  readonly lang: Language;
  readonly today: string;
  readonly words: Labels;
  readonly say: Say;
}

/** Every file of the site by its path. */
export function handbook(knowledge: Knowledge, lang: Language, today: string): ReadonlyMap<string, string> {
  const edition: Edition = { knowledge, lang, today, words: labels[lang], say: sayIn(lang, knowledge.countries) };
  const files = new Map<string, string>([
    ['style.css', style],
    ['index.html', contents(edition)],
    ['treaties.html', treatiesPage(edition)],
  ]);
  for (const provider of knowledge.providers.values()) files.set(`providers/${provider.id}.html`, providerPage(edition, provider));
  for (const country of knowledge.countries.values()) files.set(`jurisdictions/${country.iso}.html`, countryPage(edition, country));
  return files;
}

function contents(edition: Edition): string {
  const { knowledge, words, lang } = edition;
  const item = (href: string, name: string, more: string): string =>
    `<li data-words="${escapeHtml(`${name} ${more}`.toLowerCase())}"><a href="${href}">${escapeHtml(name)}</a> <span class="src">${code(more)}</span></li>`;
  const providers = [...knowledge.providers.values()].map((one) => item(`providers/${one.id}.html`, one.name, one.services.join(', ')));
  const countries = [...knowledge.countries.values()].map((one) => item(`jurisdictions/${one.iso}.html`, one.name[lang], one.iso));
  return page({
    lang,
    title: words.title,
    up: '',
    asOf: edition.today,
    body: `<p><label>${words.search} <input id="search" type="search"></label></p><h2>${words.providers}</h2><ul>${providers.join('\n')}</ul><h2>${words.jurisdictions}</h2><ul>${countries.join('\n')}</ul>`,
    script: `document.getElementById('search').addEventListener('input',e=>{const w=e.target.value.toLowerCase();for(const li of document.querySelectorAll('li[data-words]'))li.hidden=!li.dataset.words.includes(w)})`,
  });
}

function providerPage(edition: Edition, provider: Provider): string {
  const sections = providerSections(edition.knowledge, provider).map((one) => section(edition, edition.words[one.heading], one.facts));
  const open = (provider.open as string[] | undefined) ?? [];
  const unknown =
    open.length === 0
      ? ''
      : `<h2>${edition.words.open}</h2><ul>${open.map((text) => `<li>${englishProse(String(text))}</li>`).join('')}</ul>`;
  return page({
    lang: edition.lang,
    title: nameIn(provider, edition.lang),
    up: '../',
    asOf: edition.today,
    body: `${sections.join('\n')}${unknown}`,
  });
}

function countryPage(edition: Edition, country: Country): string {
  const { knowledge, words, lang, today } = edition;
  const joined = [...knowledge.instruments.values()].filter((one) => bound(knowledge, one.id, country.iso, today));
  const list = joined.map((one) => `<li>${escapeHtml(one.name[lang])}</li>`).join('') || `<li>${words.none}</li>`;
  const sections = countrySections(knowledge, country).map((one) => section(edition, words[one.heading], one.facts));
  const body = [`<h2>${words.instruments}</h2><ul>${list}</ul>`, ...sections];
  return page({ lang, title: country.name[lang], up: '../', asOf: today, body: body.join('\n') });
}

function section(edition: Edition, title: string, facts: readonly Fact[]): string {
  if (facts.length === 0) return '';
  return `<h2>${title}</h2><table>${facts.map((fact) => row(edition, fact)).join('\n')}</table>`;
}

function row(edition: Edition, fact: Fact): string {
  const { knowledge, lang, words, say } = edition;
  const { state, checked } = freshnessOf(knowledge, fact, edition.today);
  const sources = fact.sources
    .map((source) => (source.url === null ? '' : `<a href="${escapeHtml(source.url)}" rel="noreferrer">${escapeHtml(source.id)}</a>`))
    .filter(Boolean);
  const day = checked === undefined ? '' : ` · ${words.seen} ${code(checked)}`;
  const about = `<span class="state ${state}">${say(`state.${state}`)}</span> <span class="src">${words.confidence}: ${say(`confidence.${fact.conf}`)}${day}${sources.length > 0 ? ` · ${sources.join(', ')}` : ''}</span>`;
  const provider = knowledge.providers.get(fact.id.split('/')[1] ?? '');
  const title = factTitle(fact, knowledge, lang);
  const rows = factRows(fact.value, { language: lang, knowledge, provider }).filter(({ value }) => value !== title);
  return `<tr><th scope="row"><bdi>${escapeHtml(title)}</bdi></th><td>${rows.map((one) => said(one, lang)).join('')}<div>${about}</div></td></tr>`;
}

/** A web address of a company becomes no link, so that nobody clicks from a printed list. */
function said({ name, value, prose }: FactRow, lang: Language): string {
  const text = prose && lang !== 'en' ? englishProse(value) : `<bdi>${escapeHtml(value)}</bdi>`;
  return `<div><span class="src">${escapeHtml(name)}</span> ${text}</div>`;
}

function treatiesPage(edition: Edition): string {
  const { knowledge, lang, words, today } = edition;
  const states = [...new Set([...knowledge.parties.values()].map((one) => one.iso2).filter((iso) => iso !== 'EU'))].sort();
  const names = Object.fromEntries(states.map((iso) => [iso, edition.say.country(iso)]));
  const table = [...knowledge.instruments.values()].map((one) => [
    one.name[lang],
    states.filter((iso) => bound(knowledge, one.id, iso, today)),
  ]);
  const union = [...(knowledge.sets.get('EU') ?? [])];
  const rows = knowledge.bilateral
    .filter((one) => one.kind !== 'none')
    .map((one) => [one.a, one.b, (lang === 'en' ? undefined : factWord(one.kind, lang)) ?? one.title]);
  const data = JSON.stringify({ names, table, rows, union }).replaceAll('<', '\\u003c');
  const choices = (id: string): string =>
    `<select id="${id}">${states.map((iso) => `<option value="${iso}">${escapeHtml(names[iso] ?? iso)}</option>`).join('')}</select>`;
  return page({
    lang,
    title: words.treaties,
    up: '',
    asOf: today,
    body: `<p>${words.choose}: ${choices('a')} ${choices('b')}</p><ul id="found"></ul>`,
    script: `const d=${data};const is=(s,c)=>s===c||(s==='EU'&&d.union.includes(c));const show=()=>{const a=document.getElementById('a').value,b=document.getElementById('b').value;const f=d.rows.filter(r=>(is(r[0],a)&&is(r[1],b))||(is(r[0],b)&&is(r[1],a))).map(r=>r[2]).concat(d.table.filter(t=>t[1].includes(a)&&t[1].includes(b)).map(t=>t[0]));const u=document.getElementById('found');u.replaceChildren(...(f.length?f:['—']).map(t=>Object.assign(document.createElement('li'),{textContent:t})))};for(const i of ['a','b'])document.getElementById(i).addEventListener('change',show);document.getElementById('b').selectedIndex=1;show()`,
  });
}
