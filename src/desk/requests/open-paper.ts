// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream';
import type { Selectable, Transaction } from 'kysely';
import type { PortalPack } from '../../core/api/requests.ts';
import { identifiersOf } from '../../core/documents/conditions.ts';
import { type LabelledValue, plainText } from '../../core/documents/document-text.ts';
import { fillDocument } from '../../core/documents/fill-document.ts';
import { paperCheck } from '../../core/documents/law-on-paper.ts';
import type { Language } from '../../core/routes/advice.ts';
import { providerFor } from '../../core/routes/provider-for.ts';
import type { Database, RequestDocumentTable } from '../../store/database/schema.ts';
import { act } from '../act.ts';
import type { Asking } from '../asking.ts';
import type { OpenDesk } from '../open-desk.ts';
import { openAccountsOf } from '../portal-accounts/portal-accounts.ts';
import { enclosuresOf } from './enclosures.ts';
import { type FoundRequest, findRequest } from './find-request.ts';
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

/** What to paste where in the provider's portal: the fields of the paper as plain text, in the order of the form. */
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
      const provider = holder?.name ?? to.name;
      const accounts = holder === undefined ? [] : await openAccountsOf(tx, holder.id);
      const channel = to.channel;
      const portal =
        channel?.address === undefined ? null : { name: channel.name ?? channel.type, url: channel.address, ownDomain: channel.ownDomain };
      const enclosures = await enclosuresOf(tx, thing);
      return { provider, portal, accounts, fields: pasteFields(thing), documents: documents.map(madeDocument), enclosures };
    },
  });
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

/** Each field as it stands on the paper, without marks of direction: portals take plain text. What the paper leaves blank is not pasted either. */
function pasteFields(found: FoundRequest): PortalPack['fields'] {
  const values = valuesOnPaper(found, undefined);
  const check = paperCheck(found.knowledge, found.today);
  const paper = fillDocument(found.form, values, { lang: found.row.language, about: found.about, check, incomplete: true });
  const rows = paper.blocks.flatMap((block): readonly LabelledValue[] => {
    switch (block.kind) {
      case 'references':
      case 'fields':
        return block.rows;
      case 'passage':
        return [block.row];
      default:
        return [];
    }
  });
  const plain = rows.filter(({ field }) => values[field] !== undefined).map(pasted);
  const identifiers = identifiersOf(found.values).map(({ written }) => written);
  const label = found.form.words[found.row.language].labels.identifiers ?? 'identifiers';
  const first = { id: 'identifiers', label, text: identifiers.join('\n'), unconfirmed: false };
  return plain.some(({ id }) => id === 'identifiers') ? plain : [first, ...plain];
}

function pasted({ field, label, value }: LabelledValue): PortalPack['fields'][number] {
  const unconfirmed = value.flat().some((run) => run.kind === 'blank' && run.candidate !== undefined);
  return { id: field, label, text: unconfirmed ? '' : value.map(plainText).join('\n'), unconfirmed };
}
