// SPDX-License-Identifier: Apache-2.0
/** The frame of a page of the handbook: opens from file://, prints, reads right to left in Arabic, fetches nothing. */
import type { Language } from '../advice.ts';
import { labels } from './labels.ts';

export interface PageFrame {
  readonly lang: Language;
  readonly title: string;
  /** `''` for a page at the top, `'../'` below. */
  readonly up: string;
  readonly asOf: string;
  readonly body: string;
  readonly script?: string;
}

export function page(frame: PageFrame): string {
  const words = labels[frame.lang];
  const dir = frame.lang === 'ar' ? 'rtl' : 'ltr';
  return `<!doctype html>
<html lang="${frame.lang}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(frame.title)}</title>
<link rel="stylesheet" href="${frame.up}style.css"></head>
<body><header><a href="${frame.up}index.html">${words.home}</a> · <a href="${frame.up}treaties.html">${words.treaties}</a></header>
<main><h1>${escapeHtml(frame.title)}</h1>
${frame.body}
</main><footer>${words.asOf} <bdi dir="ltr">${frame.asOf}</bdi>. ${words.prose} ${words.warning}</footer>
${frame.script === undefined ? '' : `<script>${frame.script}</script>`}</body></html>
`;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A sentence that the facts hold in English only: in its own direction, with a mark that everybody sees. */
export function englishProse(text: string): string {
  return `<span class="english" lang="en" dir="ltr">${escapeHtml(text)}</span>`;
}

/** Identifiers, addresses, dates: always left to right. */
export function code(text: string): string {
  return `<bdi dir="ltr">${escapeHtml(text)}</bdi>`;
}

export const style = `:root{color-scheme:light}body{font:16px/1.5 "Noto Sans","Noto Naskh Arabic",system-ui,sans-serif;max-width:62rem;margin:0 auto;padding:1rem;color:#1c2430;background:#fff}
header,footer{color:#4a5568;font-size:.9rem;border-block:1px solid #d8dee8;padding:.5rem 0;margin:.5rem 0}a{color:#1a4f8b}h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:1.6rem}
table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;border-bottom:1px solid #e3e8ef;padding:.35rem .5rem}th{width:14rem;font-weight:600}
.state{font-size:.8rem;border-radius:.5rem;padding:0 .45rem;border:1px solid currentColor;white-space:nowrap}.fresh,.confirmed{color:#1d6b3a}.ageing{color:#7a5b00}.stale,.undated,.unverified,.changed{color:#9b2c1f}
.src{font-size:.85rem;color:#4a5568}.english::after{content:'EN';font-size:.7rem;font-weight:700;border:1px solid currentColor;border-radius:.25rem;padding:0 .25rem;margin-inline-start:.35rem;color:#4a5568}input,select{font:inherit;padding:.4rem;width:100%;max-width:24rem}@media print{header,input{display:none}}
`;
