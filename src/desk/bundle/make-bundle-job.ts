// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { SALT_BYTES } from '../../core/custody/commitment.ts';
import { type NoteSigner, vkeyOf } from '../../core/custody/signed-note.ts';
import { BUNDLE_FORMAT, type BundleIndex, bundleIndexText, INDEX_PATH } from '../../core/evidence/bundle-index.ts';
import { bundleLogFiles, checkpointText } from '../../core/evidence/bundle-log.ts';
import type { Edition } from '../../core/evidence/editions.ts';
import { PROGRAM } from '../../core/evidence/program.ts';
import type { Withheld } from '../../core/evidence/redaction.ts';
import type { Language } from '../../core/routes/advice.ts';
import type { JobKind, RunningJob } from '../../jobs/job-kind.ts';
import { buildId } from '../../store/build-id.ts';
import { crashPoint } from '../../store/crash-point.ts';
import type { Database } from '../../store/database/schema.ts';
import { partsOfFile } from '../../store/file-parts.ts';
import { openLogKey } from '../../store/log/open-log.ts';
import { proveEntries } from '../../store/log/prove-entry.ts';
import { sequenceEntries } from '../../store/log/sequence-entries.ts';
import type { Store } from '../../store/open-store.ts';
import { openSigningKey } from '../keys/open-signing-key.ts';
import { nameOfSeals, standingSeals } from '../privilege/standing-seals.ts';
import { recordEntry } from '../record-entry.ts';
import { firstStamp } from '../time-stamps/ask-stamp.ts';
import { askDue } from '../witnesses/witnessing.ts';
import { type BundlePart, textPart } from './bundle-part.ts';
import { type GatheredBundle, gatherBundle } from './gather-bundle.ts';
import { findLeftOut, type LeftOut } from './left-out.ts';
import { writeBagZip } from './write-bag.ts';

/** The build stands in the bundle and its report: one with a gate taken out is another build. */
const program = (): string => `${PROGRAM} build ${buildId()}`;

export interface BundleToMake {
  readonly bundleId: string;
  readonly caseId: string;
  readonly language: Language;
  /** Who asked, and in which role. */
  readonly accountId: string;
  readonly role: string;
  readonly askedAt: string;
  /** Only of bundles that were asked for before their decisions were kept with them (migration 0075). */
  readonly withhold?: readonly Withheld[];
}

/**
 * Gathers a case, has the log commit to what was gathered, then writes the ZIP with the proofs into the vault. Run twice it commits twice and
 * keeps one ZIP; an entry that no bundle came of says only that one was about to be made.
 */
export const makeBundleJob: JobKind<BundleToMake> = {
  name: 'make-bundle',
  lane: 'long',
  async run(job) {
    const workFolder = join(job.store.configuration.spoolFolder, `bundle-${job.id}`);
    await rm(workFolder, { recursive: true, force: true });
    await mkdir(workFolder, { recursive: true, mode: 0o700 });
    try {
      const erasedBefore = await erasedOf(job.store.db, job.input.caseId);
      const { path, logSize, disclosed, seals } = await makeZip(job, workFolder);
      const item = await job.store.vault.put(partsOfFile(path));
      crashPoint('bundle-in-vault');
      return async (tx) => {
        const isErased = (await erasedOf(tx, job.input.caseId)) !== erasedBefore;
        const isSealed = nameOfSeals(await standingSeals(tx, job.input.caseId)) !== nameOfSeals(seals);
        if (isErased || isSealed) {
          await job.store.vault.erase(item.sha256);
          throw new Error(
            isErased
              ? 'an exhibit was erased while the bundle was made: it is made anew without it'
              : 'the case has got other seals while the bundle was made: it is made anew under them',
          );
        }
        await tx
          .insertInto('vault_item')
          .values({ sha256: item.sha256, size_bytes: item.bytes, erased_at: null })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const made = {
          sha256: item.sha256,
          size_bytes: item.bytes,
          log_size: logSize,
          disclosed: JSON.stringify({ ...disclosed, seals: seals.map(({ id }) => id) }),
        };
        await tx.updateTable('bundle').set(made).where('id', '=', job.input.bundleId).execute();
        return { sha256: item.sha256, bytes: item.bytes };
      };
    } finally {
      await rm(workFolder, { recursive: true, force: true });
    }
  },
};

