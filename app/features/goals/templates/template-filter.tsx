import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchForm } from '../../../ui/search-form.tsx';
import { kinds } from '../../engagements/engagement.ts';
import { careerStages } from '../../profiles/profile.ts';
import { type TemplateSearch, templateStates } from './template-search.ts';

interface TemplateFilterProps {
  search: TemplateSearch;
  fields: string[];
  /** Managers also narrow by kind and by state. */
  forManager?: boolean;
}

export function TemplateFilter({ search, fields, forManager = false }: TemplateFilterProps) {
  const { t } = useTranslation('goalTemplates');
  const { t: profiles } = useTranslation('profiles');
  const { t: programs } = useTranslation('programs');
  const any = { value: '', label: t('filter.any') };
  return (
    <SearchForm label={t('search')} value={search.words}>
      <NativeSelect
        name="stage"
        label={t('filter.stage')}
        defaultValue={search.stage ?? ''}
        key={`stage-${search.stage}`}
        data={[any, ...careerStages.map((value) => ({ value, label: profiles(`stage.${value}`) }))]}
      />
      <NativeSelect
        name="industry"
        label={t('filter.industry')}
        defaultValue={search.industry}
        key={`industry-${search.industry}`}
        data={[any, ...fields.map((value) => ({ value, label: value }))]}
      />
      {forManager && (
        <>
          <NativeSelect
            name="kind"
            label={t('filter.kind')}
            defaultValue={search.kind ?? ''}
            key={`kind-${search.kind}`}
            data={[any, ...kinds.map((value) => ({ value, label: programs(`kind.${value}`) }))]}
          />
          <NativeSelect
            name="state"
            label={t('filter.state')}
            defaultValue={search.state}
            key={`state-${search.state}`}
            data={templateStates.map((value) => ({ value, label: t(`filter.states.${value}`) }))}
          />
        </>
      )}
    </SearchForm>
  );
}
