import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { redirect } from 'react-router';
import { z } from 'zod';
import { ticked } from '../../../http/fields.ts';
import { form, type MemberVisit, memberAction, memberPage } from '../../../http/page.server.ts';
import { formatMoment, useTimeZone } from '../../../ui/dates.tsx';
import { Deed } from '../../../ui/deed.tsx';
import { ActionForm, CheckField, PasswordField, TextField, useRefusal } from '../../../ui/form.tsx';
import { Empty, Page, Section, State } from '../../../ui/page.tsx';
import { ProfileParts } from '../../profiles/profile-parts.tsx';
import { newAccount, newSource } from '../busy-source.ts';
import { addBusySource, listBusySources, removeBusySource } from '../busy-sources.server.ts';
import {
  closeFeed,
  findCalendarSetting,
  openFeed,
  savePlaceInCalendar,
} from '../calendar-setting.server.ts';
import type { Route } from './+types/own-calendar';

export const loader = memberPage(async ({ world, actor }) => ({
  ...(await findCalendarSetting(world, actor)),
  sources: await listBusySources(world, actor),
}));

const nothing = z.object({});
const back = ({ params }: MemberVisit, said: string) =>
  redirect(`/o/${params.organization}/profile/calendar?said=calendars.${said}`);

export const action = memberAction({
  place: form(z.object({ showsPlace: ticked() }), async (visit: MemberVisit, { showsPlace }) => {
    await savePlaceInCalendar(visit.world, visit.actor, showsPlace);
    return back(visit, 'placeSaved');
  }),
  openFeed: form(nothing, async (visit: MemberVisit) => {
    await openFeed(visit.world, visit.actor);
    return back(visit, 'feedOpened');
  }),
  closeFeed: form(nothing, async (visit: MemberVisit) => {
    await closeFeed(visit.world, visit.actor);
    return back(visit, 'feedClosed');
  }),
  addSource: form(newSource, async (visit: MemberVisit, { address }) => {
    const { timeZone } = visit.member;
    await addBusySource(visit.world, visit.actor, { address, timeZone });
    return back(visit, 'sourceAdded');
  }),
  addAccount: form(newAccount, async (visit: MemberVisit, { address, ...signIn }) => {
    const { timeZone } = visit.member;
    await addBusySource(visit.world, visit.actor, { address, signIn, timeZone });
    return back(visit, 'sourceAdded');
  }),
  removeSource: form(z.object({ sourceId: z.uuid() }), async (visit: MemberVisit, given) => {
    await removeBusySource(visit.world, visit.actor, given.sourceId);
    return back(visit, 'sourceRemoved');
  }),
});

export default function OwnCalendar({ loaderData }: Route.ComponentProps) {
  const { t } = useTranslation('calendars');
  const { t: common } = useTranslation();
  const { feed, showsPlace, sources } = loaderData;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ProfileParts />
      <Section title={t('feed.title')} note={feed ? t('feed.note') : t('feed.off')}>
        {feed && <TextFeed label={t('feed.address')} address={feed} />}
        <Group gap="sm">
          <Deed intent="openFeed">{feed ? t('feed.renew') : t('feed.open')}</Deed>
          {feed && (
            <Deed intent="closeFeed" tone="danger">
              {t('feed.close')}
            </Deed>
          )}
        </Group>
        <ActionForm intent="place" submit={common('save')} tone="quiet">
          <CheckField
            name="showsPlace"
            label={t('feed.places')}
            hint={t('feed.placesHint')}
            checked={showsPlace}
          />
        </ActionForm>
      </Section>
      <Section title={t('busy.title')} note={t('busy.note')}>
        {sources.length === 0 ? (
          <Empty>{t('busy.empty')}</Empty>
        ) : (
          <ul className="cards">
            {sources.map((source) => (
              <Source key={source.id} source={source} />
            ))}
          </ul>
        )}
        <ActionForm intent="addSource" submit={t('busy.add')} tone="quiet">
          <TextField name="address" label={t('busy.address')} hint={t('busy.addressHint')} />
        </ActionForm>
        <AccountForm />
      </Section>
    </Page>
  );
}

function TextFeed({ label, address }: { label: string; address: string }) {
  return (
    <div>
      <Text fw={600} size="sm">
        {label}
      </Text>
      <a href={address} style={{ overflowWrap: 'anywhere' }}>
        {address}
      </a>
    </div>
  );
}

function AccountForm() {
  const { t } = useTranslation('calendars');
  const refused = useRefusal('addAccount');
  return (
    <details className="fold" open={refused !== undefined}>
      <summary>{t('busy.byAccount')}</summary>
      <Stack gap="md">
        <Text size="sm" c="dimmed" maw="46rem">
          {t('busy.accountNote')}
        </Text>
        <ActionForm intent="addAccount" submit={t('busy.addAccount')} tone="quiet">
          <TextField
            name="address"
            type="url"
            label={t('busy.server')}
            hint={t('busy.serverHint')}
          />
          <TextField name="userName" label={t('busy.userName')} autoComplete="off" />
          <PasswordField
            name="password"
            label={t('busy.password')}
            hint={t('busy.passwordHint')}
            autoComplete="off"
          />
        </ActionForm>
      </Stack>
    </details>
  );
}

function Source({ source }: { source: Route.ComponentProps['loaderData']['sources'][number] }) {
  const { t } = useTranslation('calendars');
  const timeZone = useTimeZone();
  const { id, site, userName, checkedAt, fault, leftOut } = source;
  const name = userName === null ? site : t('busy.account', { site, userName });
  return (
    <li>
      <Group justify="space-between" gap="sm">
        <Stack gap={2} flex="1 1 16rem">
          <Group gap="sm">
            <span className="card-title">{name}</span>
            <State tone={fault ? 'look' : 'good'}>{t(fault ? 'busy.failed' : 'busy.fine')}</State>
          </Group>
          {checkedAt && (
            <span className="quiet">
              {t('busy.checked', { when: formatMoment(checkedAt, timeZone) })}
            </span>
          )}
          {fault && (
            <Text size="sm">
              {t(`fault.${fault}`)} {t('busy.kept')}
            </Text>
          )}
          {leftOut > 0 && <Text size="sm">{t('busy.leftOut', { count: leftOut })}</Text>}
        </Stack>
        <Deed
          intent="removeSource"
          what={{ sourceId: id }}
          label={t('busy.removeLabel', { site: name })}
        >
          {t('busy.remove')}
        </Deed>
      </Group>
    </li>
  );
}
