import { z } from 'zod';
import { exampleDomain } from '../mail/invented-addresses.ts';

/** Whose eyes a visitor of the example organization can use. Pure constants: nothing here is secret. */
export const exampleRoles = ['manager', 'mentee', 'mentor', 'admin'] as const;
export type ExampleRole = (typeof exampleRoles)[number];

interface ExampleSignIn {
  name: string;
  email: string;
}

export const exampleSignIns: Record<ExampleRole, ExampleSignIn> = {
  manager: { name: 'Paloma Reyes', email: `paloma.reyes@${exampleDomain}` },
  mentee: { name: 'Noor Haddad', email: `noor.haddad@${exampleDomain}` },
  mentor: { name: 'Tobias Lindqvist', email: `tobias.lindqvist@${exampleDomain}` },
  admin: { name: 'Adaeze Obi', email: `adaeze.obi@${exampleDomain}` },
};

export const examplePassword = 'look around ithaca';

/** The button's form: who was chosen. */
export const exampleChoice = z.object({ as: z.enum(exampleRoles) });
