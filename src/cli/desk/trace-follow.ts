// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../core/api/client.ts';
import type { FollowingShown, StopReason } from '../../core/api/currency.ts';
import { CliError } from '../../core/errors/cli.ts';
import { exitOfCode } from '../exit-of-code.ts';
import { caseOf, type DeskDuty, listOf } from './duty.ts';
import { needed, traceLines, wholeNumber } from './trace-words.ts';

const METHODS = ['fifo', 'haircut', 'poison'] as const;

/** Exit code: that of the error where no trace came of it. */
export const traceFollow: DeskDuty = {
  name: 'trace follow',
  takes:
    'CASE --source ID --from SEED[,...] --purpose TEXT [--method fifo|haircut|poison] [--contract A] [--max-hops N] [--min-amount N] [--co-signers] [--second ID]',
  summary:
    'follow value through a source the case allows: TXID:N at an Esplora; TXHASH:LOG or an account, and --contract of a token (native: TRX), at an indexer of TRON or a node of Ethereum; ends with the trace. --co-signers: ask an Esplora also about addresses, most of them other people’s, that signed together with one that swept value into a service; --second: ask another Esplora whether what is called unspent is',
  options: {
    source: { type: 'string' },
    from: { type: 'string' },
    purpose: { type: 'string' },
    method: { type: 'string' },
    contract: { type: 'string' },
    'max-hops': { type: 'string' },
    'min-amount': { type: 'string' },
    'co-signers': { type: 'boolean' },
    second: { type: 'string' },
  },
  needs: 1,
  async run({ call, positionals, option, flag }) {
    const { id: caseId } = await caseOf(call, positionals[0] as string);
    const [contract, minAmount, second] = [option('contract'), option('min-amount'), option('second')];
    const maxHops = wholeNumber(option('max-hops'), '--max-hops');
    const begun = await call('follow', {
      params: { caseId },
      body: {
        source: needed(option('source'), '--source ID'),
        seeds: listOf(needed(option('from'), '--from SEED')) ?? [],
        purpose: needed(option('purpose'), '--purpose TEXT'),
        method: methodOf(option('method')),
        ...(contract === undefined ? {} : { contract }),
        ...(maxHops === undefined ? {} : { maxHops }),
        ...(minAmount === undefined ? {} : { minAmount }),
        ...(flag('co-signers') ? { coSigners: true } : {}),
        ...(second === undefined ? {} : { second }),
      },
    });
    const following = await followedToTheEnd(call, begun);
    const { traces } = await call('traces', { params: { caseId } });
    const trace = traces.find(({ id }) => id === following.traceId);
    return {
      schema: 'rogatory.desk-following/1',
      document: { following, trace: trace ?? null },
      lines: [followingLine(following), ...(trace === undefined ? [] : traceLines(trace))],
      ...(trace === undefined ? { exit: exitOfCode(following.job?.error?.code ?? '', 1) } : {}),
    };
  },
};

function methodOf(written = 'fifo'): (typeof METHODS)[number] {
  const method = METHODS.find((one) => one === written);
  if (method !== undefined) return method;
  throw new CliError('WRONG_USE', { message: `--method: expected ${METHODS.join(', ')}, found "${written}".` });
}

/** Waits until the desk has asked all it asks. */
async function followedToTheEnd(call: Call, begun: FollowingShown): Promise<FollowingShown> {
  let following = begun;
  while (following.job?.state === 'waiting' || following.job?.state === 'running') {
    await new Promise((done) => setTimeout(done, 300));
    const { followings } = await call('followings', { params: { caseId: begun.caseId } });
    following = followings.find(({ id }) => id === begun.id) ?? { ...following, job: null };
  }
  return following;
}

/** Why it looked no further, in the words of the command line. */
const STOPPED: Readonly<Record<StopReason, string>> = {
  calls: 'it asked for as many transactions as one trace may',
  day: 'what moved after the last day the case allows was not looked at',
  unproven: 'a transaction is in no block yet, or comes without proof',
  busy: 'an account has so many transfers that it is most likely a service; name it and follow again',
};

/** Outputs on which two sources contradict each other are named. */
function unspentSaid(unspent: FollowingShown['unspent']): string[] {
  if (unspent === null) return [];
  const { second, of, agreed, spent } = unspent;
  const differing = spent.map(({ output, spender }) => `${second} says that ${output} is spent by ${spender}`);
  return [`${second} says of ${agreed} of ${of} unspent outputs that they are unspent`, ...differing];
}

const CO_SIGNERS = 'addresses that signed together with one that swept value into a service were';

function followingLine({ id, job, answers, stopped, coSigners, receipts, unspent }: FollowingShown): string {
  const kept = `${answers?.count ?? 0} answers kept`;
  if (job?.error != null) return `${id}  no trace: ${job.error.code}  ${job.error.message}  ${kept}`;
  const asked = coSigners === null ? [] : [`${CO_SIGNERS} ${coSigners ? 'asked about too' : 'not asked about'}`];
  const proven = receipts === null ? [] : [`${receipts.proven} of ${receipts.of} transfers have their receipt under a header of the node`];
  return [`${id}  ${kept}`, ...asked, ...proven, ...unspentSaid(unspent), ...stopped.map((why) => `not further: ${STOPPED[why]}`)].join(
    '; ',
  );
}
