// SPDX-License-Identifier: Apache-2.0
/** What is said about a capture inside its archive (`capture/record.json`), and on standard output by `rogatory capture --json`. */
import type { CaptureLimits } from './limits.ts';
import type { ManualPart } from './manual.ts';

/** What a capture does not hold, or holds with a doubt. Closed: a new reason is a new word here and a sentence where it is found. */
export type GapReason =
  | 'time-limit'
  | 'request-limit'
  | 'size-limit'
  | 'unpacked-size-limit'
  | 'height-limit'
  | 'address-refused'
  | 'no-answer'
  | 'answer-cut-off'
  | 'too-many-redirects'
  | 'empty-answer'
  | 'certificate-not-valid'
  | 'not-a-page'
  | 'still-loading'
  | 'did-not-answer'
  | 'window-closed'
  | 'not-taken-out'
  | 'sign-in-typed'
  | 'something-sent'
  | 'not-stamped';

export interface Gap {
  readonly why: GapReason;
  /** One sentence. */
  readonly what: string;
  /** The address it concerns. */
  readonly url?: string;
}

/** Why the page was visited, as the person stated it. */
export interface CapturePurpose {
  readonly case: string | null;
  readonly purpose: string | null;
  readonly legalBasis: string | null;
  /** What is kept away or not looked at, to spare bystanders; absent: nothing was stated. */
  readonly minimisation?: string;
}

export interface Redirect {
  readonly url: string;
  readonly status: number;
  readonly location: string;
}

/** A certificate of a chain, leaf first. */
export interface ServerCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly sha256: string;
  readonly pem: string;
}

/** A host that answered: what the name service said, which of its addresses was asked, and what it showed of itself. */
export interface CapturedServer {
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly string[];
  readonly address: string;
  readonly tls: {
    readonly protocol: string | null;
    readonly cipher: string;
    /** `valid`, or why the chain does not lead to an authority that this program trusts. */
    readonly verified: string;
    readonly chain: readonly ServerCertificate[];
  } | null;
}

export interface CaptureRecord {
  readonly schema: 'rogatory.capture/1';
  readonly asked: CapturePurpose & { readonly url: string };
  readonly startedAt: string;
  readonly endedAt: string;
  readonly program: string;
  /** The proxy of the agency that every connection went through; absent: they began at this machine. */
  readonly wayOut?: string;
  /** How the bytes were taken, in words for a court. */
  readonly method: readonly string[];
  readonly browser: {
    readonly version: string;
    readonly userAgent: string;
    /** `on`, or why it was not. */
    readonly sandbox: string;
    readonly viewport: { readonly width: number; readonly height: number };
    readonly locale: string;
    readonly timeZone: string;
  };
  readonly page: {
    readonly url: string;
    readonly title: string;
    /** Null when no answer came. */
    readonly status: number | null;
    readonly redirects: readonly Redirect[];
    /** Addresses that the page itself went on to, in order. */
    readonly navigations: readonly string[];
    readonly heightPixels: number;
  };
  readonly servers: readonly CapturedServer[];
  readonly requests: number;
  readonly responses: number;
  readonly bytes: number;
  readonly webSocketFrames: number;
  /** Files of the archive that show the page. */
  readonly views: {
    readonly pictures: readonly string[];
    readonly text: string | null;
    readonly dom: string | null;
    readonly mhtml: string | null;
  };
  /** The clock of this machine against a time-stamp authority; null when none was asked. */
  readonly clock: { readonly authority: string; readonly offsetMs: number; readonly withinMs: number } | null;
  readonly limits: CaptureLimits;
  /** Of a capture by a person in a recorded window; absent: the program visited one page by itself. */
  readonly manual?: ManualPart;
  readonly gaps: readonly Gap[];
}

/** Where each part of a capture lies inside its archive. */
export const CAPTURE_PARTS = {
  record: 'capture/record.json',
  text: 'capture/text.txt',
  dom: 'capture/dom.html',
  mhtml: 'capture/page.mhtml',
  console: 'capture/console.jsonl',
  payloads: 'capture/payload-digests.txt',
  payloadsStamp: 'capture/payload-digests.tsr',
  warc: 'archive/data.warc.gz',
  index: 'indexes/index.cdx',
  pages: 'pages/pages.jsonl',
} as const;

/** The pictures of a long page, from the top: `capture/screenshot-01.png`. */
export function picturePath(number: number): string {
  return `capture/screenshot-${String(number).padStart(2, '0')}.png`;
}
