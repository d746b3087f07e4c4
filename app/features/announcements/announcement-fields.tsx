import { useTranslation } from 'react-i18next';
import { AreaField, SelectField, TextField } from '../../ui/form.tsx';
import { type Audience, audienceValue } from './announcement.ts';
import { audienceOptions } from './audience-words.ts';

export function AnnouncementFields({
  audiences,
  audience,
  subject,
  text,
}: {
  audiences: readonly (Audience & { count: number })[];
  audience: Audience;
  subject: string;
  text: string;
}) {
  const { t } = useTranslation('announcements');
  return (
    <>
      <SelectField
        name="audience"
        label={t('field.audience')}
        value={audienceValue(audience)}
        options={audienceOptions(audiences)}
      />
      <TextField name="subject" label={t('field.subject')} value={subject} />
      <AreaField
        name="text"
        label={t('field.text')}
        hint={t('field.textHint')}
        value={text}
        rows={8}
      />
    </>
  );
}
