// SPDX-License-Identifier: Apache-2.0
import {
  type Location,
  type Named,
  type Relation,
  said,
  saidAddress,
  saidNumber,
  type TimeKnown,
  utcFromText,
} from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues, saidAction } from '../fields/named-values.ts';
import { type Finding, gap, left, type RecordBeside, record } from '../return-parser.ts';
import type { Columns } from '../source/columns.ts';
import type { SourceFile } from '../source/source-file.ts';
import { CallBlock } from './call-block.ts';
import { mediaIds, snapMedia } from './media.ts';
import type { SnapTable } from './tables.ts';

/** Times without a zone in the value are UTC by the provider's own description of the files. */
const UTC: TimeKnown = { zone: 'UTC', zoneFrom: 'provider-docs' };
type RowReader = (values: NamedValues, file: SourceFile, part: Extract<SnapTable, { kind: 'row' }>) => Iterable<Finding>;

/** Which columns make which table; the first that fits. */
const TABLES: readonly (readonly [readonly string[], RowReader])[] = [
  [['conversation_id', 'message_id'], messageRow],
  [['user_id', 'email_address'], accountRow],
  [['last_active'], activityRow],
  [['ip', 'first seen time'], seenRow],
  [['ip', 'login_status'], loginRow],
  [['ip', 'timestamp'], addressRow],
  [['latitude', 'longitude'], placeRow],
  [['country', 'city', 'timestamp'], cityRow],
  [['action', 'old_value', 'new_value'], changeRow],
  [['friend_username'], friendRow],
  [['username', 'link_type'], friendRow],
  [['push_token'], tokenRow],
  [['advertising_id'], tokenRow],
  [['media_id', 'timestamp'], mediaRow],
];

