// SPDX-License-Identifier: Apache-2.0
import {
  type Call,
  type CellSession,
  type Message,
  readAddress,
  type Said,
  said,
  saidNumber,
  utcFromText,
  type When,
} from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { type Finding, gap, type RecordBeside, record } from '../return-parser.ts';
import { childAt, descendants, type XmlElement, type XmlUnit } from '../tokenisers/xml.ts';
import { readCell } from './read-location.ts';
import { leaves } from './xml-leaves.ts';

type Role = NonNullable<Call['parties']>[number]['role'];

/** The role is the name of an element. Roles that the standard adds are participants, with their word beside. */
const ROLES: Readonly<Record<string, Role>> = {
  'originating-Party': 'caller',
  'terminating-Party': 'callee',
  'forwarded-to-Party': 'forwarded',
  smsOriginator: 'caller',
  smsRecipient: 'callee',
};

interface Party {
  readonly roleWord: string;
  readonly element: XmlElement;
}

/** One response record: a call or short message by its parties, a data session by its access. A fourth shape is a gap. */
export function* readResponse(unit: XmlUnit): Generator<Finding> {
  const faults: Finding[] = [];
  const reader = new ResponseReader(unit, faults);
  const access = descendants(unit, 'internetAccess').next().value as XmlElement | undefined;
  const parties = [...descendants(unit, 'TelephonyPartyInformation')].map(
    (element): Party => ({
      roleWord: childAt(element, 'partyRole')?.children[0]?.name ?? '',
      element,
    }),
  );
  if (access !== undefined) yield reader.session(access, parties[0]?.element);
  else if (parties.some(({ roleWord }) => roleWord.startsWith('sms'))) yield reader.shortMessage(parties);
  else if (parties.length > 0) yield reader.call(parties);
  else {
    const shape = unit.children.map((child) => child.name).join(', ');
    yield gap('unknown-shape', unit, `A response record that is no call, short message or data session; it holds ${shape}.`);
  }
  yield* faults;
}

class ResponseReader {
  readonly #unit: XmlUnit;
  readonly #faults: Finding[];
  readonly #taken: XmlElement[] = [];

  constructor(unit: XmlUnit, faults: Finding[]) {
    this.#unit = unit;
    this.#faults = faults;
  }

