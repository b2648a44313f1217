// SPDX-License-Identifier: Apache-2.0
import type { ReturnParser } from './return-parser.ts';

const HEAD = `# Returns: what is read

Printed from the registry of readers (\`src/returns/index.ts\`); a test says when it is out of date, and
\`ROGATORY_PRINT_DOCS=1 npx node --test src/returns/readers-table.test.ts\` prints it again.

How sure we are of a format is its tier: \`real-return\` (this desk has run the reader on its own return), \`published-format\` (the provider or a
standard describes it), \`inferred\` (worked out from public parsers and guidelines). No real return has been seen by those who wrote these readers.
What is *volunteered* went through the hands of a victim or witness, and every record from it says so.

| provider | what is read | kinds of record | tier | from |
|---|---|---|---|---|
`;

/** The manual's page on readers: provider × data × tier. */
export function readersTable(parsers: readonly ReturnParser[]): string {
  const rows = parsers
    .toSorted((a, b) => (a.provider < b.provider ? -1 : a.provider > b.provider ? 1 : a.id < b.id ? -1 : 1))
    .map(({ provider, title, id, gives, basis, volunteered }) => {
      const kinds = gives.length === 0 ? 'listed only' : gives.toSorted().join(', ');
      return `| ${provider} | ${title}${volunteered ? ' *volunteered*' : ''} \`${id}\` | ${kinds} | \`${basis.tier}\` | ${basis.source} |`;
    });
  return `${HEAD}${rows.join('\n')}\n\nTables that none of these knows are read by a mapping that a person confirms: [map a table](how-to/map-a-table.md).
Among them Pinger: workbooks of calls (\`… CDR.xlsx\`), messages (\`… DML.xlsx\`) and addresses (\`… IP Logs.xlsx\`) with the header in the second row, the
account as DOCX. Nobody has published the names of their columns: the one public tool that reads them takes over whatever the header says. A mapping
reads one sheet of a workbook; the others are a gap that says so. Of MeWe and Gab the public tools name some labels and columns; a reader takes what
has another name as it is, beside the record.\n`;
}
