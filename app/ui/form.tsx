import {
  Alert,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  PasswordInput,
  Radio,
  type RadioGroupProps,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { createContext, type ReactNode, useContext, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Form, useActionData, useNavigation } from 'react-router';
import type { FormValues, Refused } from '../http/page.server.ts';
import { say } from '../i18n.ts';
import type { Problem } from '../platform/refusal.ts';

const FormContext = createContext<{ id: string; refused: Refused | undefined }>({
  id: '',
  refused: undefined,
});

function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

/** What the page's action refused, for the form with this intent. */
export function useRefusal(intent = ''): Refused | undefined {
  const answer = useActionData<unknown>();
  return isRefused(answer) && answer.intent === intent ? answer : undefined;
}

interface ActionFormProps {
  /** Which of the page's forms this is; '' where there is one only. */
  intent?: string;
  /** What the button says: the deed, 'Sign the agreement', not 'OK'. */
  submit: string;
  /** Another route's action, where the page has none of its own. */
  action?: string;
  /** How strongly the button asks to be pressed. */
  tone?: 'primary' | 'quiet' | 'danger';
  /** Beside the button: a way out. */
  aside?: ReactNode;
  /** A short form whose button stands beside its field. */
  inline?: boolean;
  files?: boolean;
  children?: ReactNode;
}

/**
 * A form that works without client JavaScript. Refused input comes back typed in as it was, each
 * problem beside its field, and a summary that takes the focus.
 */
export function ActionForm({
  intent = '',
  submit,
  action,
  tone = 'primary',
  aside,
  inline = false,
  files = false,
  children,
}: ActionFormProps) {
  const id = useId();
  const refused = useRefusal(intent);
  const navigation = useNavigation();
  const form = useRef<HTMLFormElement>(null);
  const submitting = navigation.state !== 'idle' && navigation.formData?.get('intent') === intent;

  const wasSubmitting = useRef(false);
  useEffect(() => {
    if (wasSubmitting.current && !submitting && !refused) form.current?.reset();
    wasSubmitting.current = submitting;
  }, [submitting, refused]);

  const button = (
    <Button
      type="submit"
      loading={submitting}
      variant={tone === 'primary' ? 'filled' : 'default'}
      color={tone === 'danger' ? 'clay' : undefined}
    >
      {submit}
    </Button>
  );
  return (
    <FormContext value={{ id, refused }}>
      <Form
        method="post"
        action={action}
        ref={form}
        noValidate
        encType={files ? 'multipart/form-data' : undefined}
      >
        <input type="hidden" name="intent" value={intent} />
        <Stack gap="md">
          {refused && <ProblemSummary problems={refused.problems} />}
          {inline ? (
            <Group align="flex-end" gap="sm">
              {children}
              {button}
            </Group>
          ) : (
            <>
              {children}
              <Group>
                {button}
                {aside}
              </Group>
            </>
          )}
        </Stack>
      </Form>
    </FormContext>
  );
}

function ProblemSummary({ problems }: { problems: Problem[] }) {
  const { t } = useTranslation('problems');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const general = problems.filter((problem) => problem.field === '');
  return (
    <Alert color="clay" variant="light" role="alert" ref={box} tabIndex={-1}>
      {general.length > 0 ? (
        general.map((problem) => <div key={problem.key}>{say(problem.key, problem.values)}</div>)
      ) : (
        <div>{t('summary', { count: problems.length })}</div>
      )}
    </Alert>
  );
}

function typedValue(values: FormValues, name: string): unknown {
  return name
    .split(/[[\]]+/)
    .filter(Boolean)
    .reduce<unknown>(
      (inner, part) =>
        typeof inner === 'object' && inner !== null
          ? (inner as Record<string, unknown>)[part]
          : undefined,
      values,
    );
}

/** Name, id, what was typed (or `given`) and what is wrong with it. */
function useField(name: string, given: string | number | null | undefined) {
  const { id, refused } = useContext(FormContext);
  const problem = refused?.problems.find((entry) => entry.field === name);
  const typed = refused ? typedValue(refused.values, name) : undefined;
  return {
    name,
    id: `${id}-${name}`,
    defaultValue: typeof typed === 'string' ? typed : refused ? '' : String(given ?? ''),
    error: problem && say(problem.key, problem.values),
  };
}

/** What is chosen in a group of boxes (or `given`), and what is wrong with it. */
export function useChosen(name: string, given: readonly string[]) {
  const { id, refused } = useContext(FormContext);
  const problem = refused?.problems.find((entry) => entry.field === name);
  const typed = refused ? typedValue(refused.values, name) : undefined;
  const chosen = refused
    ? (Array.isArray(typed) ? typed : typed === undefined ? [] : [typed]).map(String)
    : given;
  return { id: `${id}-${name}`, chosen, error: problem && say(problem.key, problem.values) };
}

interface FieldProps {
  name: string;
  label: string;
  /** A hint under the label: what is meant, or who sees it. */
  hint?: ReactNode;
  value?: string | number | null | undefined;
  optional?: boolean;
}

function useLabel(label: string, optional: boolean | undefined): string {
  const { t } = useTranslation();
  return optional ? `${label} (${t('optional')})` : label;
}

export function TextField({
  name,
  label,
  hint,
  value,
  optional,
  type = 'text',
  autoComplete,
  width,
  suggestions,
}: FieldProps & {
  type?: 'text' | 'email' | 'date' | 'time' | 'datetime-local' | 'url' | 'number' | 'search';
  autoComplete?: string;
  width?: string | number;
  /** Offered while typing; anything else may be typed too. */
  suggestions?: readonly string[];
}) {
  const field = useField(name, value);
  const listId = `${field.id}-list`;
  return (
    <>
      <TextInput
        {...field}
        // A new default after saving must reach the field.
        key={field.defaultValue}
        label={useLabel(label, optional)}
        description={hint}
        type={type === 'number' ? 'text' : type}
        inputMode={type === 'number' ? 'decimal' : undefined}
        autoComplete={autoComplete}
        maw="40rem"
        // A short field keeps its label and hint on one line.
        styles={{ wrapper: { maxWidth: width } }}
        list={suggestions ? listId : undefined}
      />
      {suggestions && (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  );
}

export function AreaField({
  name,
  label,
  hint,
  value,
  optional,
  rows,
}: FieldProps & { rows?: number }) {
  const field = useField(name, value);
  return (
    <Textarea
      {...field}
      key={field.defaultValue}
      label={useLabel(label, optional)}
      description={hint}
      minRows={rows ?? 3}
      maw="46rem"
    />
  );
}

export function PasswordField({
  name,
  label,
  hint,
  autoComplete,
}: FieldProps & { autoComplete: string }) {
  const { defaultValue: _never, ...field } = useField(name, '');
  return (
    <PasswordInput
      {...field}
      label={label}
      description={hint}
      autoComplete={autoComplete}
      maw="40rem"
      visibilityToggleButtonProps={{ 'aria-label': label }}
    />
  );
}

export interface Option {
  value: string;
  label: string;
}

export function SelectField({
  name,
  label,
  hint,
  value,
  optional,
  options,
}: FieldProps & { options: Option[] }) {
  const field = useField(name, value);
  return (
    <NativeSelect
      {...field}
      key={field.defaultValue}
      label={useLabel(label, optional)}
      description={hint}
      data={optional ? [{ value: '', label: '' }, ...options] : options}
      maw="24rem"
    />
  );
}

const belowOptions: Pick<RadioGroupProps, 'inputWrapperOrder' | 'descriptionProps'> = {
  inputWrapperOrder: ['label', 'input', 'description', 'error'],
  descriptionProps: { fz: 'sm', c: 'var(--mantine-color-text)', mt: 'xs' },
};

/** A handful of options, all in sight, of which one is chosen. */
export function RadioField({
  name,
  label,
  hint,
  value,
  options,
  after,
}: FieldProps & {
  options: Option[];
  /** What is said to the choice, below the options; heard with the group's name. Takes the hint's place. */
  after?: ReactNode;
}) {
  const { id, chosen, error } = useChosen(name, value == null ? [] : [String(value)]);
  return (
    <Radio.Group
      label={label}
      description={after ?? hint}
      {...(after ? belowOptions : {})}
      error={error}
      id={id}
      defaultValue={chosen[0]}
      name={name}
      key={chosen[0]}
    >
      <Stack gap="xs" mt="xs">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** A handful of options, of which any number is chosen. */
export function ChecksField({
  name,
  label,
  hint,
  values,
  options,
  stacked = false,
}: Omit<FieldProps, 'value'> & {
  values: readonly string[];
  options: Option[];
  /** One below the other: long labels are read more easily so. */
  stacked?: boolean;
}) {
  const { chosen, error } = useChosen(name, values);
  return (
    <Checkbox.Group
      label={label}
      description={hint}
      error={error}
      defaultValue={[...chosen]}
      key={chosen.join()}
    >
      <Group gap={stacked ? 'sm' : 'md'} mt="xs" {...(stacked && { display: 'grid' })}>
        {options.map((option) => (
          <Checkbox key={option.value} name={name} value={option.value} label={option.label} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

/** One box to tick. */
export function CheckField({
  name,
  label,
  hint,
  checked,
}: {
  name: string;
  label: string;
  hint?: ReactNode;
  checked?: boolean;
}) {
  const { id, chosen, error } = useChosen(name, checked ? ['yes'] : []);
  return (
    <Checkbox
      id={id}
      name={name}
      value="yes"
      label={label}
      description={hint}
      error={error}
      defaultChecked={chosen.length > 0}
      key={String(chosen.length > 0)}
    />
  );
}

export function FileField({
  name,
  label,
  hint,
  accept,
  optional,
  multiple = false,
}: FieldProps & { accept: string; multiple?: boolean }) {
  const { id, error } = useChosen(name, []);
  return (
    <TextInput
      id={id}
      name={name}
      type="file"
      accept={accept}
      multiple={multiple}
      label={useLabel(label, optional)}
      description={hint}
      error={error}
      maw="40rem"
    />
  );
}
