import { i18n } from '../../i18n.ts';
import { writeCsv } from '../../platform/csv.ts';
import { type ListedEngagement, sidesIn } from './listed-engagement.ts';
import { signalWords } from './signal-words.ts';

/** The list of engagements as a spreadsheet: the same columns that the page shows. */
export function engagementsCsv(engagements: readonly ListedEngagement[]): string {
  const t = i18n.getFixedT(null, 'insights');
  const state = i18n.getFixedT(null, 'engagements');
  const sides = sidesIn(engagements);
  return writeCsv(
    [
      ...sides.map(({ title }) => t(`engagements.column.${title}`)),
      t('engagements.column.phase'),
      t('engagements.column.look'),
      t('engagements.column.started'),
      t('engagements.column.ends'),
      t('engagements.column.sessions'),
      t('engagements.column.lastActive'),
      t('engagements.column.next'),
    ],
    engagements.map((engagement) => [
      ...sides.map(({ role }) =>
        engagement.members
          .filter((member) => member.role === role)
          .map((member) => member.name)
          .join('; '),
      ),
      state(`phase.${engagement.phase}`),
      engagement.signals.map(signalWords).join('; '),
      engagement.startsOn,
      engagement.endsOn,
      engagement.sessionsHeld,
      engagement.lastActiveAt?.toISOString().slice(0, 10) ?? null,
      engagement.nextSessionAt?.toISOString() ?? null,
    ]),
  );
}
