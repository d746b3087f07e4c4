import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/page.tsx';
import { WrittenText } from '../../ui/written-text.tsx';
import { AutosaveForm } from './autosave.tsx';
import { type SharedField, type SharedTexts, sharedFields } from './words.ts';

/** Where a session's words are saved while somebody types, and whose draft the browser keeps. */
export interface WordsPlace {
  address: string;
  draftKey: string;
}

const readFields = ['decisions', 'notes'] as const satisfies SharedField[];

/** What all members write on together: it saves itself, and takes in what the others write. */
export function SharedWords({
  texts,
  html,
  version,
  place,
  canChange,
}: {
  texts: SharedTexts;
  html: SharedTexts;
  version: number;
  place: WordsPlace;
  canChange: boolean;
}) {
  const { t } = useTranslation('sessions');
  const { t: common } = useTranslation();
  if (!canChange) {
    return (
      <Section title={t('words.title')} note={common('visibleTo.members')}>
        <Written label={t('field.agenda')} html={html.agenda} />
        {readFields.map((field) => (
          <Written key={field} label={t(`field.${field}`)} html={html[field]} />
        ))}
      </Section>
    );
  }
  return (
    <Section title={t('words.title')} note={`${common('visibleTo.members')} ${t('words.note')}`}>
      <AutosaveForm
        fields={sharedFields}
        saved={texts}
        version={version}
        address={place.address}
        intent="words"
        draftKey={`${place.draftKey} words`}
        submit={t('words.submit')}
        areas={[
          { field: 'agenda', label: t('field.agenda'), hint: t('field.agendaHint'), rows: 5 },
          { field: 'notes', label: t('field.notes'), hint: t('field.notesHint'), rows: 6 },
          {
            field: 'decisions',
            label: t('field.decisions'),
            hint: t('field.decisionsHint'),
            rows: 2,
          },
        ]}
      >
        {(live) => {
          const shown = readFields.filter((field) => (live ?? html)[field] !== '');
          if (shown.length === 0) return null;
          return (
            <details className="fold">
              <summary>{t('words.reads')}</summary>
              <Stack gap="sm">
                {shown.map((field) => (
                  <Written key={field} label={t(`field.${field}`)} html={(live ?? html)[field]} />
                ))}
              </Stack>
            </details>
          );
        }}
      </AutosaveForm>
    </Section>
  );
}

/** The reader's own note: their partner's page has another one, or none. */
export function PrivateNote({
  note,
  html,
  place,
  canChange,
}: {
  note: string;
  html: string;
  place: WordsPlace;
  canChange: boolean;
}) {
  const { t } = useTranslation('sessions');
  return (
    <Section title={t('private.title')}>
      {canChange ? (
        <AutosaveForm
          fields={noteFields}
          saved={{ note }}
          address={place.address}
          intent="note"
          draftKey={`${place.draftKey} note`}
          submit={t('private.submit')}
          areas={[{ field: 'note', label: t('field.note'), hint: t('field.noteHint'), rows: 3 }]}
        />
      ) : note ? (
        <WrittenText html={html} />
      ) : (
        <Text c="dimmed">{t('private.none')}</Text>
      )}
    </Section>
  );
}

const noteFields = ['note'] as const;

function Written({ label, html }: { label: string; html: string }) {
  const { t } = useTranslation('sessions');
  return (
    <div>
      <Text fw={600} size="sm">
        {label}
      </Text>
      {html ? <WrittenText html={html} /> : <Text c="dimmed">{t('words.none')}</Text>}
    </div>
  );
}
