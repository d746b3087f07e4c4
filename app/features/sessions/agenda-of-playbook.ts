import { i18n } from '../../i18n.ts';
import type { AgendaMatter, AgendaPoint } from './agenda.ts';

/**
 * The agenda that a playbook drafts: its lines, each with what fills it. A line whose filling is
 * missing is left out, but open actions are always asked after. Structured, reflect-and-record
 * meetings are what moved outcomes in a field experiment (Sandvik et al. 2020); the members change
 * it as they like.
 */
export function agendaOf(lines: readonly string[], matter: AgendaMatter): AgendaPoint[] {
  return lines.flatMap((line): AgendaPoint[] => {
    const title = line.replaceAll(/\s*\{(actions|goals|questions)\}/g, '').trim();
    if (line.includes('{step}')) return matter.step.map((point) => ({ title: point }));
    if (line.includes('{actions}')) {
      return [
        {
          title,
          items: matter.actions,
          otherwise: i18n.getFixedT(null, 'sessions')('agenda.noActions'),
        },
      ];
    }
    if (line.includes('{goals}')) {
      return matter.goals.length > 0 ? [{ title, items: matter.goals }] : [];
    }
    if (line.includes('{questions}')) return [{ title, items: matter.questions }];
    const turn = /\{turn(?<which>[12])\}/.exec(line)?.groups?.which;
    if (!turn) return [{ title }];
    const name = matter.turns[Number(turn) - 1];
    return name === undefined ? [] : [{ title: title.replaceAll(`{turn${turn}}`, name) }];
  });
}
