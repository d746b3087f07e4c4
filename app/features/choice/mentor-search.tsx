import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchForm } from '../../ui/search-form.tsx';
import { nameOfLanguage } from '../profiles/language.ts';
import type { choicesIn, MentorFilter } from './mentor-list.ts';

/** Narrows the list of mentors: a GET form, so that a search has an address. */
export function MentorSearch({
  filter,
  choices,
}: {
  filter: MentorFilter;
  choices: ReturnType<typeof choicesIn>;
}) {
  const { t } = useTranslation('choice');
  const { t: profiles } = useTranslation('profiles');
  const choose = (
    name: 'skill' | 'stage' | 'industry' | 'language',
    options: { value: string; label: string }[],
  ) =>
    options.length > 0 && (
      <NativeSelect
        name={name}
        label={t(`mentors.${name}`)}
        defaultValue={filter[name] ?? ''}
        key={`${name} ${filter[name]}`}
        data={[{ value: '', label: t('mentors.any') }, ...options]}
        maw="14rem"
      />
    );
  const same = (value: string) => ({ value, label: value });
  return (
    <SearchForm label={t('mentors.search')} value={filter.q}>
      {choose('skill', choices.skills.map(same))}
      {choose(
        'stage',
        choices.stages.map((value) => ({ value, label: profiles(`stage.${value}`) })),
      )}
      {choose('industry', choices.industries.map(same))}
      {choose(
        'language',
        choices.languages.map((value) => ({ value, label: nameOfLanguage(value) })),
      )}
      <TextInput
        name="hours"
        inputMode="decimal"
        label={t('mentors.hours')}
        defaultValue={filter.hours || ''}
        key={`hours ${filter.hours}`}
        maw="12rem"
      />
      <Checkbox
        name="free"
        value="yes"
        label={t('mentors.free')}
        defaultChecked={filter.free === 'yes'}
        key={`free ${filter.free}`}
        pb={8}
      />
    </SearchForm>
  );
}
