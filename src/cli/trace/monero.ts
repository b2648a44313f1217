// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { fromHex } from '../../core/currency/addresses/digests.ts';
import { decodeMonero } from '../../core/currency/addresses/monero.ts';
import { chainWords } from '../../core/currency/chain-words.ts';
import { checkMoneroProof, UnusableProof } from '../../core/currency/monero/check-proof.ts';
import { otherMoneroProof, wordsOfOtherProof } from '../../core/currency/monero/other-proofs.ts';
import { type MoneroTransaction, readMoneroTransaction, UnreadableMonero } from '../../core/currency/monero/read-transaction.ts';
import { nothingToFollow, wordsOfCheck } from '../../core/currency/monero/words.ts';
import { CliError } from '../../core/errors/cli.ts';
import { type ExitCode, parseOptions, printJson, type Terminal } from '../command.ts';
import { languageOf } from '../language-of.ts';

/** `rogatory trace monero [TX] --address A [--proof TEXT [--message TEXT]] [--txid NAME] [--lang en|ar|fr] [--json]` */
export async function traceMonero(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseOptions('trace', {
    args: [...args],
    options: {
      address: { type: 'string' },
      proof: { type: 'string' },
      message: { type: 'string', default: '' },
      txid: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const { address, proof, message, txid } = values;
  const language = languageOf(values.lang);
  const [path] = positionals;
  const other = proof === undefined ? undefined : otherMoneroProof(proof);
  if (address === undefined || positionals.length > 1 || (other === undefined && (path === undefined) !== (proof === undefined)))
    throw wrong('expected --address, and to check a proof one file of the transaction and --proof');
  const known = decodeMonero(address);
  if (known === undefined) throw wrong('the address is no Monero address, or its checksum does not hold');
  if (other !== undefined) {
    const says = wordsOfOtherProof(other, language);
    const document = { schema: 'rogatory.monero-proof/1', address, kind: other, verdict: 'not-checked', says };
    if (values.json) printJson(terminal, document);
    else terminal.out(`${says.join('\n')}\n`);
    return 1;
  }
  if (path === undefined || proof === undefined) {
    const says = nothingToFollow(language);
    if (values.json) printJson(terminal, { schema: 'rogatory.monero-address/1', address, chain: known.chain, kind: known.what, says });
    else terminal.out(`${chainWords(known.chain, 'en')}, ${known.what}\n${says.join('\n')}\n`);
    return 0;
  }
  const transaction = readTransactionFile(path);
  if (txid !== undefined && txid.toLowerCase() !== transaction.txid)
    throw unreadable(path, `its bytes are transaction ${transaction.txid}, not the one that was named`);
  const check = checked(transaction, { address, proof, message });
  const says = wordsOfCheck(check, language);
  const document = {
    schema: 'rogatory.monero-proof/1',
    txid: transaction.txid,
    address,
    kind: check.kind,
    version: check.version ?? null,
    verdict: check.verdict,
    outputs: check.receipts.map((one) => ({ ...one, amount: String(one.amount) })),
    total: String(check.total),
    paymentId: check.paymentId ?? null,
    says,
  };
  if (values.json) printJson(terminal, document);
  else {
    for (const { output, amount, amountBy } of check.receipts)
      terminal.out(`${String(amount).padStart(20)} piconero  ${transaction.txid}:${output}  (${amountBy})\n`);
    terminal.out(`${says.join('\n')}\n`);
  }
  return check.verdict === 'shown' ? 0 : 1;
}

function checked(transaction: MoneroTransaction, claim: Parameters<typeof checkMoneroProof>[1]): ReturnType<typeof checkMoneroProof> {
  try {
    return checkMoneroProof(transaction, claim);
  } catch (cause) {
    if (!(cause instanceof UnusableProof)) throw cause;
    throw wrong(cause.message);
  }
}

const LARGEST_BYTES = 4 * 2 ** 20;

/** Hex as a node gives it, or its whole answer (`get_transactions`), pruned or not. */
function readTransactionFile(path: string): MoneroTransaction {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new CliError('UNREADABLE_INPUT', { message: `${path}: expected a transaction, it could not be read. Check the path.`, cause });
  }
  if (text.length > LARGEST_BYTES) throw unreadable(path, 'it is larger than any transaction');
  const { bytes, restHash } = partsOf(text);
  if (bytes === undefined || bytes.length === 0) throw unreadable(path, 'it is neither hex nor the answer of a node about one transaction');
  try {
    return readMoneroTransaction(bytes, restHash);
  } catch (cause) {
    if (!(cause instanceof UnreadableMonero)) throw cause;
    throw unreadable(path, cause.message, cause);
  }
}

function partsOf(text: string): { readonly bytes?: Uint8Array | undefined; readonly restHash?: Uint8Array } {
  if (!text.startsWith('{')) return { bytes: fromHex(text) };
  try {
    const answer = JSON.parse(text) as { txs?: unknown[] };
    const one = (Array.isArray(answer.txs) && answer.txs.length === 1 ? answer.txs[0] : answer) as Record<string, unknown>;
    const hex = (name: string) => (typeof one[name] === 'string' && one[name] !== '' ? fromHex(one[name]) : undefined);
    const restHash = hex('prunable_hash');
    const [pruned, rest] = [hex('pruned_as_hex'), hex('prunable_as_hex')];
    const whole = hex('as_hex') ?? (pruned && rest ? Uint8Array.from([...pruned, ...rest]) : pruned);
    return { bytes: whole, ...(restHash?.length === 32 ? { restHash } : {}) };
  } catch {
    return {};
  }
}

const wrong = (what: string) => new CliError('WRONG_USE', { message: `rogatory trace monero: ${what}.` });
const unreadable = (path: string, what: string, cause?: unknown) =>
  new CliError('UNREADABLE_INPUT', { message: `${path}: ${what}. Get the transaction again.`, cause });
