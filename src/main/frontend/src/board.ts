// The board: arrows move between its cards; on a narrow screen a picker moves between its columns.

const cards = (column: Element) => [...column.querySelectorAll<HTMLAnchorElement>('.tile-name')];

document.addEventListener('keydown', (event) => {
  const here = (event.target as HTMLElement).closest?.('.tile');
  if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
  const columns = [...document.querySelectorAll('.lane')].filter((lane) => cards(lane).length > 0);
  const column = columns.findIndex((lane) => lane.contains(here));
  const own = cards(columns[column]!);
  const row = own.findIndex((card) => here.contains(card));
  const beside = (step: number) => {
    const lane = columns[column + step];
    const other = lane ? cards(lane) : [];
    return other[Math.min(row, other.length - 1)];
  };
  const moves: Record<string, () => HTMLElement | undefined> = {
    ArrowDown: () => own[row + 1] ?? columns[column]!.querySelector<HTMLElement>('.lane-more button') ?? undefined,
    ArrowUp: () => own[row - 1],
    ArrowRight: () => beside(1),
    ArrowLeft: () => beside(-1),
    Home: () => own[0],
    End: () => own[own.length - 1],
  };
  const next = moves[event.key]?.();
  if (!moves[event.key]) return;
  event.preventDefault();
  next?.focus();
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
});

document.addEventListener('change', (event) => {
  const picker = event.target as HTMLSelectElement;
  if (picker.matches('[data-lanes]')) {
    document.getElementById(picker.value)?.scrollIntoView({ block: 'nearest', inline: 'start' });
  }
});

// The picker follows the finger.
document.addEventListener('scroll', (event) => {
  const board = event.target as HTMLElement;
  const picker = document.querySelector<HTMLSelectElement>('[data-lanes]');
  if (!picker || !board.matches?.('.lanes')) return;
  const left = board.getBoundingClientRect().left;
  const seen = [...board.querySelectorAll<HTMLElement>('.lane')].find((lane) => lane.getBoundingClientRect().right > left + 40);
  if (seen) picker.value = seen.id;
}, true);
