import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DeedProblems } from '../../ui/deed.tsx';
import { useRefusal } from '../../ui/form.tsx';
import { mergeTexts } from './merge-text.ts';

type Texts<F extends string> = Record<F, string>;

/** What the server answers to a page that saves while somebody types. */
export interface SavedWords<F extends string> {
  texts: Texts<F>;
  keptBoth: boolean;
  /** Counted up with every change; absent where one person alone writes. */
  version?: number;
  html: Texts<F>;
}

type Status = 'saved' | 'typing' | 'offline' | 'signedOut' | 'refused';

/** A pause in typing after which it is saved, in ms. */
const pauseMs = 1_200;
/** How often an open page asks what the others wrote, and a page without a connection tries again. */
const lookMs = 8_000;

interface AutosaveOptions<F extends string> {
  fields: readonly F[];
  saved: Texts<F>;
  version?: number;
  /** Where it is saved: a route that answers with SavedWords. */
  address: string;
  intent: string;
  /** Whose draft of what, in this browser's memory. */
  draftKey: string;
}

/**
 * Saves a form's text areas a moment after each change, and takes in what others saved meanwhile.
 * What could not be saved stays in its field and in the browser's memory until it is.
 */
export function useAutosave<F extends string>(options: AutosaveOptions<F>) {
  const { fields, address, intent, draftKey } = options;
  const form = useRef<HTMLFormElement>(null);
  const base = useRef({ texts: options.saved, version: options.version ?? 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isSaving = useRef(false);
  const [status, setStatus] = useState<Status>('saved');
  const [keptBoth, setKeptBoth] = useState(false);
  const [html, setHtml] = useState<Texts<F>>();

  const areaOf = useCallback((field: F) => {
    const area = form.current?.elements.namedItem(field);
    return area instanceof HTMLTextAreaElement ? area : undefined;
  }, []);
  const read = useCallback((): Texts<F> => {
    const typed = { ...base.current.texts };
    for (const field of fields) typed[field] = areaOf(field)?.value ?? typed[field];
    return typed;
  }, [fields, areaOf]);
  const isSame = useCallback(
    (one: Texts<F>, other: Texts<F>) => fields.every((field) => one[field] === other[field]),
    [fields],
  );

  /** Puts what the server has beside what was typed since `sent`. */
  const takeIn = useCallback(
    (answer: SavedWords<F>, sent: Texts<F>) => {
      const merged = mergeTexts(sent, read(), answer.texts);
      for (const field of fields) showText(areaOf(field), merged.texts[field]);
      base.current = { texts: answer.texts, version: answer.version ?? 0 };
      setHtml(answer.html);
      if (answer.keptBoth || merged.keptBoth) setKeptBoth(true);
      if (isSame(merged.texts, answer.texts)) forgetDraft(draftKey);
      else keepDraft(draftKey, { base: answer.texts, typed: merged.texts });
      return isSame(merged.texts, answer.texts);
    },
    [fields, areaOf, read, isSame, draftKey],
  );

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const typed = read();
    if (isSaving.current) return;
    if (isSame(typed, base.current.texts)) {
      forgetDraft(draftKey);
      setStatus('saved');
      return;
    }
    isSaving.current = true;
    const answer = await send(address, bodyOf(intent, typed, base.current.texts));
    isSaving.current = false;
    if (typeof answer === 'string') {
      setStatus(answer);
      // Refused text waits for a change; a connection or a sign-in comes back by itself.
      if (answer !== 'refused') timer.current = setTimeout(save, lookMs);
      return;
    }
    const isDone = takeIn(answer as SavedWords<F>, typed);
    setStatus(isDone ? 'saved' : 'typing');
    if (!isDone) timer.current = setTimeout(save, pauseMs);
  }, [address, intent, draftKey, read, isSame, takeIn]);

  const onInput = useCallback(() => {
    keepDraft(draftKey, { base: base.current.texts, typed: read() });
    setStatus('typing');
    clearTimeout(timer.current);
    timer.current = setTimeout(save, pauseMs);
  }, [draftKey, read, save]);

  // What this browser still remembers of an earlier visit was never saved: it comes back first.
  // What was typed before the scripts came is saved with it.
  useEffect(() => {
    const draft = findDraft<F>(draftKey, fields);
    if (draft) {
      const { texts } = mergeTexts(draft.base, draft.typed, base.current.texts);
      for (const field of fields) showText(areaOf(field), texts[field]);
    }
    void save();
  }, [draftKey, fields, areaOf, save]);

  // Another form of the page was sent, and the page has newer words now.
  const { saved, version } = options;
  useEffect(() => {
    if (version === undefined || version <= base.current.version) return;
    const texts = mergeTexts(base.current.texts, read(), saved).texts;
    for (const field of fields) showText(areaOf(field), texts[field]);
    base.current = { texts: saved, version };
  }, [saved, version, fields, areaOf, read]);

  useEffect(() => {
    const look = setInterval(async () => {
      if (document.visibilityState !== 'visible' || isSaving.current) return;
      if (version === undefined) return;
      const before = base.current;
      const answer = await send(address);
      if (typeof answer === 'string' || base.current !== before) return;
      if ((answer.version ?? 0) > before.version) takeIn(answer as SavedWords<F>, before.texts);
    }, lookMs);
    const leave = () => void (document.visibilityState === 'hidden' && save());
    const again = () => void save();
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('online', again);
    return () => {
      clearInterval(look);
      clearTimeout(timer.current);
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('online', again);
    };
  }, [address, version, save, takeIn]);

  return { form, status, keptBoth, html, save, onInput };
}

