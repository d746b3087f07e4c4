import { Alert, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionForm, AreaField, useRefusal } from '../../ui/form.tsx';
import { Section } from '../../ui/page.tsx';
import { NotesField } from './session-form.tsx';

interface Words {
  agenda: string;
  notes: string;
  version: number;
}

/** The agenda and notes that both write; after the partner saved meanwhile, both texts are in sight. */
export function SharedWords({ words, canChange }: { words: Words; canChange: boolean }) {
  const { t } = useTranslation('sessions');
  const { t: common } = useTranslation();
  const refused = useRefusal('words');
  const isConflict = refused?.problems.some(
    (problem) => problem.key === 'problems:changedMeanwhile',
  );
  return (
    <Section title={t('words.title')} note={common('visibleTo.members')}>
      {isConflict && (
        <Alert color="clay" variant="light" title={t('words.conflictTitle')}>
          <Stack gap="sm">
            <Text>{t('words.conflict')}</Text>
            <Written label={`${t('words.now')}: ${t('field.agenda')}`} text={words.agenda} />
            <Written label={`${t('words.now')}: ${t('field.notes')}`} text={words.notes} />
          </Stack>
        </Alert>
      )}
      {canChange ? (
        <ActionForm intent="words" submit={t('words.submit')} tone="quiet">
          <input type="hidden" name="version" value={words.version} />
          <AreaField
            name="agenda"
            label={t('field.agenda')}
            hint={t('field.agendaHint')}
            value={words.agenda}
            optional
            rows={8}
          />
          <NotesField value={words.notes} />
        </ActionForm>
      ) : (
        <>
          <Written label={t('field.agenda')} text={words.agenda} />
          <Written label={t('field.notes')} text={words.notes} />
        </>
      )}
    </Section>
  );
}

/** The reader's own note: their partner's page has another one, or none. */
export function PrivateNote({ note, canChange }: { note: string; canChange: boolean }) {
  const { t } = useTranslation('sessions');
  return (
    <Section title={t('private.title')}>
      {canChange ? (
        <ActionForm intent="note" submit={t('private.submit')} tone="quiet">
          <AreaField
            name="note"
            label={t('field.note')}
            hint={t('field.noteHint')}
            value={note}
            optional
          />
        </ActionForm>
      ) : (
        <Text className="prose">{note || t('private.none')}</Text>
      )}
    </Section>
  );
}

function Written({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation('sessions');
  return (
    <div>
      <Text fw={600} size="sm">
        {label}
      </Text>
      <Text className="prose">{text || t('words.none')}</Text>
    </div>
  );
}
