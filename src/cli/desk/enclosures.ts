// SPDX-License-Identifier: Apache-2.0
/** What a draft names as enclosed: items of its case and what the desk does not hold, named and taken out again one by one. */
import type { EnclosableItem } from '../../core/api/enclosures.ts';
import type { RequestDetail } from '../../core/api/requests.ts';
import { CliError } from '../../core/errors/cli.ts';
import { type Attachment, attachmentsOf, valueOfAttachments } from '../../core/requests/attachments.ts';
import type { AskedDuty, DeskDuty } from './duty.ts';
import { fillIn, told } from './requests.ts';

const FIELD = { field: { type: 'string' } } as const;

export const enclosureDuties: readonly DeskDuty[] = [
  {
    name: 'request enclosable',
    takes: 'REQUEST',
    summary: 'items of the case that a draft can name as enclosed, and the fields of its paper for them',
    needs: 1,
    async run({ call, positionals }) {
      const params = { requestId: positionals[0] as string };
      const { items } = await call('enclosableItems', { params });
      const fields = fieldsOf(await call('request', { params }));
      const lines = [...items.map(enclosableTold), ...fields.map(({ id, label }) => `field ${id}: ${label}`)];
      return { schema: 'rogatory.enclosable/1', document: { items, fields: fields.map(({ id }) => id) }, lines };
    },
  },
  {
    name: 'request enclose',
    takes: 'REQUEST ITEM [--field FIELD]',
    summary: 'name an item of the case as enclosed in a draft; what the desk does not hold, by its name instead of the id',
    options: FIELD,
    needs: 2,
    run: async (asked) =>
      await changed(asked, async (request, named) => {
        const field = chosenField(request, asked.option('field'));
        const before = attachmentsOf(request.values[field]);
        const one = await toName(asked, request, named);
        if (before.some((known) => isSame(known, one))) throw wrong('enclose', `"${one.name}" stands in ${field} already.`);
        return new Map([[field, [...before, one]]]);
      }),
  },
  {
    name: 'request unenclose',
    takes: 'REQUEST ITEM [--field FIELD]',
    summary: 'take an enclosed item out of a draft again, by its id, its SHA-256 or its name on the paper; of all fields, or of one',
    options: FIELD,
    needs: 2,
    run: async (asked) =>
      await changed(asked, async (request, named) => {
        const only = asked.option('field');
        const fields = only === undefined ? fieldsOf(request).map(({ id }) => id) : [chosenField(request, only)];
        const left = new Map(fields.flatMap((field) => without(request, field, named)));
        if (left.size === 0)
          throw wrong(
            'unenclose',
            `it names nothing "${named}" as enclosed${only === undefined ? '' : ` in ${only}`}. "request show" lists what.`,
          );
        return left;
      }),
  },
];

type Changes = ReadonlyMap<string, readonly Attachment[]>;

/** The draft is read, changed and written by the digest it was read with, as by every act on its fields. */
async function changed(
  { call, positionals }: AskedDuty,
  change: (request: RequestDetail, named: string) => Promise<Changes>,
): ReturnType<DeskDuty['run']> {
  const [requestId, named] = positionals as [string, string];
  const request = await call('request', { params: { requestId } });
  const changes = await change(request, named);
  const values = [...changes].map(([field, all]) => [field, valueOfAttachments(all, request.values[field])] as const);
  return told(await fillIn(call, request, Object.fromEntries(values)));
}

const fieldsOf = ({ fields }: RequestDetail) => fields.filter(({ type }) => type === 'attachment');

/** @throws CLI_WRONG_USE where it is no field of enclosures, or none was named and there are several */
function chosenField(request: RequestDetail, named: string | undefined): string {
  const all = fieldsOf(request).map(({ id }) => id);
  if (all.length === 0) throw wrong('enclose', 'its paper has no field of enclosures.');
  const [first, ...more] = named === undefined ? all : all.filter((id) => id === named);
  if (first !== undefined && more.length === 0) return first;
  const found = named === undefined ? 'its paper has several fields of enclosures' : `"${named}" is no field of enclosures`;
  throw wrong('enclose', `${found}. Say which with --field: ${all.join(', ')}.`);
}

/** An id is that of an item of the case; whatever else is the name of something elsewhere. */
async function toName({ call }: AskedDuty, request: RequestDetail, named: string): Promise<Attachment> {
  if (!IS_ID.test(named)) return { name: named, sha256: '', written: undefined };
  const { items } = await call('enclosableItems', { params: { requestId: request.id } });
  const item = items.find(({ evidenceId }) => evidenceId === named.toLowerCase());
  if (item === undefined) throw wrong('enclose', `the case has no item ${named} that you can enclose. "request enclosable" lists them.`);
  if (item.keptBack !== null) throw wrong('enclose', `"${item.name}" may not leave (${item.keptBack}).`);
  return { name: item.name, sha256: item.sha256, written: undefined };
}

const IS_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isSame = (one: Attachment, other: Attachment): boolean =>
  one.sha256 === other.sha256 && (one.sha256 !== '' || one.name === other.name);

/** What is left of a field, where anything goes. */
function without({ values, enclosures }: RequestDetail, field: string, named: string): [string, readonly Attachment[]][] {
  const hash = enclosures.find(({ evidenceId }) => evidenceId === named.toLowerCase())?.sha256 ?? named.toLowerCase();
  const all = attachmentsOf(values[field]);
  const left = all.filter(({ name, sha256 }) => name !== named && (sha256 === '' || sha256 !== hash));
  return left.length === all.length ? [] : [[field, left]];
}

const enclosableTold = ({ evidenceId, name, bytes, sha256, keptBack }: EnclosableItem): string =>
  `${evidenceId}  ${name}  ${bytes} bytes  SHA-256 ${sha256}${keptBack === null ? '' : `  may not leave (${keptBack})`}`;

const wrong = (act: string, why: string): Error => new CliError('WRONG_USE', { message: `rogatory desk request ${act}: ${why}` });
