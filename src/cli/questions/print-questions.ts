// SPDX-License-Identifier: Apache-2.0
import type { Intersection, MatchedQuestion, Operator, Question, Questions } from '../../core/analysis/index.ts';

/** The questions as a page to read. Ranges of network data are shown with their day. */
export function printQuestions(questions: Questions): string {
  const lines: string[] = [];
  for (const group of questions.groups) {
    lines.push(`To ${operatorText(group.operator, group.addresses)}`);
    for (const question of group.questions) lines.push(`  ${question.id}  ${questionText(question)}`);
    lines.push('');
  }
  if (questions.notAsked.length > 0) lines.push('Not asked yet:');
  for (const one of questions.notAsked)
    lines.push(`  ${(one.address ?? 'no address').padEnd(40)} ${one.readiness}, ${one.events} event(s)${missingText(one.missing)}`);
  if (questions.toService.length > 0) lines.push('', 'To ask the service for:');
  for (const one of questions.toService)
    lines.push(`  ${one.missing.padEnd(10)} of ${one.events} event(s)  ${one.service ?? ''} ${one.account ?? ''}`.trimEnd());
  const counts = Object.entries(questions.readiness).filter(([, count]) => count > 0);
  lines.push(
    '',
    `${questions.events} addresses with their time: ${counts.map(([name, count]) => `${count} ${name}`).join(', ') || 'none'}.`,
  );
  lines.push(`Tolerance ${questions.toleranceSeconds} s on both sides.`);
  for (const { file, source, asOf } of questions.network) lines.push(`Network data: ${source} of ${asOf} (${file}).`);
  return `${lines.join('\n')}\n`;
}

function operatorText(operator: Operator | null, addresses: readonly string[]): string {
  if (operator === null) return `the operator of ${addresses.join(', ')}`;
  const name = operator.name ?? (operator.asn === undefined ? 'the holder' : `AS${operator.asn}`);
  const facts = operator.facts.map((fact) => `${fact.block} by ${fact.file}, ${fact.asOf}${fact.far ? ', far from the event' : ''}`);
  return `${name}${operator.country === undefined ? '' : ` (${operator.country})`}: ${facts.join('; ')}`;
}

function questionText(question: Question): string {
  const port = question.port === undefined ? '' : ` port ${question.port}`;
  const protocol = question.protocol === undefined ? '' : ` ${question.protocol}`;
  return `${question.address}${port}${protocol}, ${question.from} to ${question.until}  ${question.readiness}${missingText(question.missing)}`;
}

const missingText = (missing: readonly string[]) => (missing.length === 0 ? '' : ` (missing: ${missing.join(', ')})`);

/** Each answer with the size of its set; where an account asks more than once, the sizes of all sets beside who is in all of them. */
export function printAnswers(matched: readonly MatchedQuestion[], across: readonly Intersection[]): string {
  const lines = ['', 'Answers:'];
  for (const one of matched) {
    const others = one.open ? ' and everyone else on that address' : '';
    lines.push(`  ${one.question}  ${one.size} candidate(s)${others}`);
    for (const candidate of one.candidates)
      lines.push(`      ${candidate.subscriber}  ${candidate.rows.map((row) => `${row.file}:${row.line}`).join(' + ')}`);
    for (const row of one.unresolved)
      lines.push(`      no subscriber: ${row.file}:${row.line} names only ${row.privateAddress ?? 'an address'}`);
  }
  for (const one of across) {
    const sizes = one.sets.map((set) => `${set.size}${set.open ? '+' : ''}`).join(', ');
    lines.push(`  ${one.account}: sets of ${sizes}; in all of them: ${one.inAll.join(', ') || 'nobody'}`);
  }
  return `${lines.join('\n')}\n`;
}
