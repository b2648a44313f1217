// SPDX-License-Identifier: Apache-2.0
/**
 * Whom a case protects and a paper names, though no target of the request stands for them. In a list of identifiers they are asked about, as a
 * target is. In a text they may be asked about or only named, as the lawyer of a suspect is: that is a question for whoever writes it.
 */
import { createHash } from 'node:crypto';
import { namedIn } from '../cases/named-in-text.ts';
import type { NamedTarget } from '../cases/role-that-counts.ts';
import { canonicalJson } from '../custody/canonical-json.ts';
import type { FieldValues, Form } from '../documents/form.ts';

/** What a drafter answered: whether data on them are asked for; if not, why they are named. */
export interface AnswerOnNamed {
  readonly targetId: string;
  /** The role that the drafter was told. */
  readonly role: string;
  /** Of the texts that named them then. */
  readonly digest: string;
  readonly asks: boolean;
}

export interface NamedInTexts<Known extends NamedTarget> {
  readonly target: Known;
  /** Fields whose texts name them, in the order of the form. */
  readonly fields: readonly string[];
  /** SHA-256 of those texts: another text is another question. */
  readonly digest: string;
}

interface Paper {
  readonly form: Pick<Form, 'fields'>;
  readonly values: FieldValues;
}

/** Those whose identifiers stand in a list of identifiers. */
export function listedOn<Known extends NamedTarget>({ form, values }: Paper, targets: readonly Known[]): readonly Known[] {
  const lists = form.fields.filter(({ type }) => type === 'identifier_list').map(({ field }) => textIn(values[field]));
  return namedIn(lists.join('\n'), targets);
}

/** Those whom texts name. @param isOwn fields that the desk fills in itself */
export function namedInTexts<Known extends NamedTarget>(
  { form, values }: Paper,
  targets: readonly Known[],
  isOwn: (field: string) => boolean,
): readonly NamedInTexts<Known>[] {
  const texts = form.fields
    .filter(({ field, type }) => type !== 'identifier_list' && !isOwn(field))
    .map(({ field }) => ({ field, text: textIn(values[field]) }));
  // Of many whom a case protects a paper names a few: the rest is looked for once.
  const somewhere = namedIn(texts.map(({ text }) => text).join('\n'), targets);
  const named = texts.flatMap((one) => namedIn(one.text, somewhere).map((target) => ({ ...one, target })));
  return somewhere.flatMap((target) => {
    const here = named.filter((one) => one.target === target);
    return here.length === 0 ? [] : [{ target, fields: here.map(({ field }) => field), digest: digestOf(here) }];
  });
}

/** The last answer that was given to this question, and to no other. */
export function answerTo<Given extends AnswerOnNamed>(
  { target, digest }: NamedInTexts<NamedTarget>,
  answers: readonly Given[],
): Given | undefined {
  return answers.findLast((one) => one.targetId === target.id && one.role === target.role && one.digest === digest);
}

/** All that somebody wrote in a field, however deep. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return typeof value === 'object' && value !== null ? Object.values(value).map(textIn).join('\n') : '';
}

function digestOf(texts: readonly { readonly field: string; readonly text: string }[]): string {
  const said = Object.fromEntries(texts.map(({ field, text }) => [field, text]));
  return createHash('sha256').update(canonicalJson(said), 'utf8').digest('hex');
}
