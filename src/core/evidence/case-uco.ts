// SPDX-License-Identifier: Apache-2.0
/**
 * Records as CASE 1.4 / UCO 1.4 (JSON-LD): accounts, addresses, messages, places and events where the ontology has a class; every other kind is
 * an observable object. Nothing of a record is lost: the whole of it stands in the extension `rogatory:record`, with the bytes it was read
 * from (docs/case-uco-extension.md).
 */
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../custody/canonical-json.ts';
import { statedMembers } from '../mappings/stated-values.ts';
import type { Named } from '../records/kinds/accounts.ts';
import { bytesOf, type Place, pathText } from '../records/place.ts';
import type { AnyRecord } from '../records/record.ts';
import { meant, type Said } from '../records/said.ts';
import type { When } from '../records/when.ts';
import type { BundleExhibit } from './bundle-index.ts';
import type { WithheldRecord } from './withheld-records.ts';

/** One node of the graph. */
export interface UcoNode {
  readonly '@id': string;
  readonly '@type': string | readonly string[];
  readonly [property: string]: Json;
}

export const UCO_CONTEXT = {
  kb: 'urn:rogatory:kb:',
  rogatory: 'https://rogatory.example/ns/1#',
  'case-investigation': 'https://ontology.caseontology.org/case/investigation/',
  'uco-action': 'https://ontology.unifiedcyberontology.org/uco/action/',
  'uco-core': 'https://ontology.unifiedcyberontology.org/uco/core/',
  'uco-identity': 'https://ontology.unifiedcyberontology.org/uco/identity/',
  'uco-location': 'https://ontology.unifiedcyberontology.org/uco/location/',
  'uco-observable': 'https://ontology.unifiedcyberontology.org/uco/observable/',
  'uco-types': 'https://ontology.unifiedcyberontology.org/uco/types/',
  'uco-vocabulary': 'https://ontology.unifiedcyberontology.org/uco/vocabulary/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** The text of a JSON-LD document, a node a line, in parts: a reading of millions of records is never one text in memory. */
export async function* caseUcoText(nodes: Iterable<UcoNode> | AsyncIterable<UcoNode>): AsyncGenerator<string> {
  yield `{"@context":${canonicalJson(UCO_CONTEXT)},"@graph":[`;
  let first = true;
  for await (const node of nodes) {
    yield `${first ? '\n' : ',\n'}${canonicalJson(node as unknown as Json)}`;
    first = false;
  }
  yield '\n]}\n';
}

/** The exhibit as a file, and the act of taking it in. */
export function* exhibitNodes({ sha256, sizeBytes, name, receivedAt, receivedBy }: Omit<BundleExhibit, 'path'>): Generator<UcoNode> {
  const file = fileId(sha256);
  const person = id('identity', receivedBy);
  yield {
    '@id': file,
    '@type': 'uco-observable:File',
    'uco-core:hasFacet': [
      {
        '@id': id('file-facet', sha256),
        '@type': 'uco-observable:FileFacet',
        'uco-observable:fileName': name,
        'uco-observable:sizeInBytes': typed('integer', sizeBytes),
      },
      {
        '@id': id('content-facet', sha256),
        '@type': 'uco-observable:ContentDataFacet',
        'uco-observable:hash': {
          '@id': id('hash', sha256),
          '@type': 'uco-types:Hash',
          'uco-types:hashMethod': { '@type': 'uco-vocabulary:HashNameVocab', '@value': 'SHA256' },
          'uco-types:hashValue': typed('hexBinary', sha256),
        },
      },
    ],
  };
  yield { '@id': person, '@type': 'uco-identity:Identity', 'uco-core:name': receivedBy };
  yield {
    '@id': id('received', sha256),
    '@type': 'case-investigation:InvestigativeAction',
    'uco-core:name': 'received and sealed',
    'uco-action:performer': { '@id': person },
    'uco-action:result': [{ '@id': file }],
    'uco-action:startTime': typed('dateTime', receivedAt),
  };
}

/** Nodes of records, each account and address once; `seen` is kept between the pages of one reading. */
export function* recordNodes(records: Iterable<AnyRecord>, seen = new Set<string>()): Generator<UcoNode> {
  for (const record of records)
    for (const node of nodesOf(record)) {
      if (seen.has(node['@id'])) continue;
      if (!node['@id'].startsWith('kb:record-')) seen.add(node['@id']);
      yield node;
    }
}

/** What stands in the graph for a record that was left out: its kind, why, by whom, and the commitment to it. */
export function withheldNode({ kind, commitment, reason, decidedBy }: Omit<WithheldRecord, 'n'>, item: string): UcoNode {
  return {
    '@id': id('withheld', commitment),
    '@type': 'uco-core:UcoObject',
    'rogatory:kind': kind,
    'rogatory:withheld': commitment,
    'rogatory:withheldBecause': reason,
    'rogatory:decidedBy': decidedBy,
    'rogatory:item': { '@id': fileId(item) },
  };
}

function* nodesOf(record: AnyRecord): Generator<UcoNode> {
  const common = commonOf(record);
  const owner = record.of === undefined ? undefined : accountNode(record.of.provider, record.of.value);
  if (owner !== undefined) yield owner;
  switch (record.kind) {
    case 'account': {
      yield withFacets({ ...common, '@type': 'uco-observable:ApplicationAccount' }, [
        {
          '@id': id('account-facet', record.id),
          '@type': 'uco-observable:AccountFacet',
          ...text('uco-observable:accountIdentifier', record.data.accountId ?? record.data.username),
        },
      ]);
      return;
    }
    case 'ip-event': {
      const address = addressNode(record.data.address);
      if (address !== undefined) yield address;
      yield {
        ...common,
        '@type': 'uco-core:Event',
        'uco-core:eventType': [record.data.action.raw === '' ? 'recorded' : record.data.action.raw],
        ...refs('uco-core:eventContext', [owner, address]),
        ...time('uco-core:startTime', record.data.at),
        ...time('uco-core:endTime', record.data.until),
      };
      return;
    }
    case 'message': {
      const { author, recipients = [], sent, body, messageId } = record.data;
      const from = author === undefined ? undefined : accountNode(record.of?.provider ?? 'not stated', namedText(author));
      const to = recipients.map((one) => accountNode(record.of?.provider ?? 'not stated', namedText(one)));
      for (const node of [from, ...to]) if (node !== undefined) yield node;
      yield withFacets({ ...common, '@type': 'uco-observable:Message' }, [
        {
          '@id': id('message-facet', record.id),
          '@type': 'uco-observable:MessageFacet',
          ...text('uco-observable:messageText', body),
          ...text('uco-observable:messageID', messageId),
          ...time('uco-observable:sentTime', sent),
          ...(from === undefined ? {} : { 'uco-observable:from': { '@id': from['@id'] } }),
          ...refs('uco-observable:to', to),
        },
      ]);
      return;
    }
    default:
      yield { ...common, '@type': 'uco-observable:ObservableObject' };
  }
}

/** What every record carries, whatever its class: all of it, where it was read, by what, and from which exhibit. */
function commonOf(record: AnyRecord): UcoNode {
  const stated = statedMembers(record);
  return {
    '@id': `kb:record-${asUuid(record.id)}`,
    '@type': 'uco-core:UcoObject',
    'rogatory:kind': record.kind,
    'rogatory:record': canonicalJson(record as unknown as Json),
    'rogatory:readFrom': placeText(record.place),
    'rogatory:reader': `${record.parser.id}/${record.parser.version}`,
    'rogatory:item': { '@id': fileId(record.place.item) },
    ...(stated.length > 0 && { 'rogatory:statedByPerson': stated }),
  };
}

function accountNode(provider: string, value: string): UcoNode {
  const key = `${provider}\n${value}`;
  return withFacets({ '@id': id('account', key), '@type': 'uco-observable:ApplicationAccount', 'rogatory:provider': provider }, [
    { '@id': id('account-facet', key), '@type': 'uco-observable:AccountFacet', 'uco-observable:accountIdentifier': value },
  ]);
}

/** Only what is an address becomes one; anything else stays in `rogatory:record`. */
function addressNode({ norm }: Said): UcoNode | undefined {
  if (norm === undefined) return undefined;
  const type = norm.includes(':') ? 'IPv6Address' : 'IPv4Address';
  return withFacets({ '@id': id('address', norm), '@type': `uco-observable:${type}` }, [
    { '@id': id('address-facet', norm), '@type': `uco-observable:${type}Facet`, 'uco-observable:addressValue': norm },
  ]);
}

/** An account by its id where the source gives one, else by whatever it calls it. */
function namedText({ id: stated, username, phone, email, name }: Named): string {
  return meant(stated) ?? meant(username) ?? meant(phone) ?? meant(email) ?? meant(name) ?? 'not stated';
}

function withFacets(node: UcoNode, facets: readonly UcoNode[]): UcoNode {
  return { ...node, 'uco-core:hasFacet': facets };
}

function text(property: string, value: Said | undefined): Record<string, Json> {
  const said = meant(value);
  return said === undefined || said === '' ? {} : { [property]: said };
}

/** xsd:dateTime wants a second and a zone; a moment without them stays as it was written, in `rogatory:record`. */
function time(property: string, when: When | undefined): Record<string, Json> {
  return when?.utc !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(when.utc)
    ? { [property]: typed('dateTime', when.utc) }
    : {};
}

function refs(property: string, nodes: readonly (UcoNode | undefined)[]): Record<string, Json> {
  const there = nodes.filter((node) => node !== undefined).map((node) => ({ '@id': node['@id'] }));
  return there.length === 0 ? {} : { [property]: there };
}

function typed(type: 'dateTime' | 'integer' | 'hexBinary', value: string | number): Json {
  return { '@type': `xsd:${type}`, '@value': String(value) };
}

export function placeText(place: Place): string {
  const bytes = bytesOf(place.at);
  return `${pathText(place.path)}${bytes === undefined ? '' : ` bytes ${bytes.from}-${bytes.to}`}`;
}

const fileId = (sha256: string): string => id('file', sha256);

/** Names end in a UUID, as UCO wants them; ours come from what they name, so that the same thing has the same name everywhere. */
function id(what: string, key: string): string {
  return `kb:${what}-${asUuid(createHash('sha256').update(`${what}\n${key}`).digest('hex'))}`;
}

/** UUID of version 8 (RFC 9562 §5.8) out of 32 hex digits. */
function asUuid(hex: string): string {
  const h = hex.padEnd(32, '0');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20, 32)}`;
}
