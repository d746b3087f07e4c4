import { createRequire } from 'node:module';
import { Document, Font, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import { i18n } from '../../i18n.ts';

// The reader's own fonts end at Latin-1: a Łukasz or a София would lose letters.
const { resolve } = createRequire(import.meta.url);
const fontFile = (name: string) => resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);
Font.register({
  family: 'DejaVu',
  fonts: [
    { src: fontFile('DejaVuSans') },
    { src: fontFile('DejaVuSans-Bold'), fontWeight: 'bold' },
  ],
});
// No hyphens of its own; only what would run over the edge is cut.
Font.registerHyphenationCallback((word) =>
  word.length > 64 ? (word.match(/.{1,40}/gsu) ?? [word]) : [word],
);

const styles = StyleSheet.create({
  page: { fontFamily: 'DejaVu', padding: 56, color: '#16211f' },
  // Not on the page: with a line height there, the line of page numbers is dropped (react-pdf 4.9). And the
  // height of lines is worked out from the size that stands beside it.
  body: { fontSize: 10.5, lineHeight: 1.5 },
  title: { fontSize: 20, fontWeight: 'bold', marginBottom: 8, lineHeight: 1.2 },
  heading: { fontSize: 12, fontWeight: 'bold', marginTop: 14, marginBottom: 4, lineHeight: 1.2 },
  quiet: { fontSize: 9, color: '#52605d' },
  footer: { position: 'absolute', bottom: 28, left: 56, right: 56, fontSize: 8, color: '#52605d' },
});

/** A document on A4 with its page numbers; `centred`: one calm page, as a certificate is. */
export async function renderPdf({
  title,
  children,
  isCentred = false,
}: {
  title: string;
  children: ReactNode;
  isCentred?: boolean;
}): Promise<Uint8Array<ArrayBuffer>> {
  const t = i18n.getFixedT(null, 'documents');
  const centred = { justifyContent: 'center', alignItems: 'center', textAlign: 'center' } as const;
  const buffer = await renderToBuffer(
    <Document title={title} creator="Ithaca" producer="Ithaca" language={i18n.language}>
      <Page size="A4" style={[styles.page, isCentred ? centred : {}]} wrap>
        <View style={styles.body}>{children}</View>
        <Text
          style={styles.footer}
          fixed
          render={({ pageNumber, totalPages }) =>
            t('page', { page: pageNumber, pages: totalPages })
          }
        />
      </Page>
    </Document>,
  );
  return new Uint8Array(buffer);
}

/** A style for text that may be cut with dots after so many lines. */
export const cutAfter = (maxLines: number) => ({ maxLines, textOverflow: 'ellipsis' }) as const;

export const PdfTitle = ({ children, mostLines }: { children: string; mostLines?: number }) => (
  <Text style={{ ...styles.title, ...(mostLines ? cutAfter(mostLines) : {}) }}>{children}</Text>
);
export const PdfHeading = ({ children }: { children: string }) => (
  <Text style={styles.heading} minPresenceAhead={40}>
    {children}
  </Text>
);
export const PdfText = ({ children }: { children: string }) => <Text>{children}</Text>;
export const PdfQuiet = ({ children }: { children: string }) => (
  <Text style={styles.quiet}>{children}</Text>
);
/** Lines with some air above. */
export const PdfBlock = ({ children }: { children: ReactNode }) => (
  <View style={{ marginTop: 14 }}>{children}</View>
);
