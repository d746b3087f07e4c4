import { i18n } from '../../i18n.ts';
import { formatDay, formatMoment } from '../../ui/dates.tsx';
import { isInForce } from '../engagements/agreement.ts';
import type { AgreementVersion } from '../engagements/agreement-queries.server.ts';
import type { Engagement } from '../engagements/engagement-queries.server.ts';
import { PdfBlock, PdfHeading, PdfQuiet, PdfText, PdfTitle, renderPdf } from './pdf.server.tsx';

/** One version of an agreement, to print: all clauses, who signed when, and the text's fingerprint. */
export async function agreementPdf(
  engagement: Engagement,
  version: AgreementVersion,
  timeZone: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const t = i18n.getFixedT(null, 'documents');
  const role = i18n.getFixedT(null, 'engagements');
  const names = engagement.members
    .map((member) =>
      t('agreement.member', { name: member.name, role: role(`role.${member.role}`) }),
    )
    .join(', ');
  const isSigned = isInForce(
    version.signatures.map((signed) => signed.personId),
    engagement.members.map((member) => member.personId),
  );
  const state = version.isInForce ? 'inForce' : isSigned ? 'signedByAll' : 'unsigned';
  const days = { from: formatDay(engagement.startsOn), to: formatDay(engagement.endsOn) };
  return renderPdf({
    title: t('agreement.title'),
    children: (
      <>
        <PdfTitle>{t('agreement.title')}</PdfTitle>
        <PdfText>{t('agreement.between', { names })}</PdfText>
        <PdfText>{t('agreement.time', days)}</PdfText>
        <PdfText>
          {`${t('agreement.version', { version: version.version })}: ${t(`agreement.${state}`)}`}
        </PdfText>
        {version.clauses.map((clause, index) => (
          <PdfBlock key={clause.key}>
            <PdfHeading>{`${index + 1}. ${clause.title}`}</PdfHeading>
            <PdfText>{clause.text}</PdfText>
          </PdfBlock>
        ))}
        <PdfBlock>
          <PdfHeading>{t('agreement.signatures')}</PdfHeading>
          {version.signatures.length === 0 && <PdfText>{t('agreement.noSignatures')}</PdfText>}
          {version.signatures.map((signed) => (
            <PdfText key={signed.personId}>
              {t('agreement.signed', {
                name: signed.name,
                moment: formatMoment(signed.signedAt.toISOString(), timeZone),
                timeZone,
              })}
            </PdfText>
          ))}
        </PdfBlock>
        <PdfBlock>
          <PdfQuiet>{t('agreement.hash', { hash: version.hash })}</PdfQuiet>
        </PdfBlock>
      </>
    ),
  });
}
