import { useTranslation } from 'react-i18next';
import { memberPage } from '../../../http/page.server.ts';
import { Empty, Page } from '../../../ui/page.tsx';

export const loader = memberPage(async () => null);

export default function Home() {
  const { t } = useTranslation();
  return (
    <Page title={t('home')}>
      <Empty>{t('nobody')}</Empty>
    </Page>
  );
}
