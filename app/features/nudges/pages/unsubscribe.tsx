import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { form, openAction, openPage } from '../../../http/page.server.ts';
import { found } from '../../../platform/refusal.ts';
import { ActionForm } from '../../../ui/form.tsx';
import { Bare } from '../../../ui/shell.tsx';
import { unsubscribe } from '../nudge-setting.server.ts';
import { readUnsubscribeToken } from '../unsubscribe.ts';
import type { Route } from './+types/unsubscribe';

export const loader = openPage(async ({ world, params }) => ({
  kinds: found(readUnsubscribeToken(world.signer, params.token ?? '')).kinds,
}));

// Also what a mail program posts by itself (RFC 8058): answered at once, without a redirect.
export const action = openAction({
  '': form(z.object({}), async ({ world, params }) => {
    await unsubscribe(world, params.token ?? '');
    return { isDone: true };
  }),
});

export default function Unsubscribe({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTranslation('nudges');
  const kinds = loaderData.kinds.map((kind) => t(`kind.${kind}`)).join('; ');
  return (
    <Bare title={t('stop.title')}>
      {actionData ? (
        <Alert color="aegean" variant="light" role="status">
          {t('stop.done', { kinds })} {t('stop.again')}
        </Alert>
      ) : (
        <>
          <Text mb="md">{t('stop.lead', { kinds })}</Text>
          <ActionForm submit={t('stop.submit')} />
        </>
      )}
    </Bare>
  );
}
