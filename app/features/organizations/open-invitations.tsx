import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-router';
import type { Role } from '../../platform/actor.ts';
import { Day } from '../../ui/dates.tsx';
import { Empty, Pager, State } from '../../ui/page.tsx';
import { Rows } from '../../ui/table.tsx';

interface OpenInvitation {
  id: string;
  email: string;
  name: string;
  role: Role;
  program: string | null;
  invitedAt: string;
  expired: boolean;
}

/** Who was invited and has not accepted, each with what can be done about it. */
export function OpenInvitations({
  invitations,
  total,
  page,
  pageSize,
  deliversMail,
}: {
  invitations: OpenInvitation[];
  total: number;
  page: number;
  pageSize: number;
  deliversMail: boolean;
}) {
  const { t } = useTranslation('organizations');
  const { t: common } = useTranslation();
  if (invitations.length === 0) return <Empty>{t('invitation.empty')}</Empty>;
  return (
    <>
      <Rows
        caption={t('invitation.openTitle')}
        rows={invitations}
        rowKey={(invitation) => invitation.id}
        columns={[
          {
            title: t('invitation.column.who'),
            cell: ({ name, email, program }) => (
              <>
                {name && <div>{name}</div>}
                <div>{email}</div>
                {program && (
                  <Text size="sm" c="dimmed">
                    {t('invitation.program', { program })}
                  </Text>
                )}
              </>
            ),
          },
          { title: t('invitation.column.role'), cell: ({ role }) => common(`role.${role}`) },
          {
            title: t('invitation.column.invited'),
            cell: ({ invitedAt }) => <Day value={invitedAt.slice(0, 10)} />,
          },
          {
            title: t('invitation.column.state'),
            cell: ({ expired }) =>
              expired ? (
                <State tone="look">{t('invitation.state.expired')}</State>
              ) : (
                <State>{t('invitation.state.open')}</State>
              ),
          },
          {
            title: common('edit'),
            cell: (invitation) => (
              <InvitationActions invitation={invitation} deliversMail={deliversMail} />
            ),
          },
        ]}
      />
      <Pager page={page} size={pageSize} total={total} />
    </>
  );
}

function InvitationActions({
  invitation: { id, email },
  deliversMail,
}: {
  invitation: OpenInvitation;
  deliversMail: boolean;
}) {
  const { t } = useTranslation('organizations');
  const again = deliversMail ? 'resend' : 'renew';
  return (
    <Form method="post">
      <input type="hidden" name="invitation" value={id} />
      <Group gap="xs" wrap="nowrap">
        <Button
          type="submit"
          name="intent"
          value="resend"
          variant="default"
          size="compact-sm"
          aria-label={t(`invitation.${again}Named`, { email })}
        >
          {t(`invitation.${again}`)}
        </Button>
        <Button
          type="submit"
          name="intent"
          value="withdraw"
          variant="default"
          size="compact-sm"
          aria-label={t('invitation.withdrawNamed', { email })}
        >
          {t('invitation.withdraw')}
        </Button>
      </Group>
    </Form>
  );
}
