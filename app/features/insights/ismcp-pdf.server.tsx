import { View } from '@react-pdf/renderer';
import { i18n } from '../../i18n.ts';
import { formatDay } from '../../ui/dates.tsx';
import { PdfQuiet, PdfText, PdfTitle, renderPdf } from '../documents/pdf.server.tsx';
import type { EvidenceArea } from './ismcp.server.ts';
import { PdfRows } from './pdf-rows.server.tsx';

/** The evidence of a program by its six areas, on pages with the organization's name. */
export function ismcpPdf(
  { program, areas }: { program: string; areas: EvidenceArea[] },
  { organization, today }: { organization: string; today: string },
) {
  const t = i18n.getFixedT(null, 'ismcp');
  const title = t('title', { program });
  return renderPdf({
    title,
    children: (
      <View>
        <PdfQuiet>{`${organization} · ${formatDay(today)}`}</PdfQuiet>
        <PdfTitle>{title}</PdfTitle>
        <PdfText>{t('lead')}</PdfText>
        {areas.map((area) => (
          <PdfRows key={area.title} title={area.title} rows={area.facts} areWords />
        ))}
      </View>
    ),
  });
}
