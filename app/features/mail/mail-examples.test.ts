import { expect, it } from 'vitest';
import { listMailExamples } from './mail-examples.ts';

const all = listMailExamples();

it('shows every mail of the product once, an example in each of its blanks', () => {
  const ids = all.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining([
      'choice.mail.asked',
      'engagements.mail.readyToSign',
      'enrolment.answerMail.accept',
      'informal.mail.invitation.mentor',
      'mail.passwordReset',
      'nudges.say.actionOverdue',
      'organizations.invitationMail.Program',
      'sessions.mail.seriesProposed',
    ]),
  );
  // A form that asks for a subject is no mail.
  expect(ids.filter((id) => /\bfield\b/.test(id))).toEqual([]);
  const series = all.find(({ id }) => id === 'sessions.mail.seriesProposed');
  expect(series).toMatchObject({ greeting: 'Hello Noor Haddad,', button: 'Open the session' });
  for (const { id, subject, paragraphs, remarks, button, greeting } of all) {
    const whole = [subject, greeting, ...paragraphs, ...remarks, button].join('\n');
    expect(whole, id).not.toMatch(/\{\{/);
    expect(subject, id).not.toBe('');
  }
});
