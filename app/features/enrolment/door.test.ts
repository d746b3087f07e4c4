import { expect, it } from 'vitest';
import { doorFor } from './door.ts';

const program = { enrolmentDomains: ['school.example', 'lab.school.example'] };
const person = { email: 'Nia@School.example', isAddressProved: true, isMember: false };

it('is open to everybody with the link where no domain is named', () => {
  const anybody = { email: 'a@b.example', isAddressProved: false, isMember: false };
  expect(doorFor({ enrolmentDomains: [] }, anybody)).toBe('open');
});

it('is open to a proved address at one of the domains, and to that only', () => {
  expect(doorFor(program, person)).toBe('open');
  expect(doorFor(program, { ...person, isAddressProved: false })).toBe('proveAddress');
  for (const email of ['nia@evil-school.example', 'nia@x.school.example', 'school.example@b.org']) {
    expect(doorFor(program, { ...person, email })).toBe('otherDomain');
  }
});

it('is open to members, whatever their address', () => {
  expect(doorFor(program, { ...person, email: 'a@b.example', isMember: true })).toBe('open');
});
