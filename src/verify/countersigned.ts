// SPDX-License-Identifier: Apache-2.0
import { SaidError } from '../core/errors/said-error.ts';
import type { Said } from '../core/errors/say.ts';
import { paperSays } from '../core/errors/sentences/paper.ts';
import { certificatesOf, checkSignature, nameOf, signedDataOf } from './cms.ts';
import { reasonOf } from './finding.ts';
import { textOfPdf } from './pdf-text.ts';
import { cmsIn } from './verify-pdf.ts';

/** What a PDF that another office has signed is against the file that the desk gave out. */
export type Countersigned =
  /** It does not begin with the desk's bytes: a scan, or printed anew. */
  | { readonly kind: 'another-file' }
  /** It is the desk's file and nothing more. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'wrong'; readonly why: Said }
  | { readonly kind: 'signed'; readonly by: string };

/**
 * An incremental update (ISO 32000-1 §7.5.6) leaves the bytes before it alone, so a file that was signed afterwards begins with the very
 * bytes the desk gave out. The last signature is over all bytes but its own, it is good, and the pages say what they said. Whether its
 * certificate is anybody's is for a person: the name is what it states.
 */
export function countersigned(returned: Buffer, own: Buffer): Countersigned {
  if (!returned.subarray(0, own.length).equals(own)) return { kind: 'another-file' };
  if (returned.length === own.length) return { kind: 'unchanged' };
  const text = returned.toString('latin1');
  const range = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1);
  const [a, b, c, d] = (range?.slice(1).map(Number) ?? []) as [number, number, number, number];
  if (range === undefined || a !== 0 || b < own.length || c < b || c + d !== returned.length)
    return { kind: 'wrong', why: paperSays('nothing-added') };
  const hole = text.slice(b, c);
  const der = /^<[0-9A-Fa-f\s]*>$/.test(hole) ? cmsIn(hole) : undefined;
  if (der === undefined) return { kind: 'wrong', why: paperSays('more-outside') };
  const said = signerOf(der, Buffer.concat([returned.subarray(0, b), returned.subarray(c)]));
  if (said.kind !== 'signed') return said;
  return saysTheSame(returned, own) ? said : { kind: 'wrong', why: paperSays('pages-differ') };
}

function signerOf(der: Buffer, content: Buffer): Countersigned {
  try {
    const found = checkSignature(signedDataOf(der), content, certificatesOf([]));
    if (!found.digestGood || !found.signatureGood) return { kind: 'wrong', why: paperSays('not-of-these-bytes') };
    return { kind: 'signed', by: nameOf(found.certificate) };
  } catch (error) {
    return { kind: 'wrong', why: paperSays('signature-unread', { why: reasonOf(error) }) };
  }
}

function saysTheSame(returned: Buffer, own: Buffer): boolean {
  try {
    return JSON.stringify(textOfPdf(returned)) === JSON.stringify(textOfPdf(own));
  } catch (error) {
    if (error instanceof SaidError || error instanceof TypeError || error instanceof RangeError) return false;
    throw error;
  }
}
