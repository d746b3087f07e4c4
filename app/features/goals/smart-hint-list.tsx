import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SmartHint, smartHints } from './smart-hints.ts';

/** How long somebody pauses in typing before a hint comes. */
const pause = 600;

/**
 * Under the field of a goal's sentence: what it could say more clearly, as one types. It looks at
 * the fields `title` and `dueOn` of the form around it; without client JavaScript it is empty.
 */
export function SmartHintList() {
  const { t, i18n } = useTranslation('goals');
  const place = useRef<HTMLDivElement>(null);
  const [hints, setHints] = useState<SmartHint[]>([]);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let timer: number | undefined;
    const look = () => {
      const typed = new FormData(form);
      const dueOn = typed.get('dueOn');
      setHints(
        smartHints(
          String(typed.get('title') ?? ''),
          dueOn === null ? undefined : String(dueOn),
          i18n.language,
        ),
      );
    };
    const hear = (event: Event) => {
      if (!(event.target instanceof HTMLInputElement)) return;
      if (event.target.name !== 'title' && event.target.name !== 'dueOn') return;
      window.clearTimeout(timer);
      timer = window.setTimeout(look, pause);
    };
    form.addEventListener('input', hear);
    return () => {
      window.clearTimeout(timer);
      form.removeEventListener('input', hear);
    };
  }, [i18n.language]);
  return (
    <div ref={place} role="status" className="quiet">
      {hints.map((hint) => (
        <div key={hint}>{t(`smart.${hint}`)}</div>
      ))}
    </div>
  );
}