/** How many items of a case are erased; their rows are locked, so that an erasure is ordered before a bundle is there, or sees it. */
async function erasedOf(db: Kysely<Database>, caseId: string): Promise<number> {
  const rows = await db.selectFrom('evidence').select('erased_at').where('case_id', '=', caseId).forShare().execute();
  return rows.filter(({ erased_at }) => erased_at !== null).length;
}

/** @returns where it lies, and how many entries are under the checkpoint in it */
async function makeZip(
  { store, input, report }: RunningJob<BundleToMake>,
  workFolder: string,
): Promise<{
  readonly path: string;
  readonly logSize: number;
  readonly disclosed: GatheredBundle['disclosed'];
  readonly seals: LeftOut['seals'];
}> {
  const signer = await openLogKey(store);
  const people = await peopleOf(store);
  const about = {
    bundleId: input.bundleId,
    madeAt: input.askedAt,
    desk: signer.name,
    program: program(),
    training: store.configuration.training,
  };
  const {
    withholding: decided,
    secret,
    edition,
    questions_of: questionsOf,
  } = await store.db
    .selectFrom('bundle')
    .select(['withholding', 'secret', 'edition', 'questions_of'])
    .where('id', '=', input.bundleId)
    .executeTakeFirstOrThrow();
  const withholding = {
    items: [...decided.items, ...(input.withhold ?? [])],
    records: decided.records,
    decidedBy: people.get(input.accountId) ?? input.accountId,
  };
  const leftOut = await findLeftOut(store, input.caseId, withholding);
  const { caseId, language } = input;
  const salts = secret ?? randomBytes(SALT_BYTES);
  const chosen = { caseId, language, edition, questionsOf, withholding, leftOut };
  const gathered = await gatherBundle({ db: store.db, store, workFolder, people, secret: salts, ...chosen }, about);
  const index = await indexOf(gathered, { store, input, signer, edition });
  const entryId = await commitTo(index, { store, input });
  crashPoint('bundle-committed');
  const log = await logParts(gathered, entryId, { store, signer });
  const payload = counted([...gathered.parts, textPart(INDEX_PATH, bundleIndexText(index)), ...log.parts], report);
  const path = join(workFolder, 'bundle.zip');
  await writeBagZip({ name: bagName(index), info: infoOf(index), payload }, path);
  return { path, logSize: log.size, disclosed: gathered.disclosed, seals: leftOut.seals };
}

