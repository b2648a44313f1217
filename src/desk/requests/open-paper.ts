// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream';
import type { Selectable, Transaction } from 'kysely';
import type { PortalPack } from '../../core/api/requests.ts';
import { paperCheck } from '../../core/documents/law-on-paper.ts';
import { portalFields } from '../../core/documents/portal-fields.ts';
import { plannedChannel, portalOf, wayOf } from '../../core/requests/way-of-sending.ts';
import type { Language } from '../../core/routes/advice.ts';
import { factOf } from '../../core/routes/fact-index.ts';
import { factText } from '../../core/routes/fact-words/index.ts';
import { freshnessOf } from '../../core/routes/freshness.ts';
import { providerFor } from '../../core/routes/provider-for.ts';
import type { Database, RequestDocumentTable } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { openAccountsOf } from '../portal-accounts/portal-accounts.ts';
import { enclosedElsewhere, enclosuresOf } from './enclosures.ts';
import { type FoundRequest, findRequest } from './find-request.ts';
import { channelOf, mailSubjectOf } from './mail-subject-of.ts';
import { renderDraft, valuesOnPaper } from './render-paper.ts';
import { madeDocument } from './show-request.ts';

/** The paper as it would be printed now, under a watermark. */
export async function previewPaper(desk: OpenDesk, asking: Asking, requestId: string, language: Language, format: 'pdf' | 'html') {
  const found = await act(desk, asking, {
    verb: 'open',
    subject: 'document',
    kind: 'document-shown',
    about: { request: requestId, preview: true, language },
    find: (tx) => findRequest(desk, tx, requestId),
    carryOut: async ({ thing }) => thing,
  });
  return await renderDraft(found, language, format);
}

/** A document that was made, byte for byte. */
export async function openDocument(
  desk: OpenDesk,
  asking: Asking,
  requestId: string,
  sha256: string,
): Promise<{ readonly name: string; readonly bytes: number; readonly stream: Readable }> {
  const found = await act(desk, asking, {
    verb: 'open',
    subject: 'document',
    kind: 'document-shown',
    about: { request: requestId, item: sha256 },
    find: async (tx) => {
      const row = await tx
        .selectFrom('request_document')
        .innerJoin('request', 'request.id', 'request_document.request_id')
        .select([
          'request_document.case_id',
          'request_document.language',
          'request_document.size_bytes',
          'request.number',
          'request_document.version',
        ])
        .where('request_document.request_id', '=', requestId)
        .where('request_document.sha256', '=', sha256)
        .executeTakeFirst();
      return row === undefined ? undefined : { caseId: row.case_id, row };
    },
    carryOut: async ({ thing }) => thing.row,
  });
  const name = `${found.number.replace(/[^A-Za-z0-9-]+/g, '-')}-v${found.version}-${found.language}.pdf`;
  return { name, bytes: found.size_bytes, stream: await desk.store.vault.open(sha256) };
}

/** What the hand-over needs: where to, what to paste at a portal, what to attach. */
export async function portalPack(desk: OpenDesk, asking: Asking, requestId: string): Promise<PortalPack> {
  return await act(desk, asking, {
    verb: 'open',
    subject: 'document',
    kind: 'document-shown',
    about: { request: requestId, pack: true },
    find: (tx) => findRequest(desk, tx, requestId),
    async carryOut({ tx, thing }) {
      const documents = await newestPapers(tx, thing.row);
      const { to } = thing.option;
      const holder = providerFor(thing.knowledge, to.service);
      const channel = plannedChannel(thing.values.channel, thing.option);
      const enclosures = await enclosuresOf(tx, thing);
      return {
        ...{ provider: holder?.name ?? to.name, channel: channel ?? null, way: wayOf(channel), portal: portalOf(thing.option) },
        accounts: holder === undefined ? [] : await openAccountsOf(tx, holder.id),
        ...pasted(thing, asking.language),
        documents: documents.map(madeDocument),
        enclosures,
        enclosedElsewhere: enclosedElsewhere(thing, enclosures),
        ...mailAsAsked(thing),
      };
    },
  });
}

/** In the list of what a provider must be told: no field of a paper is the subject of a mail. */
const IN_SUBJECT = 'action_in_subject_line';

/** What the facts of the channel say of a mail to it. */
function mailAsAsked(found: FoundRequest): Pick<PortalPack, 'subject' | 'largestMail'> {
  const { text, missing, fact = null } = mailSubjectOf(found);
  const megabytes = channelOf(found)?.channel.max_mail_mb;
  return { subject: { text, missing: [...missing], fact }, largestMail: megabytes === undefined ? null : megabytes * 1_000_000 };
}

/** What is pasted stands in the language of the paper; what the provider asks besides, in the reader's. */
function pasted(found: FoundRequest, reader: Language): Pick<PortalPack, 'fields' | 'asks'> {
  const { form, about, knowledge, today, row, option } = found;
  const options = { lang: row.language, about, check: paperCheck(knowledge, today) };
  const { fields, fact: id, missing } = portalFields(form, valuesOnPaper(found, undefined), options);
  const fact = id === undefined || option.to.kind !== 'provider' ? undefined : factOf(knowledge, id);
  return {
    fields: [...fields],
    asks:
      fact === undefined
        ? null
        : {
            fact: fact.id,
            state: freshnessOf(knowledge, fact, today).state,
            missing: missing.filter((one) => one !== IN_SUBJECT || !mailSubjectOf(found).saysAction).map((one) => factText(one, reader)),
          },
  };
}

/** The papers of the version as it stands: those that were made again, as after a fact was confirmed, stand in for those before them. */
export async function newestPapers(
  tx: Transaction<Database>,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<readonly Selectable<RequestDocumentTable>[]> {
  const documents = await tx
    .selectFrom('request_document')
    .selectAll()
    .where('request_id', '=', id)
    .where('version', '=', version)
    .orderBy('language')
    .orderBy('made_at', 'desc')
    .execute();
  return documents.filter(
    (one, at) => documents.findIndex(({ language, format }) => language === one.language && format === one.format) === at,
  );
}
