// SPDX-License-Identifier: Apache-2.0
/** What a cell of an old register says, and whether that is sure. Nothing is guessed: what may mean two things is doubtful and shown. */
import { gregorianDay } from '../documents/hijri-date.ts';
import { plainDigits } from '../records/time-digits.ts';
import { isDocumentKind } from '../requests/kinds.ts';
import { isDay } from '../routes/calendar-day.ts';
import { type Calendar, hijriMonth, signOf } from './calendar-sign.ts';
import type { DateOrder, OldField } from './columns.ts';
import { plain } from './plain.ts';

export const doubts = [
  'ambiguous-date',
  'short-year',
  'unreadable-date',
  'calendar-unstated',
  'dates-differ',
  'future-date',
  'answered-before-sent',
  'unknown-state',
  'unknown-addressee',
  'unknown-kind',
  'unknown-outcome',
  'no-number',
  'repeated-number',
  'rounded-number',
  'unreadable-text',
] as const;
export type Doubt = (typeof doubts)[number];

export interface CellRead {
  /** As it stands in the file; may be anything. */
  readonly written: string;
  /** A day, an ISO code, a provider's id, a kind, an outcome, or the text; null where it cannot be said. */
  readonly value: string | null;
  readonly doubt: Doubt | null;
  /** What it may mean, for the person to choose. */
  readonly choices: readonly string[];
}

export interface CellContext {
  readonly dateOrder?: DateOrder | undefined;
  /** By the head of its column; absent: only a sign or the name of a month says that a date is Hijri. */
  readonly calendar?: Calendar | undefined;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** ISO code of a State by a name in any language of the desk. */
  readonly stateOf: (text: string) => string | undefined;
  /** Id of a provider by what people call it. */
  readonly providerOf: (text: string) => string | undefined;
}

const outcomes = {
  granted: ['granted', 'complied', 'executed', 'yes', 'full', 'تم الرد', 'نفذ', 'تم التنفيذ', 'أجيب', 'exécutée', 'accordée', 'oui'],
  partly: ['partly', 'partial', 'in part', 'جزئي', 'جزئيا', 'partielle', 'partiellement', 'en partie'],
  refused: ['refused', 'rejected', 'denied', 'no', 'رفض', 'مرفوض', 'refusée', 'refus', 'rejetée', 'non'],
  open: ['open', 'pending', 'no answer', 'لم يرد', 'قيد الانتظار', 'جار', 'en cours', 'sans réponse', 'en attente'],
} as const;
export const oldOutcomes = Object.keys(outcomes) as (keyof typeof outcomes)[];

const kinds = {
  preservation_letter: ['preservation', 'preservation request', 'حفظ', 'طلب حفظ', 'conservation', 'gel de données'],
  voluntary_request: ['voluntary', 'direct request', 'voluntary disclosure', 'طلب إفصاح', 'طلب بيانات', 'demande directe', 'divulgation'],
  emergency_request: ['emergency', 'urgent disclosure', 'طلب عاجل', 'طارئ', 'urgence'],
  domestic_order: ['order', 'court order', 'production order', 'أمر', 'أمر قضائي', 'إذن', 'ordonnance', 'réquisition'],
  mla_request: [
    'mla',
    'mlat',
    'letters rogatory',
    'letter rogatory',
    'mutual legal assistance',
    'إنابة',
    'إنابة قضائية',
    'مساعدة قانونية',
    'مساعدة قانونية متبادلة',
    'commission rogatoire',
    'entraide',
  ],
  freeze_request: ['freeze', 'freezing', 'تجميد', 'gel'],
  police_message: ['police', 'interpol', 'إنتربول', 'police à police'],
} as const;

const certain = (written: string, value: string): CellRead => ({ written, value, doubt: null, choices: [] });
const doubtful = (written: string, doubt: Doubt, choices: readonly string[] = []): CellRead => ({ written, value: null, doubt, choices });

