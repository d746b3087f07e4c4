import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../../ui/dates.tsx';
import { Section, State } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';
import type { LookState } from './second-look.ts';
import type { SecondLook } from './second-look-queries.server.ts';

export function LookStateBadge({ state }: { state: LookState }) {
  const { t } = useTranslation('matching');
  const tone = { open: 'look', accepted: 'good', returned: 'look', withdrawn: 'calm' } as const;
  return <State tone={tone[state]}>{t(`look.state.${state}`)}</State>;
}

/** What managers asked each other and what they answered, newest first; `base` is the program's matching. */
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
              <Anchor component={Link} to={`${base}/${look.runId}/second-looks/${look.id}`}>
                <Moment value={look.askedAt} />
              </Anchor>
            ),
          },
          { title: t('look.by'), cell: (look) => look.askedBy ?? t('look.somebody') },
          { title: t('look.pairs'), number: true, cell: (look) => look.pairs },
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
