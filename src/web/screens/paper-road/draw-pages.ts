// SPDX-License-Identifier: Apache-2.0
/**
 * Pages of a PDF, or a picture, drawn into a canvas: nothing of the file becomes part of the page. pdfjs runs no script of it, fetches
 * nothing, and uses none of its fonts as fonts of the page.
 */
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = worker;

export interface Drawable {
  readonly pages: number;
  /** Draws a page, from 1, as wide as the canvas stands. */
  readonly draw: (page: number, canvas: HTMLCanvasElement) => Promise<void>;
  readonly close: () => void;
}

/** Twice the points of the screen: seals and small print are looked at. */
const WIDTH = 1200;
/** A page of a hostile file may say that it is a kilometre long. */
const MOST_HEIGHT = 4000;

/** @throws Error when the file cannot be opened or drawn here */
export async function openDrawable(path: string): Promise<Drawable> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const type = answer.headers.get('content-type') ?? '';
  if (type.startsWith('image/')) return ofPicture(await createImageBitmap(await answer.blob()));
  const data = new Uint8Array(await answer.arrayBuffer());
  const task = getDocument({
    data,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    wasmUrl: '/pdf/',
    enableXfa: false,
    verbosity: 0,
  });
  return ofPdf(await task.promise);
}

function ofPdf(document: PDFDocumentProxy): Drawable {
  let asked = 0;
  let before: Promise<unknown> = Promise.resolve();
  async function drawNow(number: number, canvas: HTMLCanvasElement): Promise<void> {
    const page = await document.getPage(number);
    const whole = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: Math.min(WIDTH / whole.width, MOST_HEIGHT / whole.height) });
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    await page.render({ canvas, viewport, annotationMode: 1 }).promise;
    page.cleanup();
  }
  return {
    pages: document.numPages,
    // One after the other, for two drawings into one canvas are refused; whoever turns pages faster than that wants the last one.
    async draw(number, canvas) {
      asked += 1;
      const mine = asked;
      const drawn = before.then(async () => (mine === asked ? await drawNow(number, canvas) : undefined));
      before = drawn.catch(() => undefined);
      await drawn;
    },
    close: () => void document.loadingTask.destroy(),
  };
}

function ofPicture(bitmap: ImageBitmap): Drawable {
  return {
    pages: 1,
    async draw(_, canvas) {
      const scale = Math.min(WIDTH / bitmap.width, MOST_HEIGHT / bitmap.height, 1);
      canvas.width = Math.max(1, Math.floor(bitmap.width * scale));
      canvas.height = Math.max(1, Math.floor(bitmap.height * scale));
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    },
    close: () => bitmap.close(),
  };
}