export function readCell(field: OldField, written: string, context: CellContext): CellRead {
  const text = written.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').trim();
  if (text === '') return field === 'number' ? doubtful(written, 'no-number') : { written, value: null, doubt: null, choices: [] };
  if (/[\ufffd\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) return doubtful(written, 'unreadable-text');
  switch (field) {
    case 'sentOn':
    case 'answeredOn':
      return readDate(written, plainDigits(text), context);
    case 'country': {
      const iso = /^[A-Z]{2}$/.test(text) ? (context.stateOf(text) ?? undefined) : context.stateOf(text);
      return iso === undefined ? doubtful(written, 'unknown-state') : certain(written, iso);
    }
    case 'addressee': {
      const provider = context.providerOf(text);
      return provider === undefined ? doubtful(written, 'unknown-addressee') : certain(written, provider);
    }
    case 'kind':
      return wordOf(written, text, kinds, isDocumentKind(text) ? text : undefined, 'unknown-kind');
    case 'outcome':
      return wordOf(written, text, outcomes, undefined, 'unknown-outcome');
    case 'number':
      // A spreadsheet has shortened it: the last digits are lost.
      return /^\d(?:[.,]\d+)?E\+?\d+$/i.test(text) ? doubtful(written, 'rounded-number') : certain(written, text);
    default:
      return certain(written, text);
  }
}

/** The one entry whose words the text holds; two of them leave it open. */
function wordOf(
  written: string,
  text: string,
  table: Readonly<Record<string, readonly string[]>>,
  known: string | undefined,
  doubt: Doubt,
): CellRead {
  if (known !== undefined) return certain(written, known);
  const wanted = plain(text);
  const whole = Object.keys(table).filter((id) => id === text || table[id]?.some((word) => plain(word) === wanted));
  if (whole.length === 1) return certain(written, whole[0] as string);
  const held = Object.keys(table).filter((id) => table[id]?.some((word) => ` ${wanted} `.includes(` ${plain(word)} `)));
  return held.length === 1 ? certain(written, held[0] as string) : doubtful(written, doubt, held);
}

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['jan', 'january', 'janvier', 'يناير', 'كانون الثاني'],
    ['feb', 'february', 'février', 'fevrier', 'فبراير', 'شباط'],
    ['mar', 'march', 'mars', 'مارس', 'آذار'],
    ['apr', 'april', 'avril', 'أبريل', 'ابريل', 'نيسان'],
    ['may', 'mai', 'مايو', 'أيار'],
    ['jun', 'june', 'juin', 'يونيو', 'يونيه', 'حزيران'],
    ['jul', 'july', 'juillet', 'يوليو', 'يوليه', 'تموز'],
    ['aug', 'august', 'août', 'aout', 'أغسطس', 'اغسطس', 'آب'],
    ['sep', 'sept', 'september', 'septembre', 'سبتمبر', 'أيلول'],
    ['oct', 'october', 'octobre', 'أكتوبر', 'اكتوبر', 'تشرين الأول'],
    ['nov', 'november', 'novembre', 'نوفمبر', 'تشرين الثاني'],
    ['dec', 'december', 'décembre', 'decembre', 'ديسمبر', 'كانون الأول'],
  ].flatMap((names, at) => names.map((name) => [plain(name), at + 1])),
);

/** `15/7/1446 هـ الموافق 15/1/2025`: one day in two calendars, sure where both say the same. */
function readDate(written: string, text: string, context: CellContext): CellRead {
  const [one, other, ...more] = text.split(/\s*(?:الموافق|موافق|correspondant au|corresponding to)\s*(?:ل|لـ)?/iu);
  if (one === undefined || other === undefined || more.length > 0) return readOneDate(written, text, context);
  const days = [one, other].map((part) => readOneDate(written, part.trim(), { ...context, calendar: undefined }));
  const read = days.filter(({ value }) => value !== null).map(({ value }) => value as string);
  if (read.length < 2) return doubtful(written, 'unreadable-date', read);
  return read[0] === read[1] ? certain(written, read[0] as string) : doubtful(written, 'dates-differ', read);
}

interface DateParts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** Years that a register of this time can have in either calendar: they do not meet. */
const isHijriYear = (year: string): boolean => year >= '1300' && year <= '1600';

