import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatDay, formatMoment, Moment, useTimeZone } from '../../ui/dates.tsx';
import { ActionForm, AreaField } from '../../ui/form.tsx';
import { Section, State } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';
import { type LookPart, type LookState, pathOfLook } from './second-look.ts';
import type { SecondLook as FullLook } from './second-look-queries.server.ts';

export function LookStateBadge({ state }: { state: LookState }) {
  const { t } = useTranslation('matching');
  const tone = { open: 'look', accepted: 'good', returned: 'look', withdrawn: 'calm' } as const;
  return <State tone={tone[state]}>{t(`look.state.${state}`)}</State>;
}

/** Without its asker's id, which no page needs. */
export type SecondLook = Omit<FullLook, 'askedById'>;

/** What managers asked each other and what they answered, newest first; `base` is the program. */
export function SecondLooks({ looks, base }: { looks: readonly SecondLook[]; base: string }) {
  const { t } = useTranslation('matching');
  if (looks.length === 0) return null;
  return (
    <Section title={t('look.list')} note={t('look.listNote')}>
      <Rows
        caption={t('look.list')}
        rows={[...looks]}
        rowKey={(look) => look.id}
        columns={[
          {
            title: t('look.asked'),
            cell: (look) => (
              <Anchor component={Link} to={`${base}/${pathOfLook(look)}`}>
                <Moment value={look.askedAt} />
              </Anchor>
            ),
          },
          { title: t('look.by'), cell: (look) => look.askedBy ?? t('look.somebody') },
          {
            title: t('look.what'),
            cell: (look) =>
              look.runId
                ? t('look.pairsOf', { count: look.pairs })
                : t('look.circleOf', { count: look.people }),
          },
          { title: t('look.answer'), cell: (look) => <LookStateBadge state={look.state} /> },
          {
            title: t('look.answered'),
            wide: true,
            cell: (look) =>
              look.answeredAt && (
                <span>
                  {look.answeredBy ?? t('look.somebody')}, <Moment value={look.answeredAt} />
                </span>
              ),
          },
        ]}
      />
    </Section>
  );
}

interface LookWords {
  look: SecondLook;
  part: LookPart;
  /** What can be done once it was sent back, and where. */
  again: string;
  to: { href: string; label: string };
}

/** How a request was settled, or that it waits for somebody else. */
export function LookSoFar({ look, part, again, to }: LookWords) {
  const { t } = useTranslation('matching');
  const timeZone = useTimeZone();
  return (
    <>
      {look.answeredAt && (
        <Section
          title={t(`look.settled.${look.state === 'open' ? 'accepted' : look.state}`, {
            name: look.answeredBy ?? t('look.somebody'),
          })}
          note={formatMoment(look.answeredAt, timeZone)}
        >
          {look.note && <Text className="prose">{look.note}</Text>}
          {look.state === 'returned' && (
            <Text>
              {again}{' '}
              <Anchor component={Link} to={to.href}>
                {to.label}
              </Anchor>
            </Text>
          )}
        </Section>
      )}
      {part === 'asked' && (
        <Section title={t('look.waits')} note={t('look.waitsNote')}>
          <ActionForm intent="withdraw" submit={t('look.withdraw')} tone="quiet" />
        </Section>
      )}
    </>
  );
}

/** Accept, or send back with a note. */
export function LookAnswer({
  accept,
  acceptNote,
  returnNote,
}: {
  accept: string;
  acceptNote: string;
  returnNote: string;
}) {
  const { t } = useTranslation('matching');
  return (
    <div className="two-columns">
      <Section title={t('look.accept')} note={acceptNote}>
        <ActionForm intent="accept" submit={accept} />
      </Section>
      <Section title={t('look.return')} note={returnNote}>
        <ActionForm intent="return" submit={t('look.returnThem')} tone="quiet">
          <AreaField name="note" label={t('look.note')} hint={t('look.noteHint')} />
        </ActionForm>
      </Section>
    </div>
  );
}

/** When it was asked for, by whom, and for how long. */
export function useLookLead({ runId, askedBy, askedAt, startsOn, endsOn }: SecondLook): string {
  const { t } = useTranslation('matching');
  return t(runId ? 'look.lead' : 'look.circleLead', {
    name: askedBy ?? t('look.somebody'),
    when: formatMoment(askedAt, useTimeZone()),
    startsOn: formatDay(startsOn),
    endsOn: formatDay(endsOn),
  });
}
