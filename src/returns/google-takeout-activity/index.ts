// SPDX-License-Identifier: Apache-2.0
import { type TimeKnown, utcFromText } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues } from '../fields/named-values.ts';
import { type Finding, gap, type ReturnParser, record } from '../return-parser.ts';
import { jsonValues } from '../tokenisers/json.ts';
import { type ActivityCell, activityCells } from './activity-cells.ts';

/**
 * My Activity in Google Takeout, `My Activity/<product>/MyActivity.html`: one box for each act.
 *
 *     <div class="outer-cell …"><p class="mdl-typography--title">Search<br></p>
 *       <div class="content-cell …">Searched for <a href="…">boat timetable</a><br>Jan 15, 2026, 6:54:12 PM BST</div></div>
 *
 * Since about 2020 the offset printed is the one of the day of the *export*, also beside a day in winter: `Jan 15 … BST` is one hour ahead of UTC.
 * Names of zones are those of the platform's own tables for English exports; a time in another form is a gap.
 */
export const googleTakeoutActivity: ReturnParser = {
  id: 'google-takeout-activity',
  provider: 'google',
  version: '1',
  title: 'Google Takeout: My Activity (own download, HTML)',
  basis: { tier: 'inferred', source: 'a public reader of the download' },
  gives: ['activity'],
  volunteered: true,
  recognises: (file) => file.mime === 'text/html' && /class=["']outer-cell /.test(file.text) && /class=["']header-cell /.test(file.text),
  *read(file) {
    for (const cell of activityCells(file)) yield* activityOf(cell);
  },
};

/** Minutes east of UTC of the abbreviations that English exports print. */
const OFFSETS: Readonly<Record<string, number>> = {
  UTC: 0, GMT: 0, WET: 0, BST: 60, WEST: 60, CET: 60, CEST: 120, EET: 120, EEST: 180, MSK: 180, IST: 330,
  EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420,
}; // biome-ignore format: one table

function* activityOf(cell: ActivityCell): Generator<Finding> {
  const [first, ...details] = cell.contents;
  const lines = first?.lines ?? [];
  const timeRaw = lines.findLast((line) => /\d{1,2}:\d{2}/.test(line.text))?.text;
  const said = lines.filter((line) => line.text !== timeRaw);
  const { what, text } = actOf(said[0]);
  const at = timeRaw === undefined ? undefined : utcFromText(timeRaw, zoneIn(timeRaw));
  const url = said[0]?.links[0];
  const extra = [...said.slice(1), ...details.flatMap((one) => one.lines)].map((line) => ({ name: 'line', raw: line.text }));
  const data = given({
    at,
    text: text === undefined ? undefined : { raw: text },
    url: url === undefined ? undefined : { raw: url },
    product: cell.title === '' ? undefined : { raw: cell.title },
  });
  yield record('activity', { what, ...data }, cell, extra.length === 0 ? {} : { extra });
  if (timeRaw !== undefined && at === undefined)
    yield gap('unreadable-time', cell, 'In an activity stands no time that can be read.', timeRaw);
  if (timeRaw === undefined) yield gap('unreadable-time', cell, 'An activity without a time.');
}

function zoneIn(time: string): TimeKnown {
  const offset = OFFSETS[/\b([A-Z]{2,5})$/.exec(time.trim())?.[1] ?? ''];
  return offset === undefined ? {} : { zone: offset, zoneFrom: 'provider-docs' };
}

const ACTS: readonly (readonly [RegExp, string])[] = [
  [/^Searched for/, 'search'],
  [/^(Visited|Viewed)/, 'visit'],
  [/^Watched/, 'view'],
  [/^(Used|Opened)/, 'use'],
  [/^(Installed|Downloaded)/, 'install'],
  [/^(Purchased|Bought)/, 'purchase'],
  [/^(Directions to|Navigated)/, 'directions'],
];

/** `Searched for` and what is linked behind it. */
function actOf(line: { readonly text: string; readonly linkTexts: readonly string[] } | undefined) {
  const whole = line?.text ?? '';
  const linked = line?.linkTexts[0];
  const lead = linked === undefined ? whole : whole.slice(0, whole.indexOf(linked)).trim();
  const norm = ACTS.find(([pattern]) => pattern.test(whole))?.[1];
  return {
    what: { raw: lead === '' ? whole : lead, ...(norm !== undefined && { norm }) },
    text: linked ?? (whole === '' ? undefined : whole),
  };
}

/**
 * The same as JSON, `MyActivity.json`: `[{ "header": "Search", "title": "Searched for …", "titleUrl": "…", "time": "2026-01-15T17:54:12.123Z" }]`.
 */
export const googleTakeoutActivityJson: ReturnParser = {
  id: 'google-takeout-activity-json',
  provider: 'google',
  version: '1',
  title: 'Google Takeout: My Activity (own download, JSON)',
  basis: { tier: 'inferred', source: 'a public reader of the download' },
  gives: ['activity'],
  volunteered: true,
  recognises: (file) =>
    file.mime === 'application/json' && /^\s*\[\s*\{\s*"header"\s*:/.test(file.text) && /"title(Url)?"\s*:/.test(file.text),
  *read(file) {
    for (const unit of jsonValues(file, ['/*'])) {
      const values = NamedValues.ofObject(unit, unit.value);
      const title = values.text('title');
      const what = actOf(title === undefined ? undefined : { text: title.raw, linkTexts: [] });
      const data = given({ at: values.time('time'), text: title, url: values.text('titleUrl'), product: values.text('header') });
      yield record('activity', { what: what.what, ...data }, unit, values.rest());
      yield* values.faults;
    }
  },
};
