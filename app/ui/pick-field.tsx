import { Input, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, memo, useCallback, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useChosen } from './form.tsx';

/** So few are looked over faster than searched. */
export const manyOptions = 12;

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
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(given));
  const [search, setSearch] = useState('');
  const toggle = useCallback(
    (option: string) =>
      setChosen((before) => {
        const after = new Set(before);
        if (!after.delete(option)) after.add(option);
        return after;
      }),
    [],
  );
  const sought = plain(search);
  const found = new Set(options.filter((option) => plain(option).includes(sought)));
  const names = options.filter((option) => chosen.has(option));
  const isFull = most !== null && names.length >= most;
  return (
    <Input.Wrapper
      id={id}
      role="group"
      aria-labelledby={`${id}-label`}
      labelElement="div"
      size="md"
      label={label}
      description={hint}
      error={error}
      maw="46rem"
    >
      <Text size="sm" mt="xs" aria-live="polite">
        {names.length === 0
          ? t('pick.none')
          : t('pick.chosen', { count: names.length, names: names.join(', ') })}
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
          <Pick
            key={option}
            name={name}
            option={option}
            isChosen={chosen.has(option)}
            isHidden={!found.has(option)}
            isDisabled={isFull && !chosen.has(option)}
            toggle={toggle}
          />
        ))}
        {found.size === 0 && <Text size="sm">{t('pick.noneFound')}</Text>}
      </div>
    </Input.Wrapper>
  );
}

/** Plain, and drawn again only when it changes: of some hundred, in each letter of a search. */
const Pick = memo(function Pick({
  name,
  option,
  isChosen,
  isHidden,
  isDisabled,
  toggle,
}: {
  name: string;
  option: string;
  isChosen: boolean;
  isHidden: boolean;
  isDisabled: boolean;
  toggle: (option: string) => void;
}) {
  return (
    <label className="pick" hidden={isHidden}>
      <input
        type="checkbox"
        name={name}
        value={option}
        checked={isChosen}
        disabled={isDisabled}
        onChange={() => toggle(option)}
      />
      {option}
    </label>
  );
});

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
