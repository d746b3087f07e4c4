import { i18n } from '../../i18n.ts';
import { formatDay } from '../../ui/dates.tsx';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { PdfBlock, PdfQuiet, PdfText, PdfTitle, renderPdf } from './pdf.server.tsx';

interface CertificateFacts {
  /** null: an informal engagement. */
  organization: string | null;
  sessions: number;
  minutes: number;
  today: string;
}

/**
 * What a member may show to others: who, with whom, how long, how often. Goals and outcomes stay
 * out of it, since they are words of both.
 */
export async function certificatePdf(
  { me, partnerNames: who, program, startsOn, endsOn, closedAt }: Engagement,
  { organization, sessions, minutes, today }: CertificateFacts,
): Promise<Uint8Array<ArrayBuffer>> {
  const t = i18n.getFixedT(null, 'documents');
  const to = closedAt?.toISOString().slice(0, 10) ?? endsOn;
  const place = !organization
    ? t('certificate.informal')
    : program
      ? t('certificate.program', { program: program.name, organization })
      : t('certificate.organization', { organization });
  const hours = (minutes / 60).toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return renderPdf({
    title: t('certificate.title'),
    isCentred: true,
    children: (
      <>
        <PdfTitle>{t('certificate.title')}</PdfTitle>
        <PdfBlock>
          <PdfText>{t('certificate.lead')}</PdfText>
        </PdfBlock>
        <PdfBlock>
          <PdfTitle>{me.name}</PdfTitle>
        </PdfBlock>
        <PdfText>{t(`certificate.took.${me.role}`, { who })}</PdfText>
        <PdfText>{place}</PdfText>
        <PdfText>{t('certificate.time', { from: formatDay(startsOn), to: formatDay(to) })}</PdfText>
        <PdfBlock>
          <PdfText>{t('certificate.sessions', { count: sessions, hours })}</PdfText>
        </PdfBlock>
        <PdfBlock>
          <PdfQuiet>{t('madeOn', { day: formatDay(today) })}</PdfQuiet>
        </PdfBlock>
      </>
    ),
  });
}