function readOneDate(written: string, text: string, context: CellContext): CellRead {
  const { text: bare, sign } = signOf(text);
  const { parts, named, shortYear } = partsOf(bare, context.dateOrder);
  if (parts.length === 0) return doubtful(written, 'unreadable-date');
  const said = sign ?? named ?? context.calendar;
  const looks: Calendar = parts.every(({ year }) => isHijriYear(year)) ? 'hijri' : 'gregorian';
  const calendar = shortYear ? (said ?? 'gregorian') : looks;
  const days = [...new Set(parts.flatMap((one) => dayIn(calendar, one, shortYear)))];
  const real = days.filter((day) => day <= context.today);
  // 1446 with nothing that says Hijri, or 2024 in a column that does: it may be, and a person says so.
  if (!shortYear && looks !== (said ?? 'gregorian'))
    return doubtful(written, days.length > 0 ? 'calendar-unstated' : 'unreadable-date', real);
  if (shortYear && real.length > 0) return doubtful(written, 'short-year', real);
  if (real.length > 1) return doubtful(written, 'ambiguous-date', real);
  return settled(written, days, context.today);
}

/** Year first, or a month by its name, or by the order that the register has, or both orders. */
function partsOf(text: string, dateOrder: DateOrder | undefined) {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/.exec(text);
  if (yearFirst !== null) {
    const [, year, month, day] = yearFirst as unknown as [string, string, string, string];
    return { parts: [{ year, month, day }], shortYear: false };
  }
  const byName = /^(\d{1,2})[\s./-]+([^\d]+?)[\s./,-]+(\d{4})$/.exec(text);
  if (byName !== null) {
    const [, day, name, year] = byName as unknown as [string, string, string, string];
    const hijri = hijriMonth(name);
    const month = hijri ?? MONTHS[plain(name)];
    const named: Calendar = hijri === undefined ? 'gregorian' : 'hijri';
    return { parts: month === undefined ? [] : [{ year, month: String(month), day }], named, shortYear: false };
  }
  const found = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[ T].*)?$/.exec(text);
  if (found === null) return { parts: [], shortYear: false };
  const [, one, two, year] = found as unknown as [string, string, string, string];
  const orders = dateOrder === undefined ? (['day-first', 'month-first'] as const) : [dateOrder];
  const parts = orders.map((order) => (order === 'day-first' ? { year, month: two, day: one } : { year, month: one, day: two }));
  return { parts, shortYear: year.length === 2 };
}

/** The Gregorian days that it can be, `YYYY-MM-DD`. Hijri by Umm al-Qura: another sighting of the moon can have been a day off. */
function dayIn(calendar: Calendar, { year, month, day }: DateParts, shortYear: boolean): readonly string[] {
  const centuries = { gregorian: ['20', '19'], hijri: ['14', '13'] }[calendar];
  const years = shortYear ? centuries.map((one) => `${one}${year}`) : [year];
  return years.flatMap(
    (full) =>
      (calendar === 'hijri' ? gregorianDay({ year: Number(full), month: Number(month), day: Number(day) }) : dayOf(full, month, day)) ?? [],
  );
}

function settled(written: string, days: readonly (string | undefined)[], today: string): CellRead {
  const real = [...new Set(days.filter((day) => day !== undefined))];
  const past = real.filter((day) => day <= today);
  if (past.length === 1) return certain(written, past[0] as string);
  return doubtful(written, real.length > 0 ? 'future-date' : 'unreadable-date', past);
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  const text = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}

/** Whether a day is written with another year than it was read as: in the calendar of the Hijra, or with two digits. Then both are shown. */
export const isOtherYear = (written: string, day: string): boolean => !plainDigits(written).includes(day.slice(0, 4));

/** Whether a person's word settles a cell of this field. */
export function isSettled(field: OldField, value: string, { today, stateOf }: CellContext): boolean {
  switch (field) {
    case 'sentOn':
    case 'answeredOn':
      return isDay(value) && value <= today;
    case 'country':
      return /^[A-Z]{2}$/.test(value) && stateOf(value) === value;
    case 'kind':
      return value === 'other' || isDocumentKind(value);
    case 'outcome':
      return (oldOutcomes as readonly string[]).includes(value);
    default:
      return value.trim() !== '';
  }
}
