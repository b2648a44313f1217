// SPDX-License-Identifier: Apache-2.0
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type { Said } from '../core/errors/say.ts';
import { bagFound } from '../core/errors/sentences/found-in-bag.ts';
import { captureFound } from '../core/errors/sentences/found-in-capture.ts';
import { placeIn } from '../core/errors/sentences/place-in-file.ts';
import { checkPayloads } from './check-payloads.ts';
import { checkStamp } from './check-stamp.ts';
import { certificatesOf, chainTo, nameOf } from './cms.ts';
import { type ContainedFile, type Container, readWhole } from './container.ts';
import type { Findings } from './finding.ts';
import { hashFile } from './hash-files.ts';
import type { Trust } from './trust.ts';

const PACKAGE = 'datapackage.json';
const DIGEST = 'datapackage-digest.json';
/** wacz-auth 0.1, step 7 of its verification. */
const TEN_MINUTES_MS = 600_000;
const SMALL = 64 * 1024 * 1024;
const STAMP_PLACE = placeIn('stamp', { file: DIGEST });

/**
 * A captured page (WACZ 1.1): every part against the hash that the package states, the package against its digest, the digest's signature
 * (wacz-auth 0.1: ECDSA over the text of `hash`), and the time-stamp over that signature.
 */
export async function verifyWacz(container: Container, trust: Trust, findings: Findings): Promise<void> {
  const files = new Map<string, ContainedFile>();
  for (const file of container.files)
    if (files.has(file.path)) findings.bad('NAME_REPEATED', bagFound('name-repeated'), file.path);
    else files.set(file.path, file);
  const bytes = await whole(files.get(PACKAGE));
  const resources = resourcesOf(bytes);
  if (bytes === undefined || resources === undefined) {
    findings.bad('WACZ_FORM', captureFound('package-form'), PACKAGE);
    return;
  }
  await compareResources(resources, files, findings);
  await checkDigest(bytes, await whole(files.get(DIGEST)), trust, findings);
  await checkPayloads(files, trust, findings);
  findings.note('WACZ_PROVES', captureFound('proves-not'), container.name);
}

interface Resource {
  readonly path: string;
  readonly hash: string;
}

/** `hash: "sha256:…"`, or as WACZ before 1.0 had it, `stats.hash` and `hashing`. */
function resourcesOf(bytes: Buffer | undefined): readonly Resource[] | undefined {
  const list = (parsed(bytes) as { resources?: unknown } | undefined)?.resources;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const resources = list.map((one) => ({ path: one?.path, hash: one?.hash ?? `${one?.hashing ?? 'sha256'}:${one?.stats?.hash}` }));
  const fits = (one: { path: unknown; hash: unknown }) =>
    typeof one.path === 'string' && /^(sha224|sha256|sha512|md5):[0-9a-f]+$/.test(String(one.hash));
  return resources.every(fits) ? (resources as Resource[]) : undefined;
}

async function compareResources(
  resources: readonly Resource[],
  files: ReadonlyMap<string, ContainedFile>,
  findings: Findings,
): Promise<void> {
  let fitting = 0;
  for (const { path, hash } of resources) {
    const [digest = 'sha256', stated] = hash.split(':');
    const file = files.get(path);
    if (file === undefined) {
      findings.bad('WACZ_FORM', captureFound('part-missing'), path);
      continue;
    }
    const { digests } = await hashFile(file, [digest]);
    if (digests[digest] === stated) fitting += 1;
    else findings.bad('WACZ_HASH_MISMATCH', captureFound('part-differs', { digest }), path);
  }
  for (const path of files.keys())
    if (path !== PACKAGE && path !== DIGEST && !resources.some((one) => one.path === path))
      findings.bad('FILE_UNLISTED', captureFound('part-unlisted'), path);
  if (!resources.some(({ path }) => /\.warc(\.gz)?$/.test(path))) findings.bad('WACZ_FORM', captureFound('no-recording'), PACKAGE);
  if (fitting > 0) findings.good('WACZ_HASHED', captureFound('hashed', { count: fitting, all: resources.length }), PACKAGE);
}

async function checkDigest(package_: Buffer, bytes: Buffer | undefined, trust: Trust, findings: Findings): Promise<void> {
  if (bytes === undefined) {
    findings.note('WACZ_UNSIGNED', captureFound('unsigned'), DIGEST);
    return;
  }
  const digest = parsed(bytes) as { readonly hash?: unknown; readonly signedData?: Partial<Record<string, string>> } | undefined;
  const actual = `sha256:${createHash('sha256').update(package_).digest('hex')}`;
  if (digest?.hash !== actual) findings.bad('WACZ_HASH_MISMATCH', captureFound('digest-differs'), DIGEST);
  const signed = digest?.signedData;
  if (signed === undefined) findings.note('WACZ_UNSIGNED', captureFound('unsigned'), DIGEST);
  else await checkSigned(signed, actual, trust, findings);
}

