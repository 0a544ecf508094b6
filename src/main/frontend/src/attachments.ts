import htmx from 'htmx.org';

/** The card with a deal's files: several at once by choice or by dropping them, each with its progress; and the preview. */
export function keepAttachments(): void {
  document.addEventListener('change', (event) => {
    const input = event.target as HTMLInputElement;
    if (input.id === 'attachment-files' && input.files?.length) {
      const card = input.closest<HTMLElement>('.attachments');
      if (card) void upload(card, [...input.files]);
    }
  });
  document.addEventListener('dragover', (event) => drag(event, true));
  document.addEventListener('dragleave', (event) => drag(event, false));
  document.addEventListener('drop', (event) => {
    const card = drag(event, false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (card && files.length) void upload(card, files);
  });
  document.addEventListener('click', (event) => {
    const opener = (event.target as HTMLElement).closest<HTMLElement>('[data-preview]');
    if (opener) void preview(opener);
    const closer = (event.target as HTMLElement).closest<HTMLElement>('.preview .btn-close');
    closer?.closest('dialog')?.close();
    if (event.target instanceof HTMLDialogElement && event.target.classList.contains('preview')) event.target.close();
  });
}

/** Only files are taken, and only where a card takes them. */
function drag(event: DragEvent, over: boolean): HTMLElement | null {
  const card = (event.target as HTMLElement).closest?.<HTMLElement>('.attachments[data-upload]') ?? null;
  if (!card || !event.dataTransfer?.types.includes('Files')) return null;
  event.preventDefault();
  card.classList.toggle('is-over', over);
  return card;
}

/** One request a file, one after the other; what failed stays in sight with its reason. */
async function upload(card: HTMLElement, files: File[]): Promise<void> {
  const list = card.querySelector<HTMLElement>('.attachment-progress');
  if (!list) return;
  list.replaceChildren();
  const failed: HTMLElement[] = [];
  const taken: string[] = [];
  let answer = '';
  for (const file of files) {
    const line = document.createElement('li');
    const name = document.createElement('span');
    name.textContent = file.name;
    const bar = document.createElement('progress');
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', `${card.dataset.textProgress ?? ''} ${file.name}`);
    line.append(name, bar);
    list.append(line);
    try {
      answer = await send(card.dataset.upload ?? '', file, (part) => (bar.value = part));
      bar.value = 1;
      taken.push(file.name);
    } catch (reason) {
      line.className = 'fault';
      line.textContent = `${file.name}: ${reason instanceof Error && reason.message ? reason.message : card.dataset.textFailed}`;
      failed.push(line);
    }
  }
  if (!answer) return;
  const shown = document.createElement('template');
  shown.innerHTML = answer;
  const fresh = shown.content.querySelector<HTMLElement>('.attachments');
  if (!fresh) return;
  fresh.querySelector('.attachment-progress')?.append(...failed);
  const news = fresh.querySelector('.attachment-said span span');
  if (news && taken.length > 1) news.textContent = (card.dataset.textAdded ?? '').replace('{0}', taken.join(', '));
  card.replaceWith(fresh);
  htmx.process(fresh);
  fresh.querySelector<HTMLElement>('.attachment-said')?.focus();
}

function send(address: string, file: File, progress: (part: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const meta = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? '';
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('HX-Request', 'true');
    request.setRequestHeader(meta('csrf-header'), meta('csrf-token'));
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.responseText);
      else reject(new Error(request.getResponseHeader('Content-Type')?.startsWith('text/plain') ? request.responseText : ''));
    });
    request.addEventListener('error', () => reject(new Error(meta('text-offline'))));
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

/** Images show as images; PDFs are drawn by a script of ours, page by page, so that nothing of them runs. */
async function preview(opener: HTMLElement): Promise<void> {
  const dialog = opener.closest('.attachments')?.querySelector<HTMLDialogElement>('dialog.preview');
  const body = dialog?.querySelector<HTMLElement>('.preview-body');
  if (!dialog || !body) return;
  const name = dialog.querySelector<HTMLElement>('.preview-name');
  if (name) name.textContent = opener.textContent;
  dialog.querySelector('.preview-download')?.setAttribute('href', opener.dataset.content ?? '');
  body.replaceChildren(body.dataset.textLoading ?? '');
  dialog.showModal();
  try {
    if (opener.dataset.preview === 'pdf') {
      const { drawPdf } = await import('./pdf');
      await drawPdf(opener.dataset.view ?? '', body);
    } else {
      const image = new Image();
      image.alt = opener.textContent ?? '';
      image.src = opener.dataset.view ?? '';
      await image.decode();
      body.replaceChildren(image);
    }
  } catch {
    body.replaceChildren(body.dataset.textFailed ?? '');
  }
}
