import { i18n } from '../../i18n.ts';

/** A mail as its texts make it, with invented names and days in its blanks. */
export interface MailExample {
  /** Where its texts are: 'sessions.mail.proposed'. */
  id: string;
  subject: string;
  greeting: string;
  paragraphs: string[];
  button: string;
  /** What it says besides, on some occasions. */
  remarks: string[];
}

const examples: Record<string, string | number> = {
  count: 2,
  day: '12 May 2026',
  days: 7,
  email: 'paloma@harbour.example',
  from: '1 March 2026',
  hours: 24,
  inviter: 'Noor Haddad',
  kind: 'sessions tomorrow',
  manager: 'Paloma Reyes',
  mentee: 'Noor Haddad',
  mentor: 'Tobias Lindqvist',
  minutes: 60,
  name: 'Noor Haddad',
  names: 'Noor Haddad and Tobias Lindqvist',
  organization: 'Harbour & Hill',
  partner: 'Tobias Lindqvist',
  partners: 'Tobias Lindqvist',
  program: 'Craft and confidence',
  reason: 'You asked for it.',
  rhythm: 'Every two weeks',
  sender: 'Paloma Reyes',
  timeZone: 'Europe/Berlin',
  to: '31 August 2026',
  url: 'https://mentoring.example.org/…',
  when: '12 May 2026, 16:30',
  who: 'Tobias Lindqvist',
};

type Texts = { [key: string]: string | Texts };

/** Every mail that there are texts for: an object with a subject, and a text or a button; labels of fields are none. */
export function listMailExamples(): MailExample[] {
  const all = i18n.getDataByLanguage(i18n.language) as Texts;
  return Object.entries(all)
    .flatMap(([name, texts]) =>
      typeof texts === 'string' ? [] : mailsIn(texts, [name], { hello: '', button: '' }),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Several mails may share a greeting and a button, which stand beside them. */
interface Around {
  hello: string;
  button: string;
}

function mailsIn(texts: Texts, path: string[], around: Around): MailExample[] {
  const shared = {
    hello: stringAt(texts, 'greeting') ?? around.hello,
    button: stringAt(texts, 'button') ?? around.button,
  };
  const own = Object.keys(texts).flatMap((key) => {
    const variant = /^subject(?!_one)(?:_other)?([A-Z]\w*)?$/.exec(key);
    if (!variant) return [];
    const value = texts[key] ?? '';
    // One for each role.
    if (typeof value !== 'string') {
      return Object.keys(value).flatMap((role) =>
        mailFrom(texts, [...path, role], { ...shared, subject: stringAt(value, role), role }),
      );
    }
    const suffix = variant[1] ?? '';
    return mailFrom(texts, [...path, suffix].filter(Boolean), {
      ...shared,
      subject: value,
      suffix,
    });
  });
  const inside = Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' || key === 'field' ? [] : mailsIn(value, [...path, key], shared),
  );
  return [...own, ...inside];
}

function mailFrom(
  texts: Texts,
  path: string[],
  {
    subject,
    hello,
    button,
    suffix = '',
    role,
  }: Around & { subject: string | undefined; suffix?: string; role?: string },
): MailExample[] {
  const holder = role ? texts.text : texts;
  const key = role ?? `text${suffix}`;
  const text =
    typeof holder === 'object' ? (stringAt(holder, key) ?? stringAt(holder, `${key}_other`)) : '';
  if (subject === undefined || (!text && !stringAt(texts, 'button'))) return [];
  const besides = Object.entries(texts).flatMap(([name, value]) =>
    typeof value === 'string' && !/^(subject|text|button|greeting)|_one$/.test(name) ? [value] : [],
  );
  return [
    {
      id: path.join('.'),
      subject: filled(subject),
      greeting: filled(hello),
      paragraphs: text ? [filled(text)] : [],
      button: filled(button),
      remarks: besides.map(filled),
    },
  ];
}

function stringAt(texts: Texts, key: string): string | undefined {
  const value = texts[key];
  return typeof value === 'string' ? value : undefined;
}

/** A blank that has no example stays in sight. */
function filled(text: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (blank, name: string) => String(examples[name] ?? blank));
}
