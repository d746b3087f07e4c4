import { i18n } from '../../i18n.ts';
import type { Kind } from '../engagements/engagement.ts';
import type { AgendaMatter, AgendaPoint } from './agenda.ts';

/** At most so many of a circle have the floor in one session; the others listen and ask. */
const hotSeats = 2;

/**
 * What each kind of mentoring talks about by default. Structured, reflect-and-record meetings are what
 * moved outcomes in a field experiment (Sandvik et al. 2020), so that is what the agenda offers; the
 * members change it as they like.
 */
export function agendaOf(kind: Kind, matter: AgendaMatter): AgendaPoint[] {
  const t = i18n.getFixedT(null, 'sessions');
  const { goals, turns } = matter;
  const actions: AgendaPoint = {
    title: t('agenda.actions'),
    items: matter.actions,
    otherwise: t('agenda.noActions'),
  };
  const due = goals.length > 0 ? [{ title: t('agenda.goals'), items: goals }] : [];
  const ending = [{ title: t('agenda.plans') }, { title: t('agenda.nextDate') }];
  switch (kind) {
    case 'one_to_one':
      return [
        actions,
        { title: t('agenda.challenge') },
        ...due,
        { title: t('agenda.advice') },
        ...ending,
      ];
    case 'peer':
      return [
        actions,
        ...due,
        ...turns.map((name, index) => ({
          title: t(index === 0 ? 'agenda.firstHalf' : 'agenda.secondHalf', { name }),
        })),
        { title: t('agenda.bothTurns') },
        ...ending,
      ];
    case 'reverse':
      return [
        actions,
        { title: t('agenda.shown') },
        { title: t('agenda.tried') },
        ...due,
        { title: t('agenda.seenFrom') },
        ...ending,
      ];
    case 'circle':
      return [
        { title: t('agenda.round') },
        actions,
        ...due,
        ...turns.slice(0, hotSeats).map((name) => ({ title: t('agenda.floor', { name }) })),
        { title: t('agenda.gathered') },
        ...ending,
      ];
    case 'flash':
      return [
        { title: t('agenda.question'), items: matter.questions },
        { title: t('agenda.triedSoFar') },
        { title: t('agenda.advice') },
        { title: t('agenda.oneStep') },
      ];
  }
}
