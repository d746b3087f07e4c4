import { z } from 'zod';

/** Whose eyes a visitor of the example organization can use. Pure constants: nothing here is secret. */
export const exampleRoles = ['manager', 'mentee', 'mentor', 'admin'] as const;
export type ExampleRole = (typeof exampleRoles)[number];

interface ExampleSignIn {
  name: string;
  email: string;
}

/** Addresses end in .example, a name that no mail server answers to (RFC 2606). */
export const exampleDomain = 'harbour-and-hill.example';

export const exampleSignIns: Record<ExampleRole, ExampleSignIn> = {
  manager: { name: 'Paloma Reyes', email: `paloma.reyes@${exampleDomain}` },
  mentee: { name: 'Noor Haddad', email: `noor.haddad@${exampleDomain}` },
  mentor: { name: 'Tobias Lindqvist', email: `tobias.lindqvist@${exampleDomain}` },
  admin: { name: 'Adaeze Obi', email: `adaeze.obi@${exampleDomain}` },
};

export const examplePassword = 'look around ithaca';

/** The button's form: who was chosen. */
export const exampleChoice = z.object({ as: z.enum(exampleRoles) });
