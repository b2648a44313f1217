// SPDX-License-Identifier: Apache-2.0
import type { Coverage } from '../../core/records/index.ts';

const MOST_GAPS = 20;

/** The coverage for people: what was not read comes first. */
export function printCoverage(coverage: Coverage): string {
  const lines: string[] = [];
  const unread = coverage.files.filter((file) => file.standing === 'not-read');
  if (unread.length > 0) lines.push('Not read:', ...unread.map((file) => `  ${file.path} (${file.bytes} bytes, ${file.mime})`), '');
  if (coverage.gapsInAll > 0) {
    lines.push(
      `Gaps (${coverage.gapsInAll}):`,
      ...coverage.gaps.slice(0, MOST_GAPS).map((gap) => `  ${gap.why}  ${gap.path}: ${gap.message}`),
    );
    if (coverage.gapsInAll > MOST_GAPS) lines.push(`  … and ${coverage.gapsInAll - MOST_GAPS} more (--json, --out)`);
    lines.push('');
  }
  for (const manifest of coverage.manifests) lines.push(`Signature ${manifest.result}: ${manifest.path}`);
  if (coverage.manifests.length > 0) lines.push('');
  lines.push('Records:', ...Object.entries(coverage.records).map(([kind, count]) => `  ${kind.padEnd(22)}${count}`), '');
  const { files, filesRead, units, accounted } = coverage.coverage;
  const media = coverage.files.filter((file) => file.standing === 'media').length;
  const pointed = media === 0 ? '' : `, ${media} are pictures or other media that records point to`;
  lines.push(`${filesRead} of ${files} files read${pointed}; ${accounted} of ${units} units accounted for.`);
  return `${lines.join('\n')}\n`;
}
