import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = worker;

/** More pages than this are for the download. */
const MOST_PAGES = 30;

/** Draws a PDF's pages. No script of the file runs, and it loads nothing from elsewhere. */
export async function drawPdf(address: string, into: HTMLElement): Promise<void> {
  const task = getDocument({ url: address, isEvalSupported: false, enableXfa: false, useWasm: false, useSystemFonts: true });
  const pdf = await task.promise;
  into.replaceChildren();
  const width = Math.min(into.clientWidth - 32, 1000);
  for (let n = 1; n <= Math.min(pdf.numPages, MOST_PAGES); n++) {
    const page = await pdf.getPage(n);
    const natural = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: (width / natural.width) * devicePixelRatio });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    canvas.style.width = `${width}px`;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `${into.dataset.textPage ?? ''} ${n}`);
    into.append(canvas);
    await page.render({ canvas, viewport }).promise;
    if (!into.isConnected) break;
  }
  await task.destroy();
}
