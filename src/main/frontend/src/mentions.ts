interface Reader {
  username: string;
  name: string;
}

const known = new Map<string, Promise<Reader[]>>();

/** After an @, a comment offers those who may see the deal. */
export function keepMentions(): void {
  document.addEventListener('input', (event) => {
    const text = event.target as HTMLTextAreaElement;
    if (text.matches?.('[data-mentions]')) void offer(text);
  });
  document.addEventListener('keydown', (event) => {
    const text = event.target as HTMLTextAreaElement;
    const list = text.matches?.('[data-mentions]') ? listOf(text) : null;
    if (!list || list.hidden) return;
    const options = [...list.children] as HTMLElement[];
    const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      select(text, options, (at + (event.key === 'ArrowDown' ? 1 : options.length - 1)) % options.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      const option = options[Math.max(at, 0)];
      if (option) take(text, option);
    } else if (event.key === 'Escape') {
      close(text);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener('mousedown', (event) => {
    const option = (event.target as HTMLElement).closest<HTMLElement>('.mention-list > [role=option]');
    const text = option?.closest('.mentions')?.querySelector<HTMLTextAreaElement>('[data-mentions]');
    if (option && text) {
      event.preventDefault();
      take(text, option);
    }
  });
  document.addEventListener('focusout', (event) => {
    const text = event.target as HTMLTextAreaElement;
    if (text.matches?.('[data-mentions]')) close(text);
  });
}

function listOf(text: HTMLElement): HTMLElement | null {
  return text.closest('.mentions')?.querySelector<HTMLElement>('.mention-list') ?? null;
}

/** What was typed after the last @ before the cursor, or null. */
function typed(text: HTMLTextAreaElement): string | null {
  return /(?:^|[\s(,;:，；：（])@([\p{L}\w.-]*)$/u.exec(text.value.slice(0, text.selectionStart))?.[1] ?? null;
}

async function offer(text: HTMLTextAreaElement): Promise<void> {
  const begun = typed(text);
  if (begun === null) return close(text);
  const found = (await readers(text.dataset.mentions ?? ''))
    .filter(({ username, name }) => `${username} ${name}`.toLowerCase().includes(begun.toLowerCase()))
    .slice(0, 6);
  const list = listOf(text);
  if (!list || typed(text) !== begun) return;
  list.replaceChildren(...found.map(option));
  list.hidden = found.length === 0;
  if (found.length) {
    text.setAttribute('aria-controls', list.id);
    select(text, [...list.children] as HTMLElement[], 0);
  } else {
    close(text);
  }
}

function option({ username, name }: Reader, n: number): HTMLLIElement {
  const item = document.createElement('li');
  item.id = `mention-${n}`;
  item.dataset.username = username;
  item.setAttribute('role', 'option');
  const strong = document.createElement('strong');
  strong.textContent = name;
  const small = document.createElement('span');
  small.className = 'text-secondary';
  small.textContent = ` @${username}`;
  item.append(strong, small);
  return item;
}

function select(text: HTMLElement, options: HTMLElement[], at: number): void {
  options.forEach((item, n) => item.setAttribute('aria-selected', String(n === at)));
  text.setAttribute('aria-activedescendant', options[at]?.id ?? '');
}

function take(text: HTMLTextAreaElement, item: HTMLElement): void {
  const start = text.selectionStart - (typed(text)?.length ?? 0);
  text.setRangeText(`${item.dataset.username} `, start, text.selectionStart, 'end');
  close(text);
}

function close(text: HTMLElement): void {
  const list = listOf(text);
  if (list) list.hidden = true;
  text.removeAttribute('aria-activedescendant');
  text.removeAttribute('aria-controls');
}

function readers(address: string): Promise<Reader[]> {
  let asked = known.get(address);
  if (!asked) {
    asked = fetch(address)
      .then((answer) => (answer.ok ? (answer.json() as Promise<Reader[]>) : []))
      .catch(() => []);
    known.set(address, asked);
  }
  return asked;
}