  call(parties: readonly Party[]): Finding {
    const first = parties.find(({ roleWord }) => ROLES[roleWord] === 'caller') ?? parties[0]!;
    const data: Call = {
      parties: parties.map((party) => this.#party(party)),
      ...this.#times(first.element, 'communicationTime'),
    };
    return record('call', data, this.#unit, this.#beside());
  }

  shortMessage(parties: readonly Party[]): Finding {
    const author = parties.find(({ roleWord }) => roleWord === 'smsOriginator');
    const others = parties.filter((party) => party !== author);
    const { start } = this.#times((author ?? parties[0]!).element, 'communicationTime');
    const number = ({ element }: Party) => this.#text(element, 'partyNumber');
    const data: Message = given({
      author: author === undefined ? undefined : given({ phone: number(author) }),
      recipients: others.map((one) => given({ phone: number(one) })),
      sent: start,
      type: { raw: '', norm: 'sms' },
    });
    return record('message', data, this.#unit, this.#beside());
  }

  /** In one shape the times and the place stand in the access itself, in another in the party beside it. */
  session(access: XmlElement, party: XmlElement | undefined): Finding {
    const own = this.#times(access, 'interval');
    const times = own.start === undefined && party !== undefined ? this.#times(party, 'communicationTime') : own;
    const gprs = childAt(access, 'gprsInformation') ?? access;
    const cell = readCell(access, this.#taken) ?? (party === undefined ? undefined : readCell(party, this.#taken));
    const addresses = this.#addresses();
    const data: CellSession = {
      bearer: { raw: 'internetAccess', norm: 'data' },
      ...times,
      ...given({
        msisdn: this.#text(gprs, 'mSISDN') ?? (party && this.#text(party, 'partyNumber')),
        imsi: this.#text(gprs, 'iMSI') ?? (party && this.#text(party, 'iMSI')),
        imei: this.#text(access, 'naDeviceId') ?? (party && this.#text(party, 'iMEI')),
        apn: this.#text(gprs, 'aPN'),
        radio: radioOf(access),
        cells: cell === undefined ? undefined : [cell],
        ...addresses,
      }),
    };
    return record('cell-session', data, this.#unit, this.#beside());
  }

  #party({ roleWord, element }: Party): NonNullable<Call['parties']>[number] {
    return {
      role: ROLES[roleWord] ?? 'participant',
      ...given({
        roleWord: roleWord === '' ? undefined : { raw: roleWord },
        phone: this.#text(element, 'partyNumber'),
        imsi: this.#text(element, 'iMSI'),
        imei: this.#text(element, 'iMEI'),
        cell: readCell(element, this.#taken),
      }),
    };
  }

  #times(element: XmlElement, name: string): { start?: When; end?: When; durationSeconds?: Said<number> } {
    const interval = childAt(element, name);
    if (interval === undefined) return {};
    const duration = childAt(interval, 'durationTime');
    if (duration !== undefined) this.#taken.push(duration);
    return given({
      start: this.#time(childAt(interval, 'startTime')),
      end: this.#time(childAt(interval, 'endTime')),
      durationSeconds: duration === undefined ? undefined : saidNumber(duration.text),
    });
  }

  #time(element: XmlElement | undefined): When | undefined {
    if (element === undefined) return undefined;
    this.#taken.push(element);
    const when = utcFromText(element.text);
    if (when === undefined)
      this.#faults.push(
        gap('unreadable-time', this.#unit, `Under ${element.name} stands no time that can be read.`, element.text, element.at),
      );
    return when;
  }

  #text(element: XmlElement, name: string): Said | undefined {
    const child = childAt(element, name);
    if (child === undefined || child.text === '') return undefined;
    this.#taken.push(child);
    return { raw: child.text };
  }

  /** Addresses stand in national pairs: `"A_PRIVATE_IPV4"="100.64.7.9"`, also under misspelt names. */
  #addresses(): Pick<CellSession, 'addresses' | 'publicAddress' | 'privateAddress'> {
    const found = this.#pairs().flatMap(({ name, raw }) => {
      const read = /IP/i.test(name) ? readAddress(raw) : undefined;
      return read === undefined ? [] : [{ name, address: raw === read.address ? { raw } : said(raw, read.address) }];
    });
    if (found.length === 0) return {};
    const one = (pattern: RegExp) => found.find(({ name }) => pattern.test(name))?.address;
    return {
      addresses: found.map(({ address }) => address),
      ...given({ publicAddress: one(/PU[BP]LIC/i), privateAddress: one(/PRIVATE/i) }),
    };
  }

  /** `"Key"="Value";"Key"="Value"` */
  #pairs(): { name: string; raw: string; at: XmlElement['at'] }[] {
    return [...descendants(this.#unit, 'otherInformation')].flatMap((element) =>
      [...element.text.matchAll(/"([^"]*)"\s*=\s*"([^"]*)"/g)].map((pair) => ({ name: pair[1]!, raw: pair[2]!, at: element.at })),
    );
  }

  /** What no member of the record model holds: the record's number, every pair, and each leaf that was not taken. */
  #beside(): RecordBeside {
    const paired = [...descendants(this.#unit, 'otherInformation')].filter((element) => /"="/.test(element.text));
    const extra = [...leaves(this.#unit, [...this.#taken, ...paired]), ...this.#pairs()];
    return extra.length === 0 ? {} : { extra };
  }
}

function radioOf(access: XmlElement): Said | undefined {
  const name = childAt(access, 'nwAccessType')?.children[0]?.name;
  return name === undefined ? undefined : { raw: name };
}
