// SPDX-License-Identifier: Apache-2.0
import { utcFromText } from '../../core/records/index.ts';
import { given } from '../fields/given.ts';
import { type Finding, gap, left, type ReturnParser, record } from '../return-parser.ts';
import { childAt, type XmlUnit, xmlElements } from '../tokenisers/xml.ts';
import { readResponse } from './read-response.ts';
import { leaves } from './xml-leaves.ts';

/**
 * Retained data of an operator, ETSI TS 102 657 as XML, namespace `http://uri.etsi.org/02657/v<version>#/RetainedData`:
 *
 *     <RetainedDataMessage><retainedDataHeader>…<requestNumber>REQ-2026-0007</requestNumber>…<cSPID>OPERATOR-1</cSPID>…</retainedDataHeader>
 *       … <ResponseRecord><recordNumber>1</recordNumber><recordPayload><telephonyRecord><telephonyServiceUsage>…</ResponseRecord> …
 *
 * Versions differ in the field: elements are found by their local names, the namespace only recognises. Times carry their offset. Each record is
 * one call, one short message or one data session; a shape that is none of these is a gap. Pairs of `otherInformation` all stand beside.
 * Not read: subscriber records, billing, e-mail records, the ASN.1 encoding.
 */
export const etsiTs102657: ReturnParser = {
  id: 'etsi-ts-102657',
  provider: 'telecom',
  version: '1',
  title: 'ETSI TS 102 657: retained data (XML)',
  basis: { tier: 'inferred', source: 'a public importer; the standard beyond it is not checked' },
  gives: ['return-described', 'call', 'message', 'cell-session'],
  recognises: (file) => /\buri\.etsi\.org\/02657\//.test(file.text) && /<(\w+:)?RetainedDataMessage\b/.test(file.text),
  *read(file) {
    for (const unit of xmlElements(file, ['retainedDataHeader', 'ResponseRecord', 'responseRecord'])) {
      if (unit.name === 'retainedDataHeader') yield* headerOf(unit);
      else if (unit.asked) yield* readResponse(unit);
      else if (/Status|Complete|Number|Count/i.test(unit.name)) yield left('a member of the envelope', unit);
      else yield gap('unknown-shape', unit, `An element that is not known: ${unit.at.path}.`);
    }
  },
};

function* headerOf(unit: XmlUnit): Generator<Finding> {
  const provider = childAt(unit, 'cSPID');
  const ticket = childAt(unit, 'requestID', 'requestNumber');
  const stamp = childAt(unit, 'timeStamp');
  const generated = stamp === undefined ? undefined : utcFromText(stamp.text);
  const data = given({ ticket: ticket === undefined ? undefined : { raw: ticket.text }, generated });
  const extra = leaves(unit, [provider, ticket, stamp]);
  yield record('return-described', { provider: { raw: provider?.text ?? '' }, ...data }, unit, extra.length === 0 ? {} : { extra });
  if (stamp !== undefined && generated === undefined)
    yield gap('unreadable-time', unit, 'Under timeStamp stands no time that can be read.', stamp.text, stamp.at);
}