async function indexOf(
  { parts, exhibits, redacted, withheld, entries }: GatheredBundle,
  { store, input, signer, edition }: { store: Store; input: BundleToMake; signer: NoteSigner; edition: Edition },
): Promise<BundleIndex> {
  const { number, title } = await store.db
    .selectFrom('case_file')
    .select(['number', 'title'])
    .where('id', '=', input.caseId)
    .executeTakeFirstOrThrow();
  return {
    format: BUNDLE_FORMAT,
    id: input.bundleId,
    madeAt: input.askedAt,
    desk: signer.name,
    program: program(),
    language: input.language,
    edition,
    case: { number, title },
    training: store.configuration.training,
    exhibits,
    withheld,
    ...(redacted.length === 0 ? {} : { redacted }),
    entries: entries.length,
    files: parts.map(({ path, sha256, sizeBytes }) => ({ path, sha256, sizeBytes })).sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** The entry that makes the list of files final: who changes a file later would have to change the log. */
async function commitTo(index: BundleIndex, { store, input }: { store: Store; input: BundleToMake }): Promise<string> {
  const sha256 = createHash('sha256').update(bundleIndexText(index)).digest('hex');
  return await store.db.transaction().execute(
    async (tx) =>
      await recordEntry(
        tx,
        { now: () => new Date(), newId: randomUUID },
        {
          kind: 'bundle-made',
          by: input.accountId,
          role: input.role,
          caseId: input.caseId,
          about: {
            bundle: input.bundleId,
            index: sha256,
            files: index.files.length,
            exhibits: index.exhibits.length,
            entries: index.entries,
            withheld: index.withheld.reduce((sum, { count }) => sum + count, 0),
          },
        },
      ),
  );
}

/** Entries get their places at once, and all proofs stand on one checkpoint. */
async function logParts(
  gathered: GatheredBundle,
  entryId: string,
  { store, signer }: { store: Store; signer: NoteSigner },
): Promise<{ readonly parts: readonly BundlePart[]; readonly size: number }> {
  for (let more = true; more; ) ({ more } = await sequenceEntries(store.db, signer));
  await askDue(store, store.configuration.witnesses, new Date(), true);
  const openings = new Map(gathered.entries.map((entry) => [entry.id, entry.openings]));
  const proven = await proveEntries({ db: store.db, logFolder: store.configuration.logFolder }, [...openings.keys(), entryId]);
  const checkpoint = proven[0]?.checkpoint;
  if (checkpoint === undefined) throw new TypeError('the log has no checkpoint after it was given one');
  const stamps = await stampsFor(store, checkpoint);
  const files = bundleLogFiles({
    checkpoint,
    entries: proven.map(({ id, bytes, index, proof }) => ({ bytes, proof: { index, proof }, openings: openings.get(id) ?? [] })),
    keys: { desk: vkeyOf(signer), ...witnessKeys(store) },
    certificates: { papers: await papersCertificate(store), ...stamps.certificates },
    stamps: stamps.tokens,
  });
  return { parts: files.map(({ path, content }) => textPart(path, content)), size: proven[0]?.size ?? 0 };
}

function witnessKeys({ configuration }: Store): Readonly<Record<string, string>> {
  return Object.fromEntries(configuration.witnesses.map(({ key }, n) => [`witness-${n + 1}`, vkeyOf(key)]));
}

async function papersCertificate(store: Store): Promise<string> {
  const { certificates } = await openSigningKey(store, () => new Date());
  return certificates.map((one) => one.toString()).join('');
}

/** The checkpoint of the bundle is stamped by each authority that answers. */
async function stampsFor({ configuration }: Store, checkpoint: string) {
  const tokens: Record<string, Uint8Array> = {};
  const certificates: Record<string, string> = {};
  for (const [n, authority] of configuration.timeStamps.entries()) {
    const stamp = await firstStamp([authority], Buffer.from(checkpointText(checkpoint), 'utf8'));
    if (stamp === undefined) continue;
    tokens[`authority-${n + 1}`] = stamp.response;
    certificates[`authority-${n + 1}`] = stamp.certificates;
  }
  return { tokens, certificates };
}

async function peopleOf(store: Store): Promise<ReadonlyMap<string, string>> {
  const rows = await store.db.selectFrom('account').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Progress in bytes, as the files are read into the ZIP. */
function counted(parts: readonly BundlePart[], report: RunningJob<BundleToMake>['report']): readonly BundlePart[] {
  const of = parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  let done = 0;
  return parts.map((part) => ({
    ...part,
    open: async function* () {
      for await (const bytes of part.open()) {
        done += bytes.length;
        report({ done, of, what: 'bytes' });
        yield bytes;
      }
    },
  }));
}

/** The folder that a bundle unpacks to: the case's number as far as it goes into a name, and the day. */
function bagName({ case: { number }, madeAt }: BundleIndex): string {
  const safe = number.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return `case-${safe === '' ? randomBytes(4).toString('hex') : safe}-${madeAt.slice(0, 10)}`;
}

function infoOf({ desk, id, madeAt, program, case: { number } }: BundleIndex): readonly (readonly [string, string])[] {
  return [
    ['Source-Organization', desk],
    ['External-Identifier', id],
    ['Internal-Sender-Identifier', number],
    ['Bagging-Date', madeAt.slice(0, 10)],
    ['Bag-Software-Agent', program],
  ];
}
