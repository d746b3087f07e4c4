import { Checkbox, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useChosen } from './form.tsx';

/** So few are looked over faster than searched. */
const manyOptions = 12;

interface PickFieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  values: readonly string[];
  options: readonly string[];
  /** How many may be picked; null: any number. */
  most: number | null;
}

/** Some of a long list: boxes to scroll through, and, where scripts run, a search above them. */
export function PickField(field: PickFieldProps) {
  const { id, chosen, error } = useChosen(field.name, field.values);
  // What was refused must reach the boxes again.
  return <PickBoxes key={chosen.join()} {...field} id={id} given={chosen} error={error} />;
}

function PickBoxes({
  name,
  label,
  hint,
  options,
  most,
  id,
  given,
  error,
}: PickFieldProps & { id: string; given: readonly string[]; error: string | undefined }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState([...given]);
  const [search, setSearch] = useState('');
  const sought = plain(search);
  const found = new Set(options.filter((option) => plain(option).includes(sought)));
  const isFull = most !== null && chosen.length >= most;
  return (
    <Checkbox.Group
      id={id}
      label={label}
      description={hint}
      error={error}
      value={chosen}
      onChange={setChosen}
      maw="46rem"
    >
      <Text size="sm" mt="xs" aria-live="polite">
        {chosen.length === 0
          ? t('pick.none')
          : t('pick.chosen', { count: chosen.length, names: chosen.join(', ') })}
        {isFull && ` ${t('pick.full')}`}
      </Text>
      {useScripts() && options.length > manyOptions && (
        <TextInput
          type="search"
          size="sm"
          mt="xs"
          maw="20rem"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={stay}
          placeholder={t('pick.search')}
          aria-label={t('pick.searchNamed', { label })}
        />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list to scroll, also where its boxes cannot be ticked */}
      <div className="picks" tabIndex={0}>
        {options.map((option) => (
          <Checkbox
            key={option}
            name={name}
            value={option}
            label={option}
            display={found.has(option) ? undefined : 'none'}
            disabled={isFull && !chosen.includes(option)}
          />
        ))}
        {found.size === 0 && <Text size="sm">{t('pick.noneFound')}</Text>}
      </div>
    </Checkbox.Group>
  );
}

/** Who presses Enter in the search is not done with the form. */
function stay(event: KeyboardEvent) {
  if (event.key === 'Enter') event.preventDefault();
}

const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .trim()
    .toLowerCase();

const never = () => () => {};
/** Whether scripts run: not on the server, nor before the page has come alive. */
const useScripts = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
