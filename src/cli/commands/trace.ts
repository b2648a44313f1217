// SPDX-License-Identifier: Apache-2.0
import { CliError } from '../../core/errors/cli.ts';
import type { Command, ExitCode, Terminal } from '../command.ts';
import { named } from '../named.ts';

/** The sub-commands by name, each a file of `src/cli/trace`. */
const STEPS: Readonly<Record<string, () => Promise<(args: readonly string[], terminal: Terminal) => Promise<ExitCode>>>> = {
  certificate: () => import('../trace/certificate.ts').then((m) => m.traceCertificate),
  cluster: () => import('../trace/cluster.ts').then((m) => m.traceCluster),
  coinjoins: () => import('../trace/coinjoins.ts').then((m) => m.traceCoinjoins),
  follow: () => import('../trace/follow.ts').then((m) => m.traceFollow),
  monero: () => import('../trace/monero.ts').then((m) => m.traceMonero),
  money: () => import('../trace/money.ts').then((m) => m.traceMoney),
  import: () => import('../trace/import.ts').then((m) => m.traceImport),
  paths: () => import('../trace/paths.ts').then((m) => m.tracePaths),
  report: () => import('../trace/report.ts').then((m) => m.traceReport),
  request: () => import('../trace/request.ts').then((m) => m.traceRequest),
  tags: () => import('../trace/tags.ts').then((m) => m.traceTags),
  transfers: () => import('../trace/transfers.ts').then((m) => m.traceTransfers),
};

export const command: Command = {
  name: 'trace',
  summary: 'follow virtual currency and check proofs: import, cluster, follow, paths, transfers, tags, certificate, report, request',
  usage: `rogatory trace STEP ... --json

  import SOURCE --into DIR [--since DAY] [--until DAY] [--prevouts DIR] [--network NAME] [--workers N]
                                               blocks (blk*.dat, also masked by xor.dat, or raw) into columns; a damaged block ends it with its offset;
                                               days in UTC, both included: a whole chain is more than one import holds (134 million transactions)
  cluster DIR [--min-size N] [--only-coinjoins]
                                               scripts that signed together, CoinJoins and likely PayJoins left out; change only as hints;
                                               --only-coinjoins joins PayJoins, to compare with other tools
  coinjoins DIR [--all]                        the pattern of each transaction: class, confidence, rule and values
  follow DIR --from TXID:N[,...] --method fifo|haircut|poison [--until-height N] [--max-hops N] [--min-amount N] [--fees-into-coinbase] [--tags DIR]
                                               where the value went; seeds = unspent + fees + absorbed + services, exactly
  follow FILE --from TXHASH:LOG[,...] | --into ACCOUNT --method ... [--contract A|native] [--until-block N] [--max-hops N] [--min-amount N] [--tags DIR]
                                               the same for one token (ERC-20, TRC-20), ether or TRX through accounts, from what nodes answered, or a table of
                                               another tool (.csv, or --decimals N); also for "certificate" and "paths"
  transfers FILE [--contract ADDRESS|native]   ERC-20 and TRC-20 transfers from the logs of a node, ether and TRX from its transactions; ERC-721 is no amount
  monero [TX --proof TEXT [--message TEXT]] --address A [--txid NAME] [--lang en|ar|fr]
                                               checks a proof of payment (OutProof, InProof) or a transaction key against the transaction; other proofs are named and not checked; nothing is followed
  paths DIR|FILE --from TXID:N[,...] --tags DIR [--to LABEL]
                                               the way to each deposit at a service, with value, hops and time
  certificate DIR --from ... [--tags DIR] [--source SOURCE] [--out F.json]
                                               the trace with everything needed to repeat it offline
  report CERT.json [--lang en|ar|fr] [--out F.html]
                                               what was done and what it shows, in plain words, with the rows behind it
  request CERT.json --service LABEL --kind vasp|order|freeze|issuer|fiu|mla [--out F.yaml]
                                               the fields of a request that the trace can fill; issuer: the token's, to hold what is left
  money DIR... [--person ACCOUNT,...]          payments of readings in one ledger by month and currency, and the rules they fire, with their rows
  tags import SOURCE --into DIR · tags add ADDRESS --label L --source S [--category C] [--on DAY] --into DIR · tags export DIR [--out F.yaml] · tags services ACTORPACK.yaml
                                               TagPacks, sanctions lists and own lists; conflicting names side by side`,
  async run(args, terminal) {
    const [name, ...rest] = args;
    const load = named(STEPS, name);
    if (load === undefined)
      throw new CliError('WRONG_USE', {
        message: `rogatory trace: expected one of ${Object.keys(STEPS).join(', ')}, found ${name === undefined ? 'nothing' : `"${name}"`}.`,
      });
    return (await load())(rest, terminal);
  },
};
