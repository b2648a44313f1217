// SPDX-License-Identifier: Apache-2.0
import { type Device, type Message, type Named, said, saidAddress, saidNumber, type Thread } from '../../core/records/index.ts';
import { facts, identifiers, ipEvent, optional, requestParameters } from '../meta-records-html/account-sections.ts';
import { type Finding, gap, record } from '../return-parser.ts';
import type { SourceFile } from '../source/source-file.ts';
import { Faults } from '../tokenisers/field-faults.ts';
import type { Field } from '../tokenisers/labelled-fields.ts';
import { type Group, labelOf, saidOf } from '../tokenisers/labelled-groups.ts';
import type { SectionReader } from '../tokenisers/read-sections.ts';
import { callRecord } from './call-log.ts';

const groups: SectionReader = { wraps: (label) => /groups$/.test(label), restarts: ['id'], group: groupRecord };
const messageLog: SectionReader = { wraps: (label) => label === 'message', restarts: ['timestamp', 'message id'], group: messageLogEntry };
const callLog: SectionReader = { wraps: (label) => label === 'call', restarts: ['call id'], group: callRecord };

export const WHATSAPP_SECTIONS: Readonly<Record<string, SectionReader>> = {
  request_parameters: { group: requestOfWhatsapp },
  emails: { group: (group) => identifiers(group, 'email') },
  ip_addresses: { group: (group) => ipEvent(group) },
  prospective_login_ips: { group: (group) => ipEvent(group, 'login') },
  connection_info: { restarts: ['device id'], group: connection },
  device_info: { group: facts },
  web_info: { group: facts },
  small_medium_business: { group: facts },
  groups_info: groups,
  groups: groups,
  address_book: { group: addressBook },
  address_book_info: { group: addressBook },
  message_log: messageLog,
  message_logs: messageLog,
  call_logs: callLog,
  call_log: callLog,
};

/** The account of WhatsApp is a telephone number, with or without its plus. */
function* requestOfWhatsapp(group: Group, wrapper: Field | undefined, file: SourceFile): Generator<Finding> {
  yield* requestParameters(group, wrapper, file);
  const account = group.text('account identifier');
  if (account !== undefined) file.isAbout({ provider: 'whatsapp', type: 'phone', value: account.raw });
}

/** The app's connection: a device, the address it is connected from, the name it shows. */
function* connection(group: Group): Generator<Finding> {
  const faults = new Faults();
  const id = group.text('device id');
  const name = group.get('push name');
  const from = group.get('connected from');
  const data: Device = {
    ...optional('type', group.text('device type')),
    ...optional('appVersion', group.text('app version')),
    ...optional('osVersion', group.text('device os build number')),
    ...(id && { identifiers: [{ type: 'other' as const, value: id }] }),
    ...optional('firstSeen', group.when(faults.time, 'service start')),
    ...optional('lastSeen', group.when(faults.time, 'last seen')),
  };
  yield record('device', data, group.units, connectedFrom(group, from));
  if (name !== undefined && name.text !== '') yield record('subscriber-fact', { name: { raw: name.label }, value: saidOf(name) }, name);
  yield* faults.gaps;
}

/** The address stays beside the device: it has no time of its own, so it is no event. */
function connectedFrom(group: Group, from: Field | undefined): ReturnType<Group['beside']> {
  const beside = group.beside();
  if (from === undefined || from.text === '') return beside;
  return { ...beside, extra: [...(beside.extra ?? []), { name: from.label, raw: from.text, at: from.at }] };
}

function* groupRecord(group: Group): Generator<Finding> {
  const faults = new Faults();
  const id = group.text('id');
  if (id === undefined) {
    yield gap('unknown-shape', group.units, 'A group without its id.');
    return;
  }
  const size = group.text('size');
  const data: Thread = {
    threadId: id,
    type: said('', 'group'),
    ...optional('title', group.text('subject')),
    ...optional('description', group.text('description')),
    ...optional('created', group.when(faults.time, 'creation')),
    ...(size && { sizeStated: saidNumber(size.raw) }),
  };
  const members = group.get('group participants', 'participants');
  yield record('thread', data, group.units, group.beside());
  for (const line of numbersOf(members)) {
    const subject = data.title === undefined ? {} : { groupName: data.title };
    yield record('membership', { groupId: id, ...subject, member: { phone: { raw: line } } }, group.units);
  }
  yield* faults.gaps;
}

/** `2 Total`, then one number a line. A total that the lines do not reach is for the coverage of the analyst, not repaired here. */
function numbersOf(field: Field | undefined): string[] {
  return (field?.lines ?? []).filter((line) => !/^\d+ total$/i.test(line));
}

function* addressBook(group: Group): Generator<Finding> {
  for (const field of group.fields) {
    const label = labelOf(field);
    const relation = label.startsWith('symmetric')
      ? ('symmetric-contact' as const)
      : label.startsWith('asymmetric')
        ? ('asymmetric-contact' as const)
        : undefined;
    if (relation === undefined) yield record('subscriber-fact', { name: { raw: field.label }, value: saidOf(field) }, field);
    else {
      const also = field.also === undefined ? {} : { also: field.also };
      for (const line of numbersOf(field))
        yield record('contact', { who: { phone: { raw: line } }, relation: said(field.label, relation) }, field, also);
      if (numbersOf(field).length === 0) yield record('no-records-stated', { category: { raw: field.label }, text: saidOf(field) }, field);
    }
  }
}

/** One entry of the message log: who to whom, when, from where. It has no body, which is not an empty body. */
function* messageLogEntry(group: Group): Generator<Finding> {
  const faults = new Faults();
  const sender = group.text('sender');
  const recipients = group.get('recipients', 'recipient');
  const ip = group.get('sender ip');
  const address = ip === undefined || ip.text === '' ? undefined : saidAddress(ip.text).address;
  if (address !== undefined && address.norm === undefined) faults.address(ip!);
  const port = group.text('sender port');
  const size = group.text('message size');
  const data: Message = {
    ...optional('messageId', group.text('message id')),
    ...(sender && { author: phone(sender.raw) }),
    ...(recipients !== undefined && {
      recipients: recipients.text
        .split(/[,\n]/)
        .map((one) => one.trim())
        .filter((one) => one !== '')
        .map(phone),
    }),
    ...optional('sent', group.when(faults.time, 'timestamp')),
    ...(address && { ip: address }),
    ...(port && { port: saidNumber(port.raw) }),
    ...optional('type', group.text('type')),
    ...optional('style', group.text('message style')),
    ...optional('device', group.text('sender device')),
    ...optional('groupId', group.text('group id')),
    ...(size && { sizeBytes: saidNumber(size.raw) }),
  };
  yield record('message', data, group.units, group.beside());
  yield* faults.gaps;
}

function phone(raw: string): Named {
  return { phone: { raw } };
}
