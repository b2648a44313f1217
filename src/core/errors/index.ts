// SPDX-License-Identifier: Apache-2.0
/** Every error area of the program, for the catalogue, the API and the test that compares them with docs/errors.md. One line an area. */
import { AccessError } from './access.ts';
import { BackupError } from './backup.ts';
import { BundleError } from './bundle.ts';
import { CaptureError } from './capture.ts';
import { CaseError } from './case.ts';
import { CliError } from './cli.ts';
import { CurrencyError } from './currency.ts';
import { DocumentError } from './document.ts';
import type { ErrorKind, ErrorKinds } from './error-area.ts';
import { EvidenceError } from './evidence.ts';
import { ExchangeError } from './exchange.ts';
import { IncomingError } from './incoming.ts';
import { InputError } from './input.ts';
import { KnowledgeError } from './knowledge.ts';
import { LogError } from './log.ts';
import { RecordsError } from './records.ts';
import { RequestError } from './request.ts';
import { ReturnError } from './return.ts';
import { StoreError } from './store.ts';
import { VaultError } from './vault.ts';

export { type ErrorArea, type ErrorKind, type ErrorKinds, errorArea, RogatoryError } from './error-area.ts';

export const errorAreas: readonly { readonly area: string; readonly kinds: ErrorKinds }[] = [
  AccessError,
  BackupError,
  BundleError,
  CaptureError,
  CaseError,
  CliError,
  CurrencyError,
  EvidenceError,
  ExchangeError,
  IncomingError,
  InputError,
  DocumentError,
  KnowledgeError,
  LogError,
  RecordsError,
  RequestError,
  ReturnError,
  StoreError,
  VaultError,
];

/** Of a code as it stands in an entry of the log, `REQUEST_FOUR_EYES`. @returns undefined for one that this program does not know */
export function errorKindOf(fullCode: string): ErrorKind | undefined {
  const found = errorAreas.find(
    ({ area, kinds }) => fullCode.startsWith(`${area}_`) && Object.hasOwn(kinds, fullCode.slice(area.length + 1)),
  );
  return found?.kinds[fullCode.slice(found.area.length + 1)];
}
