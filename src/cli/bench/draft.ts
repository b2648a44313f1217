// SPDX-License-Identifier: Apache-2.0
/**
 * 500 documents in one run, every form in every language by turns, from values to PDF/A: the time of one, and whether memory stays flat.
 * The limit is what a person notices (100 ms). Memory is compared with itself: what the process holds after 100 documents and after 500.
 */
import { completeValues } from '../../core/documents/complete-values.ts';
import { languages } from '../../core/documents/document-text.ts';
import { fillDocument } from '../../core/documents/fill-document.ts';
import { renderDocx } from '../../documents/docx/render-docx.ts';
import { renderPdf } from '../../documents/pdf/render-pdf.ts';
import { loadForms } from '../../store/forms/load-forms.ts';
import { loadKnowledge } from '../../store/knowledge/load-knowledge.ts';
import { type Bench, type Measure, secondsOf } from './bench.ts';

const DOCUMENTS = 500;
const SETTLED_AFTER = 100;
const NOTICED_MS = 100;
const MB = 1_000_000;

export const bench: Bench = {
  name: 'draft',
  summary: '500 documents in one run: time of each, memory flat',
  async run() {
    const papers = paperMaker();
    renderPdf(papers(0)); // the compiler and the fonts are loaded once
    const times: number[] = [];
    let settled = 0;
    for (let at = 0; at < DOCUMENTS; at += 1) {
      times.push(await secondsOf(() => renderPdf(papers(at))));
      if (at === SETTLED_AFTER) settled = process.memoryUsage.rss();
    }
    const after = process.memoryUsage.rss();
    const docx = await secondsOf(async () => {
      for (let at = 0; at < SETTLED_AFTER; at += 1) await renderDocx([papers(at)]);
    });
    return [
      within(`PDF of one document, mean of ${DOCUMENTS}`, mean(times) * 1000, after),
      within(`PDF of one document, slowest but one in a hundred of ${DOCUMENTS}`, slowest(times) * 1000, after),
      within(`DOCX of one document, mean of ${SETTLED_AFTER}`, (docx * 1000) / SETTLED_AFTER),
      {
        task: `memory after ${DOCUMENTS} documents`,
        figure: rounded(after / MB),
        unit: 'MB',
        against: `after ${SETTLED_AFTER}`,
        peer: rounded(settled / MB),
        ratio: rounded(settled / after),
        aim: 0.8,
      },
    ];
  },
};

function paperMaker() {
  const forms = loadForms();
  const about = { conditions: forms.conditions, knowledge: loadKnowledge() };
  const all = [...forms.byId.values()].flatMap((form) => languages.map((lang) => ({ form, lang })));
  return (at: number) => {
    const { form, lang } = all[at % all.length] as (typeof all)[number];
    const values = { ...completeValues(form, lang), our_reference: `LNT/2026/${at}` };
    return fillDocument(form, values, { lang, about });
  };
}

function within(task: string, ms: number, rss?: number): Measure {
  const memory = rss === undefined ? {} : { memoryMb: rounded(rss / MB) };
  return {
    task,
    figure: rounded(ms),
    unit: 'ms',
    against: 'what a person notices',
    peer: NOTICED_MS,
    ratio: rounded(NOTICED_MS / ms),
    aim: 1,
    ...memory,
  };
}

const rounded = (figure: number): number => Math.round(figure * 100) / 100;
const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;
const slowest = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length * 0.99)] ?? 0;
