// SPDX-License-Identifier: Apache-2.0
import { saidText } from '../../core/documents/values.ts';
import { filledSubject, type SubjectFilled } from '../../core/requests/mail-subject.ts';
import { countryName } from '../../core/routes/messages/index.ts';
import { providerFor } from '../../core/routes/provider-for.ts';
import type { FoundRequest } from './find-request.ts';

export interface MailSubject extends SubjectFilled {
  /** The fact that asks for it; undefined where none does, and our number stands alone. */
  readonly fact: string | undefined;
  /** It says what is asked. */
  readonly saysAction: boolean;
}

/** What stands in the subject of a mail with this request, in the language of its paper: as the facts of its channel say today. @param to the mailbox, where it is known */
export function mailSubjectOf(found: FoundRequest, to?: string): MailSubject {
  const { row, values, form, inCase } = found;
  const asked = patternOf(found, to);
  if (asked === undefined) return { text: row.number, missing: [], fact: undefined, saysAction: false };
  const filled = filledSubject(asked.pattern, {
    reference: row.number,
    action: form.names[row.language],
    authority: authorityOf(found),
    country: countryName(inCase.country, row.language),
    deadline: saidText(values.answer_deadline).slice(0, 10),
  });
  return { ...filled, fact: asked.fact, saysAction: asked.pattern.includes('{action}') };
}

/** The channel of that mailbox, else the one that the request was drafted for, as its provider's file, or what this desk corrected of it, has it now. */
export function channelOf({ knowledge, option: { to } }: FoundRequest, mailbox?: string) {
  const provider = to.kind === 'provider' ? providerFor(knowledge, to.service) : undefined;
  const channel =
    provider?.channels.find(({ address }) => mailbox !== undefined && address?.toLowerCase() === mailbox) ??
    provider?.channels.find(({ id }) => id === to.channel?.id);
  return provider === undefined || channel === undefined ? undefined : { fact: `channel/${provider.id}/${channel.id}`, channel };
}

function patternOf(found: FoundRequest, to: string | undefined): { readonly fact: string; readonly pattern: string } | undefined {
  const { fact, channel } = channelOf(found, to) ?? {};
  const pattern = (found.row.kind === 'emergency_request' ? channel?.emergency_subject : undefined) ?? channel?.subject;
  return fact === undefined || pattern === undefined ? undefined : { fact, pattern };
}

/** Who writes: the first line of the letterhead that is filled. */
export function authorityOf({ values, form }: FoundRequest): string {
  return form.letterhead.map((field) => saidText(values[field])).find((text) => text !== '') ?? '';
}
