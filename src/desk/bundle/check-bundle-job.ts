// SPDX-License-Identifier: Apache-2.0
import { openRotation } from '../../core/custody/key-rotation.ts';
import type { Said } from '../../core/errors/say.ts';
import { bundleSays } from '../../core/errors/sentences/bundle.ts';
import type { LayState } from '../../core/evidence/lay-questions.ts';
import type { JobKind } from '../../jobs/job-kind.ts';
import { openLogKey } from '../../store/log/open-log.ts';
import type { Store } from '../../store/open-store.ts';
import type { Finding } from '../../verify/finding.ts';
import { layAnswers } from '../../verify/lay-answers.ts';
import type { Trust } from '../../verify/trust.ts';
import { verifyFile } from '../../verify/verify-file.ts';
import { withSpooledItem } from '../evidence/spooled-item.ts';
import { knownTrust } from './known-trust.ts';

export interface BundleToCheckAgain {
  readonly bundleId: string;
  readonly sha256: string;
}

/** What the check of a bundle comes to, as the job keeps it. */
export interface BundleChecked {
  readonly answers: readonly {
    readonly question: string;
    readonly state: LayState;
    readonly findings: readonly {
      readonly code: string;
      readonly state: LayState;
      readonly what: string;
      readonly said: Said;
      readonly count: number;
    }[];
  }[];
}

/**
 * Checks a bundle of this desk as whoever gets it will, with the keys of this desk, its witnesses and what lies in `DATA/trust`: before it is handed
 * out, or long after.
 */
export const checkBundleJob: JobKind<BundleToCheckAgain> = {
  name: 'check-bundle',
  lane: 'long',
  async run({ input, store }) {
    const trust = await ownTrust(store);
    const report = await withSpooledItem(store, input.sha256, async (path) => await verifyFile(path, trust));
    const answers = layAnswers(report?.findings ?? []).map((one) => ({ ...one, findings: told(one.findings) }));
    return async (): Promise<BundleChecked> => ({ answers });
  },
};

async function ownTrust(store: Store): Promise<Trust> {
  const { trust: known } = knownTrust(store.configuration);
  const rotations = await store.db.selectFrom('log_key_rotation').select('note').execute();
  const earlier = rotations.flatMap(({ note }) => openRotation(note)?.from ?? []);
  const witnesses = store.configuration.witnesses.map(({ key }) => key);
  return { ...known, keys: [...known.keys, await openLogKey(store), ...earlier, ...witnesses] };
}

const stateOf = ({ good, note }: Finding): LayState => (!good ? 'bad' : note === undefined ? 'good' : 'note');

/** What is said of many files alike is said once, with how many. */
function told(findings: readonly Finding[]): BundleChecked['answers'][number]['findings'] {
  const byCode = Map.groupBy(findings, (one) => `${one.code} ${stateOf(one)}`);
  return [...byCode.values()].map((alike) => {
    const [first] = alike as [Finding, ...Finding[]];
    const said = bundleSays('finding-at', { what: first.said, place: first.place });
    return { code: first.code, state: stateOf(first), what: said.en, said, count: alike.length };
  });
}