/** Reads the parts of one file in their order. */
export class SnapReader {
  readonly #file: SourceFile;
  readonly #block = new CallBlock();
  #read: RowReader | undefined;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  *part(part: SnapTable): Generator<Finding> {
    if (part.kind === 'legend') {
      readTarget(part.row.cells[0] ?? '', this.#file);
      yield left('legend: the provider’s words on the table below', part.row);
    } else if (part.kind === 'no-data') {
      yield record('no-records-stated', { category: said('', this.#file.name), text: { raw: part.row.cells[0]! } }, part.row);
    } else if (part.kind === 'header') {
      if (!part.sub) yield* this.#block.end();
      this.#read = part.sub || part.columns.has('call_id') ? undefined : readerOf(part.columns);
    } else if (part.kind === 'end') yield* this.#block.end();
    else yield* this.#row(part);
  }

  *#row(part: Extract<SnapTable, { kind: 'row' }>): Generator<Finding> {
    if (part.sub) this.#block.participant(part.row);
    else if (part.row.columns.has('call_id')) yield* this.#block.call(part.row);
    else if (this.#read !== undefined) yield* this.#read(NamedValues.ofRow(part.row), this.#file, part);
    else yield gap('unknown-shape', part.row, `No table with these columns is known: ${part.row.columns.names.slice(0, 30).join(', ')}.`);
  }
}

function readerOf(columns: Columns): RowReader | undefined {
  return TABLES.find(([names]) => columns.has(...names))?.[1];
}

/** `Target username "sam" is associated with User ID "…"`: whom the return is about. */
function readTarget(legend: string, file: SourceFile): void {
  const id = /User ID "([0-9a-f-]{8,})"/i.exec(legend)?.[1];
  if (id !== undefined) file.isAbout({ provider: 'snap', type: 'provider-user-id', value: id });
}

function* messageRow(values: NamedValues, file: SourceFile, { row }: Extract<SnapTable, { kind: 'row' }>): Generator<Finding> {
  const ids = mediaIds(values.raw('media_id'));
  const attachments = ids.map((id) => ({ mediaRef: { raw: id }, ...given({ file: snapMedia(file, id)?.place }) }));
  const read = values.address('upload_ip', ['source_port_number']);
  const recipients = named(values, 'recipient_username', 'recipient_user_id');
  const data = given({
    threadId: values.text('conversation_id'),
    messageId: values.text('message_id'),
    author: named(values, 'sender_username', 'sender_user_id'),
    recipients: recipients === undefined ? undefined : [recipients],
    sent: values.time('timestamp', UTC),
    body: values.text('text'),
    type: values.text('content_type'),
    style: values.text('message_type'),
    replyTo: values.text('reply_to_message_id'),
    attachments: attachments.length > 0 ? attachments : undefined,
    ip: read?.address,
    port: read?.port,
    isEncryptedStated: values.yesNo('is_encrypted'),
  });
  const files = attachments.map((one) => one.file).filter((place) => place !== undefined);
  yield record('message', data, row, { ...values.rest(), ...(files.length > 0 && { files }) });
  for (const id of ids) yield* mediaOf(id, file, row);
  yield* values.faults;
}

/** Each media file that a row names is a record of its own; one that the return does not hold is a gap. */
function* mediaOf(id: string, file: SourceFile, row: Parameters<RowReader>[2]['row'], more: RecordBeside = {}): Generator<Finding> {
  const found = snapMedia(file, id);
  if (found === undefined) yield gap('missing-file', row, 'A row names a media file that is not in this return.', id);
  else
    yield record('media', { file: found.place, mediaRef: { raw: id }, name: said('', found.name) }, row, { ...more, files: [found.place] });
}

function named(values: NamedValues, username: string, id: string): Named | undefined {
  const who = given({ username: values.text(username), id: values.text(id) });
  return Object.keys(who).length === 0 ? undefined : who;
}

function* accountRow(values: NamedValues, file: SourceFile, { row }: Parameters<RowReader>[2]): Generator<Finding> {
  const id = values.text('user_id');
  if (id !== undefined) file.isAbout({ provider: 'snap', type: 'provider-user-id', value: id.raw });
  const created = values.time('created', UTC);
  const [email, pendingEmail, phone, pendingPhone, formerPhone] = [
    'email_address',
    'pending_email_address',
    'phone_number',
    'pending_phone_number',
    'former_phone_number',
  ].map((name) => values.take(name));
  const [emailStatus, phoneStatus] = [values.raw('email_status'), values.raw('phone_status')];
  const ip = values.take('creation_ip');
  const data = {
    provider: said('', 'snap'),
    ...given({
      accountId: id,
      username: values.text('username'),
      displayName: values.text('display_name'),
      created,
      status: values.text('status'),
    }),
  };
  yield record('account', data, row, values.rest());
  const confirmed = (status: string | undefined) => (status === undefined ? {} : { confirmed: said(status, /^verified$/i.test(status)) });
  if (email) yield record('identifier', { type: 'email', value: { raw: email.raw }, ...confirmed(emailStatus) }, row);
  if (pendingEmail) yield record('identifier', { type: 'email', value: { raw: pendingEmail.raw }, use: 'pending' }, row);
  if (phone) yield record('identifier', { type: 'phone', value: { raw: phone.raw }, ...confirmed(phoneStatus) }, row);
  if (pendingPhone) yield record('identifier', { type: 'phone', value: { raw: pendingPhone.raw }, use: 'pending' }, row);
  if (formerPhone) yield record('identifier', { type: 'phone', value: { raw: formerPhone.raw }, use: 'former' }, row);
  if (ip) {
    const read = saidAddress(ip.raw);
    yield record('ip-event', { ...read, ...given({ at: created }), action: saidAction('', 'registration') }, row);
    if (read.address.norm === undefined) yield gap('unreadable-value', row, 'Under "creation_ip" stands no IP address.', ip.raw, ip.at);
  }
  yield* values.faults;
}

/** `last_active` is Pacific time when the legend of its table says so, and only it. */
function* activityRow(values: NamedValues, _file: SourceFile, { row, legend }: Parameters<RowReader>[2]): Generator<Finding> {
  const stated = legend.find((one) => /last_active[^.]*\b(PDT|PST|Pacific)\b/i.test(one.cells[0] ?? ''));
  const value = values.take('last_active');
  const zone: TimeKnown = stated === undefined ? {} : { zone: 'America/Los_Angeles', zoneFrom: 'legend' };
  const asValue = value === undefined ? undefined : utcFromText(value.raw, zone);
  if (value !== undefined && asValue === undefined)
    values.fault('unreadable-time', 'Under "last_active" stands no time that can be read.', value);
  const beside = { ...values.rest(), ...(stated !== undefined && { also: [stated.at] }) };
  yield record(
    'subscriber-fact',
    { name: { raw: value?.name ?? '' }, value: { raw: value?.raw ?? '' }, ...given({ asValue }) },
    row,
    beside,
  );
  yield* values.faults;
}

function* seenRow(values: NamedValues, _file: SourceFile, { row }: Parameters<RowReader>[2]): Generator<Finding> {
  const read = values.address('ip');
  const data = {
    ...(read ?? { address: { raw: '' } }),
    ...given({ firstSeen: values.time('first seen time', UTC), lastSeen: values.time('last seen time', UTC) }),
    action: saidAction('', 'activity'),
  };
  yield record('ip-event', data, row, values.rest());
  yield* values.faults;
}

/** An address with a port and a media id is the upload of that media. */
function* addressRow(values: NamedValues, _file: SourceFile, { row }: Parameters<RowReader>[2]): Generator<Finding> {
  const read = values.address('ip', ['source_port_number', 'client_source_port']);
  const isUpload = values.has('media_id');
  const data = {
    ...(read ?? { address: { raw: '' } }),
    ...given({ at: values.time('timestamp', UTC), userAgent: values.text('user_agent'), asnStated: values.text('asn') }),
    action: saidAction('', isUpload ? 'upload' : 'activity'),
  };
  yield record('ip-event', data, row, values.rest());
  yield* values.faults;
}

function* loginRow(values: NamedValues, _file: SourceFile, { row }: Parameters<RowReader>[2]): Generator<Finding> {
  const read = values.address('ip', ['source_port_number', 'client_source_port']);
  const at = values.time(['timestamp', 'login_timestamp', 'time'], UTC);
  const data = {
    ...(read ?? { address: { raw: '' } }),
    ...given({
      at,
      userAgent: values.text('user_agent'),
      asnStated: values.text('asn'),
      deviceRef: values.text('authentication_device_descriptor'),
    }),
    action: saidAction(values.raw('login_status') ?? '', 'login'),
  };
  yield record('ip-event', data, row, values.rest());
  yield* values.faults;
}

/** `31.20090 ± 39.66 meters`: the accuracy stands inside the value. */
function* placeRow(values: NamedValues, _file: SourceFile, { row }: Parameters<RowReader>[2]): Generator<Finding> {
  const [lat, lon] = [degrees(values.raw('latitude')), degrees(values.raw('longitude'))];
  const stated = values.raw('accuracy');
  const data: Location = {
    ...given({
      at: values.time('timestamp', UTC),
      lat: lat?.value,
      lon: lon?.value,
      accuracyMeters: lat?.accuracy ?? (stated === undefined ? undefined : meters(stated)),
    }),
    basis: 'device-report',
  };
  yield record('location', data, row, values.rest());
  yield* values.faults;
}

function degrees(raw: string | undefined): { value: ReturnType<typeof saidNumber>; accuracy?: ReturnType<typeof saidNumber> } | undefined {
  if (raw === undefined) return undefined;
  const match = /^(-?\d+(?:\.\d+)?)\s*±\s*(\d+(?:\.\d+)?)\s*meters$/.exec(raw);
  if (match === null) return { value: saidNumber(raw) };
  return { value: said(raw, Number(match[1]), 'split'), accuracy: said(raw, Number(match[2]), 'split') };
}

function meters(raw: string): ReturnType<typeof saidNumber> {
  const match = /^(\d+(?:\.\d+)?)\s*(m|meters)$/.exec(raw);
  return match === null ? saidNumber(raw) : said(raw, Number(match[1]), 'split');
}

function* cityRow(values: NamedValues, _file: SourceFile, { row }: Parameters<RowReader>[2]): Generator<Finding> {
  const parts = ['city', 'region', 'country'].map((name) => values.raw(name)).filter((part) => part !== undefined);
  yield record(
    'location',
    { ...given({ at: values.time('timestamp', UTC) }), basis: 'device-report', place: said('', parts.join(', ')) },
    row,
    values.rest(),
  );
  yield* values.faults;
}

function* changeRow(values: NamedValues, _file: SourceFile, { row }: Parameters<RowReader>[2]): Generator<Finding> {
  const data = {
    what: values.text('action') ?? { raw: '' },
    ...given({
      at: values.time(['date', 'timestamp'], UTC),
      oldValue: values.text('old_value'),
      newValue: values.text('new_value'),
      reason: values.text('reason'),
    }),
  };
  yield record('change', data, row, values.rest());
  yield* values.faults;
}

const RELATIONS: readonly (readonly [RegExp, Relation])[] = [
  [/block/i, 'blocked'],
  [/delete|remove/i, 'deleted-friend'],
  [/pending|request|incoming|outgoing/i, 'pending'],
  [/follow/i, 'following'],
  [/friend|mutual/i, 'friend'],
];

function* friendRow(values: NamedValues, _file: SourceFile, { row }: Parameters<RowReader>[2]): Generator<Finding> {
  const word = values.raw('link_type', 'friend_status', 'status', 'type') ?? '';
  const who = given({
    username: values.text('friend_username', 'username'),
    id: values.text('friend_user_id', 'user_id'),
    name: values.text('display_name', 'friend_display_name'),
  });
  const relation = RELATIONS.find(([pattern]) => pattern.test(word))?.[1] ?? 'friend';
  yield record(
    'contact',
    {
      who,
      relation: said(word, relation),
      ...given({ since: values.time(['creation_timestamp', 'created', 'timestamp', 'last_modified_timestamp'], UTC) }),
    },
    row,
    values.rest(),
  );
  yield* values.faults;
}

function* tokenRow(values: NamedValues, _file: SourceFile, { row }: Parameters<RowReader>[2]): Generator<Finding> {
  const token = values.take('push_token');
  const id = token ?? values.take('advertising_id');
  const type = token === undefined ? ('advertising-id' as const) : ('push-token' as const);
  yield record(
    'identifier',
    { type, value: { raw: id?.raw ?? '' }, ...given({ validFrom: values.time(['timestamp', 'created'], UTC) }) },
    row,
    values.rest(),
  );
  yield* values.faults;
}

function* mediaRow(values: NamedValues, file: SourceFile, { row }: Parameters<RowReader>[2]): Generator<Finding> {
  const at = values.time('timestamp', UTC);
  const ids = mediaIds(values.raw('media_id'));
  const rest = values.rest();
  if (ids.length === 0) yield record('activity', { what: said('', file.name), ...given({ at }) }, row, rest);
  for (const id of ids) yield* mediaOf(id, file, row, rest);
  yield* values.faults;
}
