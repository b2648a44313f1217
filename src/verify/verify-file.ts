// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isTraceCertificate, verifyAnyTrace } from '../core/currency/certificate/verify-certificate.ts';
import { CHECKPOINT_PATH, INDEX_PATH } from '../core/evidence/bundle-index.ts';
import type { FoundKey } from './check-checkpoint.ts';
import type { Container } from './container.ts';
import { collectFindings, type Findings, type Report, reportOf } from './finding.ts';
import { openFolder } from './folder-container.ts';
import type { Trust } from './trust.ts';
import { bagRoot, verifyBag } from './verify-bag.ts';
import { verifyBundle } from './verify-bundle.ts';
import { verifyLogFolder } from './verify-log-folder.ts';
import { verifyPdf } from './verify-pdf.ts';
import { verifyWacz } from './verify-wacz.ts';
import { openZip } from './zip-container.ts';

/**
 * Finds out what a file or folder is and checks it: everything found, good and bad.
 * @returns undefined when it is nothing that can be checked
 * @throws the error of the file system where it cannot be read
 */
export async function verifyFile(path: string, trust: Trust): Promise<Report | undefined> {
  const findings = collectFindings();
  if (statSync(path).isDirectory()) {
    if (existsSync(join(path, 'checkpoint')) && !existsSync(join(path, 'bagit.txt'))) {
      await verifyLogFolder(path, keysBeside(path), trust, findings);
      return reportOf('log', findings);
    }
    return await verifyContainer(await openFolder(path, findings), trust, findings);
  }
  const head = await firstBytes(path, 65_536);
  if (head.subarray(0, 5).equals(Buffer.from('%PDF-'))) {
    await verifyPdf(readFileSync(path), basename(path), trust, findings);
    return reportOf('request-pdf', findings);
  }
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04')) || (await hasZipEnd(path))) {
    const zip = await openZip(path, findings);
    return zip === undefined ? undefined : await verifyContainer(zip, trust, findings);
  }
  return head[0] === 0x7b ? traceReport(path, findings) : undefined;
}

async function verifyContainer(container: Container, trust: Trust, findings: Findings): Promise<Report | undefined> {
  try {
    const root = bagRoot(container);
    if (root === undefined && container.zip !== undefined && container.files.some(isOfWacz)) {
      await verifyWacz(container, trust, findings);
      return reportOf('wacz', findings);
    }
    if (root === undefined) return findings.all.some(({ code }) => code === 'ZIP_BOMB') ? reportOf('bag', findings) : undefined;
    const isBundle = container.files.some((file) => [INDEX_PATH, CHECKPOINT_PATH].some((known) => file.path === root + known));
    if (isBundle) await verifyBundle(container, root, trust, findings);
    else await verifyBag(container, root, findings);
    return reportOf(isBundle ? 'bundle' : 'bag', findings);
  } finally {
    await container.close();
  }
}

/** A WACZ whose package description is gone is one still. */
function isOfWacz({ path }: { readonly path: string }): boolean {
  return path === 'datapackage.json' || path === 'datapackage-digest.json' || /^archive\/.*\.warc(\.gz)?$/.test(path);
}

function traceReport(path: string, findings: Findings): Report | undefined {
  const bytes = readFileSync(path);
  if (!isTraceCertificate(bytes)) return undefined;
  const name = basename(path);
  for (const { code, good, said, where } of verifyAnyTrace(bytes).findings)
    if (good) findings.good(code, said, `${name}, ${where}`);
    else findings.bad(code, said, `${name}, ${where}`);
  return reportOf('trace-certificate', findings);
}

function keysBeside(folder: string): FoundKey[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.vkey') || name === 'vkey')
    .map((name) => ({ where: name, text: readFileSync(join(folder, name), 'utf8') }));
}

async function firstBytes(path: string, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A ZIP whose first header is damaged still has its end. */
async function hasZipEnd(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 65_557);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.lastIndexOf(Buffer.from('PK\x05\x06')) >= 0;
  } finally {
    await file.close();
  }
}
