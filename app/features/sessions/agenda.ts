/** One numbered point of an agenda, with what belongs to it below. */
export interface AgendaPoint {
  title: string;
  items?: readonly string[];
  /** Said instead of items where there are none. */
  otherwise?: string;
}

/** What a person's turn or the whole group's time is about. */
export interface AgendaMatter {
  actions: readonly string[];
  /** Goals and milestones due soon. */
  goals: readonly string[];
  /** Whose turn it is, first to last: it moves on with every session that was held. */
  turns: readonly string[];
  /** Flash: what is asked. */
  questions: readonly string[];
  /** What the playbook's present step adds. */
  step: readonly string[];
}

export function writeAgenda(points: readonly AgendaPoint[]): string {
  return points
    .flatMap(({ title, items = [], otherwise }, index) => [
      `${index + 1}. ${title}`,
      ...items.map((item) => `   - ${item}`),
      ...(items.length === 0 && otherwise ? [`   ${otherwise}`] : []),
    ])
    .join('\n');
}

/** The members in the order of their turns: each session another one begins. */
export function turnsAfter(names: readonly string[], heldSessions: number): string[] {
  const first = names.length === 0 ? 0 : heldSessions % names.length;
  return [...names.slice(first), ...names.slice(0, first)];
}

/** A point of an agenda as the members left it, with what stands below it. */
export interface AgendaItem {
  title: string;
  lines: string[];
  /** 'Look back (10 min)': what they gave it, where they said. */
  minutes: number | null;
}

const marker = /^(?:(\d+)[.)]|[-*+])\s+/;
const ownMinutes = /\s*\((\d{1,3})\s*min(?:utes)?\.?\)\s*$/i;

/** Every line that is not indented begins a point; indented ones belong to the point above. */
export function agendaItems(text: string): AgendaItem[] {
  const items: AgendaItem[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const last = items.at(-1);
    if (/^\s/.test(line) && last) {
      last.lines.push(line.trim().replace(marker, ''));
      continue;
    }
    const title = line.trim().replace(marker, '');
    const minutes = Number(ownMinutes.exec(title)?.[1] ?? 0);
    items.push({
      title: title.replace(ownMinutes, '') || title,
      lines: [],
      minutes: minutes > 0 ? minutes : null,
    });
  }
  return items;
}

/** Minutes for each point: its own, or an equal share of what the others leave of the session. */
export function shareTime(items: readonly AgendaItem[], sessionMinutes: number): number[] {
  const given = items.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
  const open = items.filter((item) => item.minutes === null).length;
  const share = Math.max(1, Math.floor((sessionMinutes - given) / Math.max(1, open)));
  return items.map((item) => item.minutes ?? share);
}

/** The agenda with one more point at its end, counted on where its points are numbered. */
export function withPoint(
  agenda: string,
  point: { title: string; minutes?: number | undefined },
): string {
  const tops = agenda.split('\n').filter((line) => /^\S/.test(line));
  const last = tops
    .map((line) => Number(marker.exec(line)?.[1] ?? 0))
    .findLast((number) => number > 0);
  const mark = last ? `${last + 1}.` : tops.length > 0 ? '-' : '1.';
  const minutes = point.minutes ? ` (${point.minutes} min)` : '';
  return [agenda.trimEnd(), `${mark} ${point.title}${minutes}`].filter(Boolean).join('\n');
}
