import { Alert, Button } from '@mantine/core';
import { Form } from 'react-router';
import { say } from '../i18n.ts';
import { useRefusal } from './form.tsx';

interface DeedProps {
  intent: string;
  /** What the deed is done to, as hidden fields. */
  what?: Record<string, string>;
  children: string;
  /** The whole sentence, where the button stands in a row whose words it needs: 'Reached: first draft'. */
  label?: string;
  tone?: 'primary' | 'quiet' | 'danger';
}

/** One button that does one thing, without a field to fill in. */
export function Deed({ intent, what = {}, children, label, tone = 'quiet' }: DeedProps) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(what).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button
        type="submit"
        size={tone === 'primary' ? 'md' : 'compact-md'}
        variant={tone === 'primary' ? 'filled' : tone === 'danger' ? 'light' : 'default'}
        color={tone === 'danger' ? 'clay' : undefined}
        aria-label={label}
      >
        {children}
      </Button>
    </Form>
  );
}

/** Why one of these deeds was refused; stands above them. */
export function DeedProblems({ intent }: { intent: string }) {
  const refused = useRefusal(intent);
  if (!refused) return null;
  return (
    <Alert color="clay" variant="light" role="alert">
      {refused.problems.map((problem) => (
        <div key={problem.key}>{say(problem.key, problem.values)}</div>
      ))}
    </Alert>
  );
}