function bodyOf<F extends string>(intent: string, typed: Texts<F>, base: Texts<F>) {
  const body = new URLSearchParams({ intent, ...typed });
  for (const [field, text] of Object.entries<string>(base)) body.set(`base[${field}]`, text);
  return body;
}

/** Asks the server; what went wrong is a word, since each has its own remedy. */
async function send(
  address: string,
  body?: URLSearchParams,
): Promise<SavedWords<string> | 'offline' | 'signedOut' | 'refused'> {
  try {
    const answer = await fetch(address, {
      redirect: 'manual',
      ...(body && { method: 'POST', body }),
    });
    if (answer.type === 'opaqueredirect') return 'signedOut';
    if (answer.status >= 400 && answer.status < 500) return 'refused';
    if (!answer.ok) return 'offline';
    return (await answer.json()) as SavedWords<string>;
  } catch {
    return 'offline';
  }
}

/** A new text in a field somebody may be typing in: the cursor stays where they are. */
function showText(area: HTMLTextAreaElement | undefined, text: string): void {
  if (!area || area.value === text) return;
  const { value: before, selectionStart, selectionEnd } = area;
  const isBehind = (at: number) => before.slice(0, at) !== text.slice(0, at);
  const place = (at: number) => (isBehind(at) ? Math.max(0, at + text.length - before.length) : at);
  area.value = text;
  if (document.activeElement === area) {
    area.setSelectionRange(place(selectionStart), place(selectionEnd));
  }
}

interface Draft<F extends string> {
  base: Texts<F>;
  typed: Texts<F>;
}

// A browser may refuse its memory (private windows, full): then the field itself is all there is.
function keepDraft<F extends string>(key: string, draft: Draft<F>): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {}
}

function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {}
}

function findDraft<F extends string>(key: string, fields: readonly F[]): Draft<F> | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft<F> | null;
    const isWhole = (texts: Texts<F> | undefined) =>
      texts !== undefined && fields.every((field) => typeof texts[field] === 'string');
    return draft && isWhole(draft.base) && isWhole(draft.typed) ? draft : undefined;
  } catch {
    return undefined;
  }
}

interface AutosaveFormProps<F extends string> extends AutosaveOptions<F> {
  areas: { field: F; label: string; hint: string; rows: number }[];
  submit: string;
  /** Below each area: how it reads. */
  children?: (html: Texts<F> | undefined) => React.ReactNode;
}

/** Text areas that save themselves; without scripts, a form with a button. */
export function AutosaveForm<F extends string>({
  areas,
  submit,
  children,
  ...options
}: AutosaveFormProps<F>) {
  const { form, status, keptBoth, html, save, onInput } = useAutosave(options);
  const { t } = useTranslation('sessions');
  const [isLive, setIsLive] = useState(false);
  useEffect(() => setIsLive(true), []);
  // Without scripts a refused form comes back with what was typed.
  const refused = useRefusal(options.intent);
  const typed = (field: F) => {
    const value = refused?.values[field];
    return typeof value === 'string' ? value : options.saved[field];
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    // autoComplete: what a browser fills in after a reload would be old words.
    <form method="post" ref={form} onSubmit={onSubmit} onInput={onInput} autoComplete="off">
      <Stack gap="md">
        <input type="hidden" name="intent" value={options.intent} />
        {options.fields.map((field) => (
          <input key={field} type="hidden" name={`base[${field}]`} value={options.saved[field]} />
        ))}
        <DeedProblems intent={options.intent} />
        {areas.map(({ field, label, hint, rows }) => (
          <Textarea
            key={field}
            name={field}
            label={label}
            description={hint}
            defaultValue={typed(field)}
            minRows={rows}
            maxRows={30}
            autosize
            maw="46rem"
          />
        ))}
        {keptBoth && (
          <Text size="sm" maw="46rem">
            {t('words.keptBoth')}
          </Text>
        )}
        <Group gap="md">
          <Button type="submit" variant="default">
            {submit}
          </Button>
          <Text size="sm" c={status === 'saved' ? 'dimmed' : undefined} aria-live="polite">
            {isLive && t(`words.status.${status}`)}
            {status === 'signedOut' && (
              <>
                {' '}
                <Link to="/sign-in" target="_blank">
                  {t('words.signIn')}
                </Link>
              </>
            )}
          </Text>
        </Group>
        {children?.(html)}
      </Stack>
    </form>
  );
}
