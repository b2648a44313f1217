// SPDX-License-Identifier: Apache-2.0
import { type Call, type CallEvent, saidAddress, saidNumber } from '../../core/records/index.ts';
import { optional } from '../meta-records-html/account-sections.ts';
import { type Finding, record } from '../return-parser.ts';
import { Faults } from '../tokenisers/field-faults.ts';
import { type Group, Grouping } from '../tokenisers/labelled-groups.ts';

/** A call with its events (offer, accept, reject, terminate, …); events without an address are events. */
export function* callRecord(group: Group): Generator<Finding> {
  const faults = new Faults();
  const creator = group.text('call creator');
  const events = group.all('events').flatMap((field) => eventsOf(field.inner ?? [], faults));
  const starts = events.find((event) => event.type.raw === 'offer')?.at;
  const ends = events.findLast((event) => event.type.raw === 'terminate')?.at;
  const data: Call = {
    ...optional('callId', group.text('call id')),
    ...(creator && { parties: [{ phone: creator, role: 'creator' as const }] }),
    ...(events.length > 0 && { events }),
    ...(starts && { start: starts }),
    ...(ends && { end: ends }),
    ...optional('media', events.find((event) => event.media !== undefined)?.media),
  };
  yield record('call', data, group.units, group.beside());
  yield* faults.gaps;
}

function eventsOf(fields: Group['fields'], faults: Faults): CallEvent[] {
  const grouping = new Grouping(['type']);
  const events: CallEvent[] = [];
  for (const field of fields) {
    const ended = grouping.take(field);
    if (ended !== undefined) events.push(eventOf(ended, faults));
  }
  const last = grouping.end();
  return last === undefined ? events : [...events, eventOf(last, faults)];
}

function eventOf(group: Group, faults: Faults): CallEvent {
  const ip = group.get('from ip');
  const address = ip === undefined || ip.text === '' ? undefined : saidAddress(ip.text).address;
  if (address !== undefined && address.norm === undefined) faults.address(ip!);
  const port = group.text('from port');
  const from = group.text('from');
  const to = group.text('to');
  return {
    type: group.text('type') ?? { raw: '' },
    ...optional('at', group.when(faults.time, 'timestamp')),
    ...(from && { from: { phone: from } }),
    ...(to && { to: { phone: to } }),
    ...(address && { ip: address }),
    ...(port && { port: saidNumber(port.raw) }),
    ...optional('media', group.text('media type')),
  };
}
