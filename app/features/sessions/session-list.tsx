import { Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../../ui/dates.tsx';
import { State } from '../../ui/page.tsx';
import type { SessionState } from './session.ts';

export interface ShownSession {
  id: string;
  startsAt: string;
  minutes: number;
  state: SessionState;
  place: string;
  waits: 'me' | 'partner' | null;
}

export function SessionStateMark({ state }: { state: SessionState }) {
  const { t } = useTranslation('sessions');
  const tone = state === 'held' || state === 'scheduled' ? 'good' : 'calm';
  return <State tone={state === 'missed' ? 'look' : tone}>{t(`state.${state}`)}</State>;
}

export function SessionList({ sessions, names }: { sessions: ShownSession[]; names: string }) {
  const { t } = useTranslation('sessions');
  return (
    <ul className="cards">
      {sessions.map((session) => (
        <li key={session.id}>
          <Stack gap={4}>
            <Group gap="sm">
              <Link to={session.id} className="card-title">
                <Moment value={session.startsAt} />
              </Link>
              <SessionStateMark state={session.state} />
              {session.waits === 'me' && <State tone="look">{t('waitsForYou')}</State>}
              {session.waits === 'partner' && <State>{t('waitsForPartner', { names })}</State>}
            </Group>
            <Group gap="lg" className="quiet">
              <span>{t('minutes', { minutes: session.minutes })}</span>
              {session.place && <span>{session.place}</span>}
            </Group>
          </Stack>
        </li>
      ))}
    </ul>
  );
}
