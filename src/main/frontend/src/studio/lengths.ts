/** How long something takes, as people say it: a number and a unit. */
export interface Length {
  count: number;
  unit: Unit;
}
export type Unit = 'workingMinutes' | 'workingHours' | 'workingDays' | 'minutes' | 'hours' | 'days' | 'weeks';

const WORKING: Record<string, Unit> = { minute: 'workingMinutes', hour: 'workingHours', day: 'workingDays' };

/** Reads "2 working days", PT48H, P2D, P1W; anything else is left to the expert. */
export function readLength(text: string): Length | undefined {
  const working = /^\s*(\d{1,6}) +working +(minute|hour|day)s?\s*$/i.exec(text);
  if (working) return { count: Number(working[1]), unit: WORKING[working[2]!.toLowerCase()]! };
  const plain = /^P(?:(\d{1,6})(D|W)|T(\d{1,9})(H|M))$/.exec(text.trim());
  if (!plain) return undefined;
  if (plain[1]) return { count: Number(plain[1]), unit: plain[2] === 'D' ? 'days' : 'weeks' };
  return { count: Number(plain[3]), unit: plain[4] === 'H' ? 'hours' : 'minutes' };
}

export function writeLength({ count, unit }: Length): string {
  const many = count === 1 ? '' : 's';
  switch (unit) {
    case 'workingMinutes':
      return `${count} working minute${many}`;
    case 'workingHours':
      return `${count} working hour${many}`;
    case 'workingDays':
      return `${count} working day${many}`;
    case 'minutes':
      return `PT${count}M`;
    case 'hours':
      return `PT${count}H`;
    case 'days':
      return `P${count}D`;
    default:
      return `P${count * 7}D`;
  }
}
