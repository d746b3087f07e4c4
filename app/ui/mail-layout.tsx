import { Body, Button, Container, Head, Hr, Html, Preview, Text } from 'react-email';
import { i18n } from '../i18n.ts';

interface MailLayoutProps {
  /** The first words that the inbox shows. */
  preview: string;
  greeting?: string;
  paragraphs: string[];
  button?: { label: string; href: string };
  /** Smaller, under the button. */
  remarks?: string[];
  origin: string;
}

const font = { fontFamily: 'Helvetica, Arial, sans-serif', color: '#16211f' };

/** Every mail: short paragraphs, at most one thing to do. Its plain-text twin is made from it. */
export function MailLayout({
  preview,
  greeting,
  paragraphs,
  button,
  remarks = [],
  origin,
}: MailLayoutProps) {
  const { t } = { t: i18n.getFixedT(null, 'mail') };
  return (
    <Html lang={i18n.language}>
      <Head />
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: '#ffffff', margin: 0 }}>
        <Container style={{ maxWidth: 560, padding: '24px 16px' }}>
          {greeting && <Text style={{ ...font, fontSize: 16 }}>{greeting}</Text>}
          {paragraphs.map((paragraph) => (
            <Text key={paragraph} style={{ ...font, fontSize: 16, lineHeight: '24px' }}>
              {paragraph}
            </Text>
          ))}
          {button && (
            <Button
              href={button.href}
              style={{
                ...font,
                backgroundColor: '#0f6873',
                color: '#ffffff',
                borderRadius: 8,
                padding: '12px 20px',
                fontSize: 16,
              }}
            >
              {button.label}
            </Button>
          )}
          {remarks.map((remark) => (
            <Text key={remark} style={{ ...font, fontSize: 14, color: '#52605d' }}>
              {remark}
            </Text>
          ))}
          <Hr />
          <Text style={{ ...font, fontSize: 12, color: '#52605d' }}>{t('footer', { origin })}</Text>
        </Container>
      </Body>
    </Html>
  );
}
