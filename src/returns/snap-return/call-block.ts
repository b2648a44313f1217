// SPDX-License-Identifier: Apache-2.0
import type { Call, TimeKnown } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { NamedValues } from '../fields/named-values.ts';
import { type Finding, gap, record } from '../return-parser.ts';
import type { TableRow } from '../tokenisers/csv-table.ts';

const UTC: TimeKnown = { zone: 'UTC', zoneFrom: 'provider-docs' };

/** A call and the participants under it. Each participant's address is an event of its own beside the call, when it has one. */
export class CallBlock {
  #call: NamedValues | undefined;
  #row: TableRow | undefined;
  #people: { values: NamedValues; row: TableRow }[] = [];

  *call(row: TableRow): Generator<Finding> {
    yield* this.end();
    this.#row = row;
    this.#call = NamedValues.ofRow(row);
  }

  participant(row: TableRow): void {
    this.#people.push({ values: NamedValues.ofRow(row), row });
  }

  *end(): Generator<Finding> {
    const [values, row, people] = [this.#call, this.#row, this.#people];
    this.#call = undefined;
    this.#people = [];
    if (values === undefined || row === undefined) {
      if (people.length > 0)
        yield gap(
          'orphan-value',
          people.map((person) => person.row),
          'Participants stand below no call.',
        );
      return;
    }
    const parties = people.map(({ values: person }) => ({
      ...given({
        username: person.text('username'),
        id: person.text('user_id'),
        joined: person.time(['joined', 'join_time'], UTC),
        left: person.time(['left', 'leave_time'], UTC),
      }),
      role: 'participant' as const,
    }));
    const events = people.flatMap(({ values: person }, index) => {
      const read = person.address('ip', ['source_port_number', 'port']);
      const { joined, role: _role, ...from } = parties[index]!;
      return read === undefined ? [] : [{ type: { raw: 'joined' }, ...given({ at: joined, ip: read.address, port: read.port }), from }];
    });
    const data: Call = given({
      callId: values.text('call_id'),
      media: values.text('call_type'),
      start: values.time(['call_start', 'start'], UTC),
      end: values.time(['call_end', 'end'], UTC),
      parties: parties.length > 0 ? parties : undefined,
      events: events.length > 0 ? events : undefined,
    });
    const extra = [values, ...people.map((person) => person.values)].flatMap((one) => one.rest().extra ?? []);
    yield record('call', data, [row, ...people.map((person) => person.row)], extra.length === 0 ? {} : { extra });
    yield* values.faults;
    for (const person of people) yield* person.values.faults;
  }
}