async function checkSigned(signed: Partial<Record<string, string>>, actual: string, trust: Trust, findings: Findings): Promise<void> {
  if (signed.hash !== actual) findings.bad('WACZ_SIGNATURE', captureFound('other-package'), DIGEST);
  const key = keyOf(signed);
  if (key === undefined || signed.signature === undefined || signed.hash === undefined) {
    findings.bad('WACZ_SIGNATURE', captureFound('signature-lacks'), DIGEST);
    return;
  }
  if (isSignature(signed.hash, key, signed.signature))
    findings.good(
      'WACZ_SIGNATURE',
      captureFound('signed', { at: signed.created ?? captureFound('time-not-stated'), by: signerOf(signed) }),
      DIGEST,
    );
  else findings.bad('WACZ_SIGNATURE', captureFound('signature-wrong'), DIGEST);
  if (signed.timeSignature !== undefined) await checkTime(signed, signed.signature, trust, findings);
  checkDomain(signed, trust, findings);
}

function keyOf({ publicKey, domainCert }: Partial<Record<string, string>>): KeyObject | undefined {
  try {
    if (domainCert !== undefined) return certificatesOf([domainCert])[0]?.publicKey;
    return publicKey === undefined ? undefined : createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

function isSignature(hash: string, key: KeyObject, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  try {
    return (
      verify('sha256', Buffer.from(hash), key, bytes) || verify('sha256', Buffer.from(hash), { key, dsaEncoding: 'ieee-p1363' }, bytes)
    );
  } catch {
    return false;
  }
}

function signerOf({ domain, publicKey }: Partial<Record<string, string>>): Said {
  if (domain !== undefined) return captureFound('holder-of', { domain });
  const hash = createHash('sha256')
    .update(Buffer.from(publicKey ?? '', 'base64'))
    .digest('hex');
  return captureFound('key-of', { print: hash });
}

/** Authorities have stamped the signature as it stands in the file, in base64; some stamp its bytes. */
async function checkTime(signed: Partial<Record<string, string>>, signature: string, trust: Trust, findings: Findings): Promise<void> {
  const token = Buffer.from(signed.timeSignature ?? '', 'base64');
  const certificates = { trusted: trust.certificates, brought: signed.timestampCert === undefined ? [] : [signed.timestampCert] };
  const ofBytes: { good: boolean }[] = [];
  const silent = { all: [], good: () => {}, note: () => {}, bad: () => void ofBytes.push({ good: false }) };
  await checkStamp(token, Buffer.from(signature, 'base64'), DIGEST, certificates, silent);
  const stamped = ofBytes.length === 0 ? Buffer.from(signature, 'base64') : Buffer.from(signature);
  const at = await checkStamp(token, stamped, STAMP_PLACE, certificates, findings);
  if (at !== undefined && Math.abs(at.getTime() - Date.parse(signed.created ?? '')) > TEN_MINUTES_MS)
    findings.bad(
      'WACZ_STAMP',
      captureFound('times-apart', { stated: signed.created ?? captureFound('time-not-stated'), at: at.toISOString() }),
      DIGEST,
    );
  else if (at !== undefined) findings.good('WACZ_STAMP', captureFound('existed', { at: at.toISOString() }), DIGEST);
  else if (!findings.all.some(({ good, where }) => !good && where === STAMP_PLACE.en))
    findings.bad('WACZ_STAMP', captureFound('stamp-of-other'), DIGEST);
}

/** The domain's certificate must be one of that domain, valid then, and lead to a public authority (those that come with Node) or a trusted one. */
function checkDomain({ domain, domainCert, created }: Partial<Record<string, string>>, trust: Trust, findings: Findings): void {
  const [certificate, ...chain] = domainCert === undefined ? [] : certificatesOf([domainCert]);
  if (certificate === undefined || domain === undefined) return;
  if (certificate.checkHost(domain) === undefined) findings.bad('WACZ_SIGNATURE', captureFound('not-of-domain', { domain }), DIGEST);
  const result = chainTo(certificate, chain, certificatesOf([...trust.certificates, ...rootCertificates]), new Date(created ?? 0));
  if (result === 'trusted') findings.good('WACZ_SIGNATURE', captureFound('domain-trusted', { domain }), DIGEST);
  else if (result === 'not-trusted') findings.bad('WACZ_SIGNATURE', captureFound('domain-no-way', { name: nameOf(certificate) }), DIGEST);
  else findings.bad('WACZ_SIGNATURE', captureFound('domain-not-valid', { name: nameOf(certificate) }), DIGEST);
}

function parsed(bytes: Buffer | undefined): unknown {
  try {
    return bytes === undefined ? undefined : JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

async function whole(file: ContainedFile | undefined): Promise<Buffer | undefined> {
  return file === undefined ? undefined : await readWhole(file, SMALL);
}
